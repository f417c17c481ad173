package dev.assay.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An f-string.
///
/// @param interpolated what it brings in, as written, in order
/// @param values what that is worth, in order
/// @param text as written
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record FString(Place at, List<String> interpolated, List<Value> values, String text,
        @Nullable FunctionDefinition enclosingFunction, @Nullable ClassDefinition enclosingClass) implements Fact {

    public FString {
        interpolated = List.copyOf(interpolated);
        values = List.copyOf(values);
    }

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
