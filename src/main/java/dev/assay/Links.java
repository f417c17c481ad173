package dev.assay;

import dev.assay.engine.OwnRules;
import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Keeps an author's own directory to itself: nothing in it may be a link to what stands elsewhere.
final class Links {

    private static final List<String> READ = List.of("facts", "rules", "templates", "overrides.yaml");

    private Links() {}

    /// @throws Mistake for the first link, in order of path, that leads out of its directory
    static void check(OwnRules own) {
        for (Path directory : own.directories()) {
            for (String name : READ) check(directory, directory.resolve(name));
        }
    }

    private static void check(Path directory, Path part) {
        if (!Files.exists(part)) return;
        try (Stream<Path> found = Files.walk(part)) {
            Path root = directory.toRealPath();
            for (Path path : (Iterable<Path>) found.sorted()::iterator) {
                if (!Files.isSymbolicLink(path) || Files.exists(path) && path.toRealPath().startsWith(root)) continue;
                throw new Mistake(path.toString(), 1, 1, "this is a link that leads out of `" + directory + "`");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
