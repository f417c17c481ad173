package dev.assay.engine;

import dev.assay.facts.Place;
import java.util.Map;
import java.util.Optional;

/// A concept as people and programs are shown it.
///
/// @param kind such as `Pool`
/// @param at where it stands; empty for one that stands nowhere, such as a checklist that applies
/// @param properties in the order in which the type declares them; an absent one is the empty string
public record Derived(String kind, Optional<Place> at, Map<String, Object> properties) {}
