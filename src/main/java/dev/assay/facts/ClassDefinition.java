package dev.assay.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A class statement.
///
/// @param name as written
/// @param qualifiedName module and enclosing names, such as `app.db.Base.Meta`
/// @param bases the direct bases, resolved, as far as they are names
/// @param ancestors every class it inherits from in resolution order, resolved, through the repository and known
///     libraries
/// @param decorators the decorators, resolved
/// @param keywords the names of keyword arguments, such as `metaclass`
/// @param docstring empty if there is none
/// @param exception whether its name or ancestors make it an exception class
/// @param enclosingFunction null where it does not stand in a function
public record ClassDefinition(Place at, String name, String qualifiedName, List<String> bases, List<String> ancestors,
        List<String> decorators, List<String> keywords, String docstring, boolean exception,
        @Nullable FunctionDefinition enclosingFunction) implements Fact {

    public ClassDefinition {
        bases = List.copyOf(bases);
        ancestors = List.copyOf(ancestors);
        decorators = List.copyOf(decorators);
        keywords = List.copyOf(keywords);
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
