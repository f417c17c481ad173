package dev.assay.facts;

import java.util.List;

/// A function of the repository that calls a library symbol for its callers.
///
/// @param wrapper the wrapper
/// @param target the library symbol
/// @param call the call inside
/// @param parameters the wrapper's parameters that reach the call, in their order
public record Wraps(Place at, FunctionDefinition wrapper, String target, Call call,
        List<String> parameters) implements Fact {

    public Wraps {
        parameters = List.copyOf(parameters);
    }

    /// One call has many of them, so the place alone does not tell them apart.
    @Override
    public boolean equals(Object other) {
        return other instanceof Wraps that && target.equals(that.target) && call.equals(that.call)
                && wrapper.equals(that.wrapper);
    }

    @Override
    public int hashCode() {
        return wrapper.hashCode() * 31 + call.hashCode();
    }
}
