package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// A `raise`.
///
/// @param raised the exception class, resolved, as written where it cannot be; empty for a bare `raise`
/// @param text as written
/// @param cause what stands behind `from`, as written; empty if there is nothing
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record RaiseStatement(Place at, String raised, String text, String cause,
        @Nullable FunctionDefinition enclosingFunction, @Nullable ClassDefinition enclosingClass) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
