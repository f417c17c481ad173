package dev.assay.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A comparison. A chained one has more than two operands.
///
/// @param operands as written, in order
/// @param operators such as `==`, `is not` and `in`, in order
/// @param left the first operand
/// @param right the last operand
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record Comparison(Place at, List<String> operands, List<String> operators, Value left, Value right,
        @Nullable FunctionDefinition enclosingFunction, @Nullable ClassDefinition enclosingClass) implements Fact {

    public Comparison {
        operands = List.copyOf(operands);
        operators = List.copyOf(operators);
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
