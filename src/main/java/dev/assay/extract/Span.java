package dev.assay.extract;

/// A range of a text.
///
/// @param start in characters, counted from 0
/// @param end exclusive
record Span(int start, int end) {}
