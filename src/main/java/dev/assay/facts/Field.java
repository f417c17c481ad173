package dev.assay.facts;

/// A name that a class body assigns or annotates, such as a settings field or a column.
///
/// @param enclosingClass the class
/// @param name as written
/// @param annotation as written; empty if there is none
/// @param type the class that the annotation names, resolved, `Annotated`, `Optional` and `X | None` removed; empty
///     if unknown
/// @param assigned whether it has a value
/// @param value its value; `Unknown` with empty text if it has none
/// @param position counted from 0 among the fields of the class
public record Field(Place at, ClassDefinition enclosingClass, String name, String annotation, String type,
        boolean assigned, Value value, int position) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
