package dev.assay.facts;

import java.util.List;

/// A dependency that a manifest declares, or that only a lock file pins.
///
/// @param name normalised as PEP 503 says, without extras: `taskiq-redis`; of what is installed from a folder, the
///     folder's
/// @param extras in order of name
/// @param specifier such as `>=2.0,<3`; empty if there is none
/// @param version the version in use, from the lock file or a pin; empty if neither says
/// @param group empty for what is installed, else the extra or group, such as `dev`
/// @param manifest the file that declares it, relative to the repository
public record Dependency(Place at, String name, List<String> extras, String specifier, String version, String group,
        String manifest) implements Fact {

    public Dependency {
        extras = List.copyOf(extras);
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
