package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.engine.OwnRules;
import dev.assay.fixtures.Fixture;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// The options of every command that loads rules.
final class RuleDirectories {

    private static final List<String> PARTS = List.of("rules", "facts", "templates", "overrides.yaml",
            "src/test/fixtures");

    @Option(names = "--rules", paramLabel = "DIR",
            description = "A directory of your own with rules, facts or templates, laid out as Assay's is; may be repeated.")
    private List<Path> directories = List.of();

    @Option(names = "--trust-rules",
            description = "Rules of such a directory may call whatever they like; only for one that you would run as a program.")
    private boolean trusted;

    /// Assay with these directories.
    ///
    /// @throws UsageMistake if one of them is none
    Assay assay(Path home) throws IOException {
        return Assay.at(home, own(home));
    }

    /// These directories, with what they may do.
    ///
    /// @throws UsageMistake if one of them is none
    OwnRules own(Path home) throws IOException {
        for (int i = 0; i < directories.size(); i++) check(directories.get(i), home, directories.subList(0, i));
        if (trusted && directories.isEmpty()) {
            throw new UsageMistake(
                    "`--trust-rules` says something of the directories given with `--rules`; there is none.");
        }
        return new OwnRules(directories, trusted);
    }

    /// In the order given.
    List<Path> all() {
        return directories;
    }

    boolean isEmpty() {
        return directories.isEmpty();
    }

    /// Whether a file, as people are told of it, stands in one of them.
    boolean holds(String file) {
        return directories.stream().anyMatch(directory -> Path.of(file).startsWith(directory));
    }

    private static void check(Path directory, Path home, List<Path> others) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new UsageMistake(Files.exists(directory)
                    ? "`" + directory + "` is a file; give a directory of rules."
                    : "There is no directory `" + directory + "`.");
        }
        if (Files.isSameFile(directory, home)) {
            throw new UsageMistake("`" + directory + "` is where Assay itself stands; its rules are in use anyway.");
        }
        for (Path other : others) {
            if (Files.isSameFile(directory, other)) throw new UsageMistake("`" + directory + "` is given twice.");
        }
        if (PARTS.stream().noneMatch(part -> Files.exists(directory.resolve(part)))) {
            try (Stream<Path> found = Files.list(directory)) {
                boolean drl = found.anyMatch(path -> path.toString().endsWith(".drl"));
                throw new UsageMistake("`" + directory + "` has no `rules`, `facts`, `templates` or `overrides.yaml`"
                        + (drl ? "; its `.drl` files belong into `rules` or `facts`." : "."));
            }
        }
    }

    /// Says what the author of such a directory should know.
    static void warn(Assay assay, PrintStream err) {
        assay.warnings().forEach(warning -> err.println("assay: " + warning));
    }

    /// The cases of the rules in use.
    static List<Fixture> cases(Assay assay) throws IOException {
        List<Fixture> all = new ArrayList<>();
        for (Path folder : assay.fixtures()) all.addAll(Fixture.all(folder));
        return all;
    }
}
