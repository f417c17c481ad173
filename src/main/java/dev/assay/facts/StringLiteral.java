package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// A string, docstrings too.
///
/// @param text its content
/// @param docstring whether it is the docstring of a module, class or function, or any other statement of its own
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record StringLiteral(Place at, String text, boolean docstring, @Nullable FunctionDefinition enclosingFunction,
        @Nullable ClassDefinition enclosingClass) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
