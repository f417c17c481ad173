package dev.assay.facts;

import java.util.List;

/// What a library makes for itself when it is called, as `facts/libraries/*.yaml` says for the version in use.
///
/// @param call the call
/// @param resource `pool` or `thread`
/// @param what in words, such as "application that a projection follows"
/// @param factors how many of them at one call; empty for one
public record Makes(Place at, Call call, String resource, String what, List<Factor> factors) implements Fact {

    public Makes {
        factors = List.copyOf(factors);
    }

    /// One call may make several things, so the place alone does not tell them apart.
    @Override
    public boolean equals(Object other) {
        return other instanceof Makes that && what.equals(that.what) && resource.equals(that.resource)
                && call.equals(that.call);
    }

    @Override
    public int hashCode() {
        return call.hashCode() * 31 + what.hashCode();
    }
}
