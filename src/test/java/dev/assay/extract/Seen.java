package dev.assay.extract;

import dev.assay.facts.Fact;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import dev.assay.source.Capture;
import dev.assay.source.Match;
import dev.assay.source.PythonModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the shipped queries see in a piece of Python, for tests.
final class Seen {

    static final SourceFile FILE = new SourceFile("app/main.py", "app.main", "app", Role.PRODUCTION);

    static final Map<String, Set<String>> PROPERTIES = properties();

    static final Queries SHIPPED = load(Path.of("facts"));

    private Seen() {}

    static PythonModule module(String python) {
        return module(SHIPPED, python.getBytes(StandardCharsets.UTF_8));
    }

    static PythonModule module(byte[] python) {
        return module(SHIPPED, python);
    }

    static PythonModule module(Queries queries, byte[] python) {
        return new Observer(queries, Observer.DEFAULT_MAX_FILE_SIZE).observe(FILE, python);
    }

    /// A line for each match of the kind: the first line of its text, then what is captured.
    static String of(String kind, String python) {
        return of(kind, module(python));
    }

    static String of(String kind, PythonModule module) {
        return module.matches().stream().filter(match -> match.kind().equals(kind)).map(match -> line(module, match))
                .collect(Collectors.joining("\n"));
    }

    private static String line(PythonModule module, Match match) {
        String captures = match.captures().stream().map(capture -> capture.property()
                + (capture.reading() == Capture.Reading.TEXT
                        ? ""
                        : "." + capture.reading().name().toLowerCase(Locale.ROOT))
                + "=" + firstLine(module.syntax().text(capture.startByte(), capture.endByte())))
                .collect(Collectors.joining(", "));
        return (firstLine(module.syntax().text(match.at())) + " | " + captures).stripTrailing();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    static Queries load(Path folder) {
        try {
            return Queries.load(List.of(folder), PROPERTIES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The components of the records in `dev.assay.facts`.
    private static Map<String, Set<String>> properties() {
        try (var files = Files.list(Path.of("src/main/java/dev/assay/facts"))) {
            Map<String, Set<String>> properties = new TreeMap<>();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                if (name.equals("package-info")) continue;
                Class<?> type = Class.forName("dev.assay.facts." + name);
                if (!type.isRecord() || !Fact.class.isAssignableFrom(type)) continue;
                properties.put(name, Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
                        .collect(Collectors.toSet()));
            }
            return properties;
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
