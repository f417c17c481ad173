package dev.assay.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function or method.
///
/// @param name as written
/// @param qualifiedName module and enclosing names, such as `app.db.Pool.close`
/// @param async whether it is an `async def`
/// @param generator whether it has a `yield` of its own
/// @param yieldInTry whether a `yield` of its own stands in a `try` that has a `finally`
/// @param yieldInWith whether a `yield` of its own stands in a `with`
/// @param decorators the decorators, resolved; as written where they cannot be
/// @param parameters the names in order; `*` and `**` are kept in front of theirs
/// @param returns the return annotation as written; empty if there is none
/// @param returnType the class of what it returns or yields as a context manager, resolved, from annotation or
///     body; empty if unknown
/// @param docstring empty if there is none
/// @param enclosingClass null for a plain function
/// @param enclosingFunction null where it is not nested
public record FunctionDefinition(Place at, String name, String qualifiedName, boolean async, boolean generator,
        boolean yieldInTry, boolean yieldInWith, List<String> decorators, List<String> parameters, String returns,
        String returnType, String docstring, @Nullable ClassDefinition enclosingClass,
        @Nullable FunctionDefinition enclosingFunction) implements Fact {

    public FunctionDefinition {
        decorators = List.copyOf(decorators);
        parameters = List.copyOf(parameters);
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
