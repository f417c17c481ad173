package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// A context manager that a `with` enters; one for each.
///
/// @param context the expression as written
/// @param target for a call what is called, else the name, resolved; empty if unknown
/// @param type the class of the context manager, resolved; empty if unknown
/// @param alias the name behind `as`; empty if there is none
/// @param async whether it is an `async with`
/// @param lastLine the last line of its block
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record WithStatement(Place at, String context, String target, String type, String alias, boolean async,
        int lastLine,
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
