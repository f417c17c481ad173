package dev.assay.resolve;

import dev.assay.facts.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A parameter of a library symbol.
///
/// @param name as the library names it; `*args` and `**options` with their stars
/// @param keyword whether it can only be given by name
/// @param defaults by version, the oldest first; empty for a required one
public record LibraryParameter(String name, boolean keyword, List<Default> defaults) {

    /// A default and the versions that have it.
    public record Default(VersionRange versions, Value value) {}

    public LibraryParameter {
        defaults = List.copyOf(defaults);
    }

    public boolean required() {
        return defaults.isEmpty() && !name.startsWith("*");
    }

    public boolean takesPositionals() {
        return name.startsWith("*") && !name.startsWith("**");
    }

    public boolean takesKeywords() {
        return name.startsWith("**");
    }

    /// The default that applies: a literal, a name (as a reference) or an expression as written (unknown).
    ///
    /// @param version the version in use, such as `2.0.36`; empty if it is not known
    /// @param specifier what the manifest allows, such as `>=2.0,<3`; asked only where `version` is empty
    /// @return empty for a required parameter, and where the version does not decide
    public Optional<Value> defaultFor(String version, String specifier) {
        if (defaults.isEmpty()) return Optional.empty();
        Value first = defaults.getFirst().value();
        if (defaults.stream().skip(1).allMatch(one -> one.value().equals(first))) return Optional.of(first);
        Optional<Version> known = Version.read(version);
        if (known.isPresent()) {
            return defaults.stream().filter(d -> d.versions().contains(known.get())).map(Default::value).findFirst();
        }
        Optional<VersionRange> allowed = VersionRange.read(specifier);
        if (allowed.isEmpty()) return Optional.empty();
        Set<Value> possible = new HashSet<>();
        for (Version probe : VersionRange.probes(allowed.get(), defaults.stream().map(Default::versions).toList())) {
            if (!allowed.get().contains(probe)) continue;
            defaults.stream().filter(d -> d.versions().contains(probe)).map(Default::value).findFirst()
                    .ifPresent(possible::add);
        }
        return possible.size() == 1 ? Optional.of(possible.iterator().next()) : Optional.empty();
    }
}
