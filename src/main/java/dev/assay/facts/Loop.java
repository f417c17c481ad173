package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// A `for` or `while` statement.
///
/// @param keyword `for` or `while`
/// @param async whether it is an `async for`
/// @param condition the condition of a `while`, what a `for` runs over, as written
/// @param iterable what a `for` runs over; `Unknown` for a `while`
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record Loop(Place at, String keyword, boolean async, String condition, Value iterable,
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
