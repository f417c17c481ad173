package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// A name, attribute or element that is given a value.
///
/// @param left as written
/// @param name the dotted name, such as `app.main.app` or `app.db.Pool.engine` for `self.engine`; empty if it
///     cannot be named
/// @param operator `=`, or that of an augmented assignment; `:` for an annotation without a value
/// @param annotation as written; empty if there is none
/// @param value what it is worth
/// @param type the class of the value, resolved; empty if unknown
/// @param atImport whether it runs when its module is imported
/// @param toGlobal whether a `global` statement sends it to the module
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record Assignment(Place at, String left, String name, String operator, String annotation, Value value,
        String type, boolean atImport, boolean toGlobal, @Nullable FunctionDefinition enclosingFunction,
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
