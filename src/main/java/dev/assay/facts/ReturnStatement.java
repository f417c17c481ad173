package dev.assay.facts;

/// A `return`.
///
/// @param value what is returned; `Unknown` with empty text for a bare `return`
/// @param type the class of the value, resolved; empty if unknown
/// @param inFinally whether it stands in a `finally` block, where it takes the place of an exception
/// @param enclosingFunction the function that returns
public record ReturnStatement(Place at, Value value, String type, boolean inFinally,
        FunctionDefinition enclosingFunction) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
