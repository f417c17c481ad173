package dev.assay.facts;

/// A keyword argument of a class statement, such as `env_prefix="APP_"` of a settings class.
///
/// @param enclosingClass the class that is given it
/// @param keyword its name
/// @param value what is given
public record ClassKeyword(Place at, ClassDefinition enclosingClass, String keyword, Value value) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
