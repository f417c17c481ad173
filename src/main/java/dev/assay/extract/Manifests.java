package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.FileWalk.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The manifests of a repository.
///
/// @param all in order of path
/// @param constraints requirements files that only hold versions down, in order of path
/// @param projectFiles each `pyproject.toml` that is sound, by path
record Manifests(List<Manifest> all, List<Manifest> constraints, Map<String, Toml> projectFiles) {

    static Manifests read(List<Found> files, long longest, List<Problem> problems) {
        Reader reader = new Reader(longest, problems);
        for (Found file : files) {
            reader.byPath.put(file.path(), file);
            reader.read(file);
        }
        reader.requirements();
        reader.all.sort((one, other) -> one.file().path().compareTo(other.file().path()));
        return new Manifests(List.copyOf(reader.all), List.copyOf(reader.constraints), reader.projectFiles);
    }

    /// Those in a folder itself.
    List<Manifest> in(String folder) {
        return all.stream().filter(each -> each.file().folder().equals(folder)).toList();
    }

    private static final class Reader {

        private final long longest;
        private final List<Problem> problems;
        private final List<Manifest> all = new ArrayList<>();
        private final List<Manifest> constraints = new ArrayList<>();
        private final Map<String, Toml> projectFiles = new HashMap<>();
        private final Map<String, Found> byPath = new HashMap<>();
        private final List<Found> requirements = new ArrayList<>();

        private Reader(long longest, List<Problem> problems) {
            this.longest = longest;
            this.problems = problems;
        }

        private void read(Found file) {
            try {
                switch (file.name()) {
                    case "pyproject.toml" -> {
                        Toml toml = Toml.parse(Text.read(file.location(), longest));
                        projectFiles.put(file.path(), toml);
                        all.add(Pyproject.read(file, toml));
                    }
                    case "Pipfile" -> all.add(Pipfile.read(file, Toml.parse(Text.read(file.location(), longest))));
                    case "setup.cfg" -> all.add(SetupCfg.read(file, Text.read(file.location(), longest)));
                    case "setup.py" -> all.add(SetupPy.read(file, Text.read(file.location(), longest)));
                    default -> {
                        if (RequirementsFile.is(file)) requirements.add(file);
                    }
                }
            } catch (Unreadable unreadable) {
                problems.add(new Problem(file.path(), unreadable.line(), unreadable.getMessage()));
            }
        }

        private void requirements() {
            Map<String, RequirementsFile> read = new HashMap<>();
            List<Found> waiting = new ArrayList<>(requirements);
            Map<String, String> groups = new HashMap<>();
            Set<String> constraining = new HashSet<>();
            for (int i = 0; i < waiting.size(); i++) {
                Found file = waiting.get(i);
                if (read.containsKey(file.path())) continue;
                String group = groups.getOrDefault(file.path(), RequirementsFile.group(file));
                try {
                    RequirementsFile found = RequirementsFile.read(file, Text.read(file.location(), longest), group);
                    read.put(file.path(), found);
                    List<String> named = new ArrayList<>(found.includes());
                    named.addAll(found.constraints());
                    constraining.addAll(found.constraints());
                    for (String path : named) {
                        Found next = byPath.get(path);
                        if (next == null) continue;
                        if (!RequirementsFile.is(next)) groups.putIfAbsent(path, group);
                        waiting.add(next);
                    }
                } catch (Unreadable unreadable) {
                    problems.add(new Problem(file.path(), unreadable.line(), unreadable.getMessage()));
                }
            }
            Set<String> included = new HashSet<>();
            read.values().forEach(each -> included.addAll(each.includes()));
            read.forEach((path, each) -> {
                boolean only = constraining.contains(path) && !included.contains(path);
                (only ? constraints : all).add(each.manifest());
            });
        }
    }
}
