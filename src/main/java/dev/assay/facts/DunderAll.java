package dev.assay.facts;

import java.util.List;

/// An assignment to `__all__`, or an addition to it.
///
/// @param names in source order
/// @param complete false where names are added that cannot be read
public record DunderAll(Place at, List<String> names, boolean complete) implements Fact {

    public DunderAll {
        names = List.copyOf(names);
    }

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
