package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// A decorator of a function or class.
///
/// @param target resolved, the call brackets left out; empty if unknown
/// @param callee as written, the call brackets left out
/// @param call null for a decorator without brackets
/// @param decoratedFunction null on a class
/// @param decoratedClass null on a function
public record Decorator(Place at, String target, String callee, @Nullable Call call,
        @Nullable FunctionDefinition decoratedFunction, @Nullable ClassDefinition decoratedClass) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
