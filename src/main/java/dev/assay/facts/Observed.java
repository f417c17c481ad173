package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// What `declare Assertion extends Observed` inherits: a kind of fact of an author's own that `facts/assertion.scm` fills.
///
/// Its fields are filled by the captures of the query, as those of a record of this package are; it stands where the query
/// captures `@at`.
public abstract class Observed implements Fact {

    private @Nullable Place at;

    @Override
    public final Place at() {
        if (at == null) throw new IllegalStateException("a " + getClass().getSimpleName() + " stands nowhere");
        return at;
    }

    /// Said once, by whoever makes the fact.
    public final void setAt(Place at) {
        this.at = at;
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
