package dev.assay.facts;

/// An argument of a call, as written. [Parameter] says which parameter of a known library it fills.
///
/// @param call the call
/// @param keyword empty for a positional one; `*` and `**` for splats
/// @param position counted from 0 among all arguments of the call
/// @param value what it is worth
/// @param type the class of the value, resolved; empty if unknown
public record Argument(Place at, Call call, String keyword, int position, Value value, String type) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
