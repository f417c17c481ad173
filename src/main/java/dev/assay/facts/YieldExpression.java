package dev.assay.facts;

/// A `yield`.
///
/// @param value what is yielded; `Unknown` with empty text for a bare one
/// @param inTry whether it stands in a `try` that has a `finally`
/// @param inWith whether it stands in a `with`
/// @param enclosingFunction the function that yields
public record YieldExpression(Place at, Value value, boolean inTry, boolean inWith,
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
