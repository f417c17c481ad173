package dev.assay.engine;

import dev.assay.facts.Argument;
import dev.assay.facts.Arguments;
import dev.assay.facts.ClassDefinition;
import dev.assay.facts.Concept;
import dev.assay.facts.EnvironmentExample;
import dev.assay.facts.Fact;
import dev.assay.facts.HealthCheck;
import dev.assay.facts.FunctionDefinition;
import dev.assay.facts.Parameter;
import dev.assay.facts.Place;
import dev.assay.facts.Process;
import dev.assay.facts.Reaches;
import dev.assay.facts.Scale;
import dev.assay.facts.ServerSetting;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Value;
import dev.assay.facts.Wraps;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the engine asks of facts of any kind.
final class Facts {

    /// Kind, place, and what tells apart several facts of a kind at one place.
    static final Comparator<Object> ORDER = Comparator.comparing((Object fact) -> kind(fact))
            .thenComparing(Facts::place, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Facts::detail);

    private static final Comparator<Object> WITHIN_KIND = (one, other) -> {
        if (one instanceof Fact fact && other instanceof Fact next) {
            int quick = fact.at().compareTo(next.at());
            if (quick != 0) return quick;
        }
        Place first = place(one);
        Place second = place(other);
        int order = first == null || second == null
                ? Boolean.compare(first != null, second != null)
                : first.compareTo(second);
        return order == 0 ? detail(one).compareTo(detail(other)) : order;
    };

    private static final int SHOWN = 160;

    private Facts() {}

    /// Facts of one kind in [#ORDER]; mostly they come so.
    static void sort(List<Object> facts) {
        facts.sort(WITHIN_KIND);
    }

    /// The simple names of all records that are facts, found by listing the classes.
    static SortedSet<String> kinds() {
        SortedSet<String> names = new TreeSet<>(List.of("SourceFile"));
        try {
            Path home = Path.of(Fact.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(home)) collect(home.resolve("dev/assay/facts"), names);
            else try (FileSystem jar = FileSystems.newFileSystem(home)) {
                collect(jar.getPath("dev/assay/facts"), names);
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private static void collect(Path folder, SortedSet<String> names) throws IOException, ClassNotFoundException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.class")) {
            for (Path path : found) {
                String name = path.getFileName().toString().replace(".class", "");
                if (name.contains("$") || name.equals("package-info")) continue;
                Class<?> type = Class.forName("dev.assay.facts." + name, false, Fact.class.getClassLoader());
                if (type.isRecord() && Fact.class.isAssignableFrom(type)) names.add(name);
            }
        }
    }

    static String kind(Object fact) {
        return fact.getClass().getSimpleName();
    }

    static @Nullable Place place(Object subject) {
        return switch (subject) {
            case Fact fact -> fact.at();
            case SourceFile file -> Place.ofLine(file, 1);
            default -> null;
        };
    }

    private static String detail(Object fact) {
        return switch (fact) {
            case Parameter parameter -> parameter.name();
            case Reaches reaches -> reaches.root() + "\0" + reaches.origin() + "\0" + reaches.reached();
            case Wraps wraps -> wraps.target() + "\0" + wraps.wrapper().qualifiedName();
            case EnvironmentExample example -> example.name();
            case Process process -> process.deployment() + "\0" + process.name() + "\0" + process.command();
            case Scale scale -> scale.of() + "\0" + scale.amount();
            case HealthCheck check -> check.asked() + "\0" + check.deployment() + "\0" + check.name();
            case ServerSetting setting -> setting.name() + "\0" + setting.deployment();
            case Fact other when !(fact instanceof Concept) -> "";
            case SourceFile file -> "";
            default -> {
                StringBuilder all = new StringBuilder();
                properties(fact).values().forEach(value -> tell(all, value));
                yield all.toString();
            }
        };
    }

    /// What tells a value from another. Records are told part by part: what the JDK makes up for `toString` of a record
    /// takes a millisecond for each type.
    private static void tell(StringBuilder all, Object value) {
        switch (value) {
            case Fact fact when !(fact instanceof Concept) -> {
                Place at = fact.at();
                all.append(kind(fact)).append(' ').append(at.path()).append('\0');
                inOrder(all, at.startByte());
                inOrder(all, at.endByte());
                all.append(detail(fact));
            }
            case Collection<?> many -> many.forEach(one -> tell(all, one));
            case Record other -> properties(other).values().forEach(one -> tell(all, one));
            default -> all.append(value);
        }
        all.append('\0');
    }

    /// A number as characters whose order is that of numbers.
    private static void inOrder(StringBuilder all, int number) {
        all.append((char) (number >>> 16)).append((char) number);
    }

    /// The properties that a record or a declared type has itself, in their order; not what it stands at or is about.
    static Map<String, Object> properties(Object fact) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (fact.getClass().isRecord()) {
            for (RecordComponent component : fact.getClass().getRecordComponents()) {
                properties.put(component.getName(), read(component.getAccessor(), fact));
            }
        } else {
            for (java.lang.reflect.Field field : fact.getClass().getDeclaredFields()) {
                getter(fact, field.getName()).ifPresent(getter -> properties.put(field.getName(), read(getter, fact)));
            }
        }
        properties.remove("at");
        properties.remove("subject");
        return properties;
    }

    /// Those properties that say something, for people, in their order.
    static Map<String, String> shown(Fact fact) {
        Map<String, String> shown = new LinkedHashMap<>();
        properties(fact).forEach((name, value) -> {
            boolean isSilent = value instanceof Arguments || value instanceof Boolean truth && !truth;
            String text = isSilent ? "" : shown(value);
            if (!text.isEmpty()) shown.put(name, text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…");
        });
        return shown;
    }

    private static String shown(Object value) {
        String text = switch (value) {
            case FunctionDefinition function -> function.qualifiedName();
            case ClassDefinition type -> type.qualifiedName();
            case Fact fact -> kind(fact) + " at " + fact.at();
            case Value.Reference reference when reference.isKnown() ->
                reference.text() + " = " + reference.getBase().text();
            case Value written -> written.text();
            case Collection<?> many -> many.stream().map(Facts::shown).collect(Collectors.joining(", "));
            default -> value.toString();
        };
        return text.strip().replaceAll("\\s+", " ");
    }

    /// The dotted name of the function or method that it stands in, or that it is; empty outside functions.
    static String function(Object subject) {
        Object fact = subject instanceof Concept concept ? concept.about() : subject;
        return switch (fact) {
            case FunctionDefinition function -> function.qualifiedName();
            case Parameter parameter -> function(parameter.call());
            case Argument argument -> function(argument.call());
            default -> getter(fact, "enclosingFunction").map(getter -> read(getter, fact))
                    .map(found -> found instanceof FunctionDefinition function ? function.qualifiedName() : "")
                    .orElse("");
        };
    }

    /// The package that the first fact among them stands in; empty without one.
    static String packageOf(Collection<?> facts) {
        return facts.stream().map(Facts::place).filter(place -> place != null).map(place -> place.file().inPackage())
                .findFirst().orElse("");
    }

    private static final ClassValue<Map<String, Method>> GETTERS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> getters = new HashMap<>();
            for (Method method : type.getMethods()) {
                if (method.getParameterCount() > 0) continue;
                getters.put(method.getName(), method);
                String name = method.getName().replaceFirst("^(get|is)(?=[A-Z])", "");
                if (!name.equals(method.getName())) {
                    getters.putIfAbsent(Character.toLowerCase(name.charAt(0)) + name.substring(1), method);
                }
            }
            return getters;
        }
    };

    private static Optional<Method> getter(Object fact, String property) {
        return Optional.ofNullable(GETTERS.get(fact.getClass()).get(property));
    }

    /// An absent value is the empty string.
    private static Object read(Method getter, Object fact) {
        try {
            Object value = getter.invoke(fact);
            return value == null ? "" : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter + " of " + fact.getClass().getName(), e);
        }
    }
}
