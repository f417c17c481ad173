package dev.assay.extract;

import dev.assay.facts.Place;

/// A text that a file says, and where.
record Stated(String text, Place at) {}
