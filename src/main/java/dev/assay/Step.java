package dev.assay;

/// How far a piece of work is.
///
/// @param doing such as `Reading`
/// @param done of `total`
/// @param total 0 where nobody knows
public record Step(String doing, int done, int total) {}
