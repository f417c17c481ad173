package dev.assay;

import dev.assay.engine.Rules;
import dev.assay.facts.Fact;
import dev.assay.resolve.Resolver;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/// The type behind each kind of fact that is not derived: found by listing the queries, and the records of `dev.assay.facts`.
///
/// @param observed those that a query fills
/// @param all those and the ones that are read elsewhere or resolved
record KindTypes(Map<String, Class<?>> observed, Map<String, Class<?>> all) {

    private static final Set<Class<? extends Fact>> READ = Set.of(dev.assay.facts.Answer.class,
            dev.assay.facts.PythonPackage.class,
            dev.assay.facts.Dependency.class, dev.assay.facts.EntryPoint.class, dev.assay.facts.MarkdownSection.class,
            dev.assay.facts.AlembicSetting.class, dev.assay.facts.EnvironmentExample.class,
            dev.assay.facts.HealthCheck.class,
            dev.assay.facts.Process.class, dev.assay.facts.Scale.class, dev.assay.facts.ServerSetting.class,
            dev.assay.facts.Unread.class);

    /// @param folders with queries
    /// @param rules asked only for a kind that no record describes
    static KindTypes find(List<Path> folders, CompletableFuture<Rules> rules) throws IOException {
        Map<String, Class<?>> observed = new TreeMap<>();
        for (Path folder : folders) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.scm")) {
                for (Path file : files) {
                    String kind = kindOf(file.getFileName().toString());
                    Class<?> type = record(kind);
                    if (type == null) type = rules.join().declaredKinds().get(kind);
                    if (type != null) observed.put(kind, type);
                }
            }
        }
        Map<String, Class<?>> all = new TreeMap<>(observed);
        Resolver.made().forEach(type -> all.put(type.getSimpleName(), type));
        READ.forEach(type -> all.put(type.getSimpleName(), type));
        return new KindTypes(observed, all);
    }

    /// `except-clause.scm` fills `ExceptClause`.
    private static String kindOf(String file) {
        StringBuilder kind = new StringBuilder();
        for (String part : file.substring(0, file.length() - ".scm".length()).split("-")) {
            if (!part.isEmpty()) kind.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return kind.toString();
    }

    private static Class<?> record(String kind) {
        try {
            return Class.forName("dev.assay.facts." + kind);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /// The properties of each observed kind, which its query may fill.
    Map<String, Set<String>> properties() {
        Map<String, Set<String>> properties = new TreeMap<>();
        observed.forEach((kind, type) -> properties.put(kind, properties(type)));
        return properties;
    }

    /// The properties of each kind that has a query, without loading rules.
    ///
    /// @param declared the properties of the types that rule files declare, by name
    static Map<String, Set<String>> properties(List<Path> folders, Map<String, Set<String>> declared)
            throws IOException {
        Map<String, Set<String>> properties = new TreeMap<>(declared);
        for (Path folder : folders) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.scm")) {
                for (Path file : files) {
                    String kind = kindOf(file.getFileName().toString());
                    Class<?> type = record(kind);
                    if (type != null) properties.put(kind, properties(type));
                }
            }
        }
        return properties;
    }

    private static Set<String> properties(Class<?> type) {
        Set<String> names = new TreeSet<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) names.add(component.getName());
        } else {
            for (Method method : type.getMethods()) {
                if (method.getName().startsWith("set") && method.getName().length() > 3
                        && method.getParameterCount() == 1) {
                    names.add(Character.toLowerCase(method.getName().charAt(3)) + method.getName().substring(4));
                }
            }
        }
        names.remove("at");
        return names;
    }
}
