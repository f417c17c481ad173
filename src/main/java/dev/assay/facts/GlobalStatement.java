package dev.assay.facts;

import java.util.List;

/// A `global` statement.
///
/// @param names as written
/// @param enclosingFunction the function that says so
public record GlobalStatement(Place at, List<String> names, FunctionDefinition enclosingFunction) implements Fact {

    public GlobalStatement {
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
