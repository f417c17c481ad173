package dev.assay.facts;

/// A range that could not be read or parsed.
///
/// @param reason one sentence
public record Unread(Place at, String reason) implements Fact {

    /// Whether nothing of the file was read. What is left out then has no width that a reader could be shown.
    public boolean isWhole() {
        return at.startByte() == 0 && at.line() == 1 && at.endLine() == 1 && at.column() == 1 && at.endColumn() == 1;
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
