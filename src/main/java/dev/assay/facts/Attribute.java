package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// An attribute that is read, written or deleted; one for each full dotted chain.
///
/// @param text as written
/// @param receiver what stands before the last dot, as written
/// @param name the last name
/// @param target resolved; empty if unknown
/// @param receiverType the class of the receiver, resolved; empty if unknown
/// @param stored whether it is assigned to or deleted
/// @param called whether it is what a call calls
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record Attribute(Place at, String text, String receiver, String name, String target, String receiverType,
        boolean stored, boolean called, @Nullable FunctionDefinition enclosingFunction,
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
