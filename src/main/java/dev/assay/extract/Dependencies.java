package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.FileWalk.Problem;
import dev.assay.extract.LockFiles.Locked;
import dev.assay.extract.Manifest.DeclaredDependency;
import dev.assay.facts.Dependency;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import dev.assay.facts.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Joins what manifests declare with what lock files and pins decide.
///
/// What only a lock file names has the group `transitive`: nobody asked for it, but it is what runs.
final class Dependencies {

    static final String TRANSITIVE = "transitive";

    private final SourceFiles sources;
    /// Versions by name, by the folder of the lock file or pin.
    private final Map<String, Map<String, String>> locked = new HashMap<>();
    private final Map<String, Map<String, String>> pinned = new HashMap<>();
    private final Map<String, List<Locked>> lockFiles = new TreeMap<>();

    private Dependencies(SourceFiles sources) {
        this.sources = sources;
    }

    static List<Fact> read(List<Found> files, Manifests manifests, SourceFiles sources, List<Problem> problems) {
        Dependencies joined = new Dependencies(sources);
        for (Found file : files) if (LockFiles.is(file)) joined.lockFile(file, problems);
        manifests.all().forEach(joined::pins);
        manifests.constraints().forEach(joined::pins);
        return joined.facts(manifests);
    }

    private void lockFile(Found file, List<Problem> problems) {
        try {
            List<Locked> found = LockFiles.read(file);
            lockFiles.put(file.path(), found);
            Map<String, String> versions = locked.computeIfAbsent(file.folder(), each -> new HashMap<>());
            for (Locked each : found) {
                versions.merge(each.name(), each.version(),
                        (one, other) -> Versions.ORDER.compare(one, other) >= 0 ? one : other);
            }
        } catch (Unreadable unreadable) {
            problems.add(new Problem(file.path(), unreadable.line(), unreadable.getMessage()));
        }
    }

    private void pins(Manifest manifest) {
        Map<String, String> versions = pinned.computeIfAbsent(manifest.file().folder(), each -> new HashMap<>());
        for (DeclaredDependency each : manifest.dependencies()) {
            if (!each.version().isEmpty()) versions.putIfAbsent(each.requirement().name(), each.version());
        }
    }

    /// The version in use, from the nearest folder upwards that says one.
    private String version(DeclaredDependency dependency, String folder) {
        String name = dependency.requirement().name();
        for (Map<String, Map<String, String>> from : List.of(locked, pinned)) {
            if (from == pinned && !dependency.version().isEmpty()) return dependency.version();
            for (String each = folder;; each = Folders.parent(each)) {
                String version = from.getOrDefault(each, Map.of()).getOrDefault(name, "");
                if (!version.isEmpty()) return version;
                if (each.isEmpty()) break;
            }
        }
        return "";
    }

    private List<Fact> facts(Manifests manifests) {
        List<Fact> found = new ArrayList<>();
        Map<String, Set<String>> declared = new HashMap<>();
        for (Manifest manifest : manifests.all()) {
            SourceFile file = sources.of(manifest.file());
            for (DeclaredDependency each : manifest.dependencies()) {
                Requirement one = each.requirement();
                Place place = manifest.text().place(file, each.span().start(), each.span().end());
                found.add(new Dependency(place, one.name(), one.extras(), one.specifier(),
                        version(each, file.path().contains("/") ? Folders.parent(file.path()) : ""), each.group(),
                        file.path()));
                for (String folder = manifest.file().folder();; folder = Folders.parent(folder)) {
                    declared.computeIfAbsent(folder, key -> new HashSet<>()).add(one.name());
                    if (folder.isEmpty()) break;
                }
            }
        }
        lockFiles.forEach(
                (path, all) -> transitive(path, all, declared.getOrDefault(Folders.parent(path), Set.of()), found));
        return found;
    }

    private void transitive(String path, List<Locked> all, Set<String> declared, List<Fact> found) {
        SourceFile file = sources.of(path);
        Set<String> seen = new HashSet<>(declared);
        for (Locked each : all) {
            if (!seen.add(each.name())) continue;
            found.add(new Dependency(Place.ofLine(file, each.line()), each.name(), List.of(), "",
                    locked.get(Folders.parent(path)).get(each.name()), TRANSITIVE, path));
        }
    }
}
