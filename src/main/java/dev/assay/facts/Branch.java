package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// What runs under one condition of an `if`, a conditional expression or a `match`.
///
/// @param condition as written; of an `else` that of the `if`, of a `case` its pattern
/// @param tested what the condition is worth, of a `case` what the subject of the `match` is worth
/// @param otherwise whether it is an `else`: the condition does not hold in it
/// @param leaves whether it ends with `return`, `raise`, `continue` or `break`, so that what follows the `if` runs
///     only where the branch is not taken
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record Branch(Place at, String condition, Value tested, boolean otherwise, boolean leaves,
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
