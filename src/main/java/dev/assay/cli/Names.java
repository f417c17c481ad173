package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.FactRow;
import dev.assay.mistakes.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells what is not there from what was mistyped; asked only where nothing was found.
record Names(Assay assay, Path repository, Assay.Options options) {

    private static final int SHOWN = 8;

    /// @throws UsageMistake for a package, a file or a function that the repository does not have
    void check(String inPackage, Spot spot, String reached) throws IOException {
        Map<String, SortedSet<String>> packages = assay.packages(repository, options);
        if (!inPackage.isEmpty() && !packages.containsKey(inPackage)) {
            String near = nearest(inPackage, packages.keySet());
            throw new UsageMistake("There is no package called `" + inPackage + "`" + (near.length() > 1
                    ? near
                    : "; there is " + packages.keySet().stream().limit(SHOWN).map(name -> "`" + name + "`")
                            .collect(Collectors.joining(", ")) + "."));
        }
        if (!spot.path().isEmpty() && !Files.exists(repository.resolve(spot.path()))) {
            List<String> files = packages.values().stream().flatMap(Collection::stream).toList();
            if (files.stream().noneMatch(spot::isFile)) {
                throw new UsageMistake(
                        "There is no file `" + spot.path() + "` in the repository" + nearFile(spot, files));
            }
        }
        if (reached.isEmpty()) return;
        List<String> functions = new ArrayList<>();
        try (Stream<FactRow> all = assay.facts(repository, options, Set.of("FunctionDefinition"))) {
            all.forEach(row -> functions.add(String.valueOf(row.properties().get("qualifiedName"))));
        }
        if (functions.stream().anyMatch(name -> name.equals(reached) || name.endsWith("." + reached))) return;
        List<String> ends = functions.stream().map(name -> end(name, reached)).distinct().toList();
        throw new UsageMistake("There is no function called `" + reached + "`" + nearest(reached, ends));
    }

    /// As many last parts of a dotted name as the other one has.
    private static String end(String name, String like) {
        String[] parts = name.split("[.]");
        int wanted = like.split("[.]").length;
        return String.join(".", List.of(parts).subList(Math.max(0, parts.length - wanted), parts.length));
    }

    /// The nearest path; else the one whose last part is nearest.
    private static String nearFile(Spot spot, List<String> files) {
        List<String> ends = files.stream().map(file -> end(file.replace('.', '\0').replace('/', '.'),
                spot.path().replace('.', '\0').replace('/', '.')).replace('.', '/').replace('\0', '.')).distinct()
                .toList();
        return nearest(spot.path(), ends);
    }

    private static String nearest(String written, Collection<String> names) {
        String near = Nearest.to(written, names);
        return near.isEmpty() ? "." : "; the nearest is `" + near + "`.";
    }
}
