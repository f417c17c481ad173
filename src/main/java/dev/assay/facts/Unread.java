package dev.assay.facts;

/// A range that could not be read or parsed.
///
/// @param reason one sentence
public record Unread(Place at, String reason) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
