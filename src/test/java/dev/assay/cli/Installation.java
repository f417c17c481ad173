package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A copy of this installation's files for authors, to be edited.
final class Installation {

    private Installation() {}

    /// Without fixtures.
    static void copyTo(Path home) throws IOException {
        for (String folder : List.of("facts", "rules", "templates"))
            copy(Command.HOME.resolve(folder), home.resolve(folder));
        Files.createDirectories(home.resolve("src/test/fixtures"));
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) Files.createDirectories(target);
                else Files.copy(one, target);
            }
        }
    }

    static void replace(Path file, String was, String now) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(was)) throw new IllegalArgumentException(file + " does not contain " + was);
        Files.writeString(file, text.replace(was, now));
    }
}
