package dev.assay.facts;

/// A parameter of a function definition.
///
/// @param owner the function
/// @param name without `*`
/// @param position counted from 0
/// @param annotation as written; empty if there is none
/// @param type the class that the annotation names, resolved; empty if unknown
/// @param optional whether it has a default
/// @param value its default; `Unknown` with empty text if it has none
/// @param kind `positional`, `keyword`, `*` or `**`
public record FunctionParameter(Place at, FunctionDefinition owner, String name, int position, String annotation,
        String type, boolean optional, Value value, String kind) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
