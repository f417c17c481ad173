package dev.assay.resolve;

import dev.assay.facts.Dependency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The version of each library that is in use, by package.
final class Versions {

    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, String> specifiers = new HashMap<>();

    Versions(List<Dependency> dependencies) {
        for (Dependency dependency : dependencies) {
            for (String key : List.of(dependency.inPackage() + " " + dependency.name(), dependency.name())) {
                if (!dependency.version().isEmpty()) versions.putIfAbsent(key, dependency.version());
                if (!dependency.specifier().isEmpty()) specifiers.putIfAbsent(key, dependency.specifier());
            }
        }
    }

    /// Empty if nothing says.
    String version(String inPackage, String library) {
        return versions.getOrDefault(inPackage + " " + library, versions.getOrDefault(library, ""));
    }

    /// Empty if nothing says.
    String specifier(String inPackage, String library) {
        return specifiers.getOrDefault(inPackage + " " + library, specifiers.getOrDefault(library, ""));
    }
}
