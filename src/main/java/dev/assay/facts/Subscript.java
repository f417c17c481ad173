package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// A subscript, such as `scope["type"]` or `os.environ["X"]`.
///
/// @param receiver what is subscripted, as written
/// @param target what is subscripted, resolved; empty if unknown
/// @param key the first key
/// @param stored whether it is assigned to or deleted
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record Subscript(Place at, String receiver, String target, Value key, boolean stored,
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
