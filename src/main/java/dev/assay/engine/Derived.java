package dev.assay.engine;

import dev.assay.facts.Place;
import java.util.Map;
import java.util.Optional;

/// A concept, or another fact of a type that a rule file declares, as people and programs are shown it.
public final class Derived {

    private final Object concept;

    public Derived(Object concept) {
        this.concept = concept;
    }

    /// Such as `Pool`.
    public String kind() {
        return Facts.kind(concept);
    }

    /// Where it stands; empty for one that stands nowhere, such as a checklist that applies.
    public Optional<Place> at() {
        return Optional.ofNullable(Facts.place(concept));
    }

    /// In the order in which the type declares them, read when they are asked for; an absent one is the empty string.
    public Map<String, Object> properties() {
        return Facts.properties(concept);
    }
}
