package dev.assay.engine;

import dev.assay.facts.FunctionDefinition;
import java.util.Collection;

/// What a rule says about a function that it has looked up by name:
/// `$functions : List() from collect( FunctionDefinition( qualifiedName == $name ) )`, used through `import function`.
public final class Functions {

    private Functions() {}

    /// What makes sure that a context manager cleans up: `finally`, `with`, or `unguarded` if an exception skips what
    /// stands behind its `yield`; empty if the function is not in the repository.
    public static String cleanup(Collection<?> functions) {
        return functions.stream().map(FunctionDefinition.class::cast).map(Functions::cleanup).findFirst().orElse("");
    }

    private static String cleanup(FunctionDefinition function) {
        if (function.yieldInTry()) return "finally";
        return function.yieldInWith() ? "with" : "unguarded";
    }
}
