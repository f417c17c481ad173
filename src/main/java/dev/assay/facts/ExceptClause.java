package dev.assay.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A handler of a `try` statement.
///
/// @param caught the exception types, resolved, as written where they cannot be; empty for a bare `except:`
/// @param alias the name behind `as`; empty if there is none
/// @param body the handler's statements as written, comments left out
/// @param reraises whether a `raise` stands in the handler
/// @param guardedFrom the line of the `try` that it belongs to
/// @param guardedTo the last line of what stands between `try` and the first handler
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record ExceptClause(Place at, List<String> caught, String alias, List<String> body, boolean reraises,
        int guardedFrom, int guardedTo, @Nullable FunctionDefinition enclosingFunction,
        @Nullable ClassDefinition enclosingClass) implements Fact {

    public ExceptClause {
        caught = List.copyOf(caught);
        body = List.copyOf(body);
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
