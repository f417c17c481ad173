package dev.assay.extract;

import java.util.List;

/// A pattern of a query.
///
/// @param kind the kind of fact that it fills
/// @param predicates all must hold
record QueryPattern(String kind, Step step, List<Predicate> predicates) {}
