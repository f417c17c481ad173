package dev.assay.resolve;

import dev.assay.extract.Observer;
import dev.assay.extract.Queries;
import dev.assay.facts.Call;
import dev.assay.facts.Dependency;
import dev.assay.facts.Fact;
import dev.assay.facts.Parameter;
import dev.assay.facts.Place;
import dev.assay.facts.Reaches;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import dev.assay.source.PythonModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The facts of a small repository that a test writes down.
final class Facts {

    private static final Map<String, Class<?>> KINDS = kinds();
    private static final Queries QUERIES = queries();
    private static final Libraries LIBRARIES = libraries();

    private final TreeMap<String, String> files = new TreeMap<>();
    private final List<Fact> given = new ArrayList<>();

    static Facts of(String path, String text) {
        return new Facts().and(path, text);
    }

    Facts and(String path, String text) {
        files.put(path, text);
        return this;
    }

    /// A library in the version that a lock file pins.
    Facts with(String library, String version) {
        SourceFile lock = new SourceFile("uv.lock", "", "app", Role.PRODUCTION);
        given.add(new Dependency(Place.ofLine(lock, given.size() + 1), library, List.of(), "", version, "",
                "pyproject.toml"));
        return this;
    }

    Facts with(Fact fact) {
        given.add(fact);
        return this;
    }

    List<Fact> all(int threads) {
        Observer observer = new Observer(QUERIES, Observer.DEFAULT_MAX_FILE_SIZE);
        List<PythonModule> modules = new ArrayList<>();
        files.forEach((path, text) -> {
            String module = path.replaceFirst("\\.py$", "").replaceFirst("/__init__$", "").replace('/', '.');
            Role role = path.contains("test") ? Role.TEST : Role.PRODUCTION;
            modules.add(
                    observer.observe(new SourceFile(path, module, "app", role), text.getBytes(StandardCharsets.UTF_8)));
        });
        Set<String> wanted = new HashSet<>(KINDS.keySet());
        Resolver.made().forEach(kind -> wanted.add(kind.getSimpleName()));
        try {
            return new Resolver(LIBRARIES, KINDS, Map.of("outside.db.make_engine", "sqlalchemy.create_engine"), threads)
                    .resolve(modules, given, wanted);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    <T extends Fact> List<T> all(Class<T> kind) {
        return all(2).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// What the call is resolved to that is written so.
    String target(String callee) {
        return call(callee).target();
    }

    Call call(String callee) {
        return all(Call.class).stream().filter(c -> c.callee().equals(callee)).findFirst()
                .orElseThrow(() -> new AssertionError("no call of " + callee));
    }

    Parameter parameter(String target, String name) {
        return all(Parameter.class).stream().filter(p -> p.call().target().equals(target) && p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no parameter " + name + " of " + target + " in " + all(Parameter.class)));
    }

    /// The names that a root reaches for sure, and with a `?` those that are guessed.
    Set<String> reached(String root) {
        return all(Reaches.class).stream().filter(r -> r.root().equals(root))
                .map(r -> r.reached() + (r.guessed() ? "?" : "")).collect(Collectors.toSet());
    }

    private static Map<String, Class<?>> kinds() {
        Map<String, Class<?>> kinds = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("facts"), "*.scm")) {
            for (Path file : files) {
                String name = Arrays.stream(file.getFileName().toString().replace(".scm", "").split("-"))
                        .map(part -> part.substring(0, 1).toUpperCase() + part.substring(1))
                        .collect(Collectors.joining());
                kinds.put(name, Class.forName("dev.assay.facts." + name));
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return kinds;
    }

    private static Queries queries() {
        Map<String, Set<String>> properties = new TreeMap<>();
        KINDS.forEach((name, type) -> properties.put(name, Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName).collect(Collectors.toSet())));
        try {
            return Queries.load(List.of(Path.of("facts")), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Libraries libraries() {
        try {
            return Libraries.load(Path.of("facts/libraries"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
