package dev.assay.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What the shipped rules look up, read by a class that the build writes: half a million readings by reflection would take
/// longer than the rules do.
public abstract class Getters {

    private static final String PACKAGE = "dev.assay.built";
    private static final String NAME = "BuiltGetters";

    /// Those of the build; none where there was no build.
    static final Getters BUILT = built();

    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param properties such as `Call.enclosingFunction.name`
    protected Getters(String... properties) {
        for (int i = 0; i < properties.length; i++) numbers.put(properties[i], i);
    }

    final Set<String> names() {
        return numbers.keySet();
    }

    /// @return negative for a property that is not among these
    final int number(String kind, String property) {
        return numbers.getOrDefault(kind + "." + property, -1);
    }

    /// What a fact says; null where a step on the way to it is.
    ///
    /// @param property its number
    protected abstract @Nullable Object read(int property, Object fact);

    private static Getters built() {
        try {
            return (Getters) Class.forName(PACKAGE + "." + NAME).getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            return new Getters() {
                @Override
                protected Object read(int property, Object fact) {
                    throw new IllegalArgumentException("no property " + property);
                }
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Compiles the class of some properties.
    ///
    /// @param target the folder of the classes
    static void write(SortedSet<String> properties, Path target) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String text = source(properties);
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///" + NAME + ".java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(target));
            if (!compiler.getTask(null, files, null, List.of("-proc:none"), null, List.of(source)).call()) {
                throw new UncheckedIOException(new IOException("cannot compile what was written:\n" + text));
            }
        }
    }

    private static String source(SortedSet<String> properties) {
        StringBuilder cases = new StringBuilder();
        StringBuilder ways = new StringBuilder();
        int number = 0;
        for (String property : properties) {
            int dot = property.indexOf('.');
            Class<?> kind = Lookups.kindNamed(property.substring(0, dot)).orElseThrow();
            List<Method> getters = Chain.of(kind, property.substring(dot + 1)).getters();
            cases.append("            case %d -> way%d((%s) fact);\n".formatted(number, number, kind.getName()));
            ways.append("    private static Object way%d(%s v0) {\n".formatted(number, kind.getName()));
            for (int i = 0; i < getters.size() - 1; i++) {
                ways.append("        var v%d = v%d.%s();\n        if (v%d == null) return null;\n".formatted(i + 1, i,
                        getters.get(i).getName(), i + 1));
            }
            ways.append(
                    "        return v%d.%s();\n    }\n".formatted(getters.size() - 1, getters.getLast().getName()));
            number++;
        }
        return """
                package %s;
                public final class %s extends %s {
                    public %s() {
                        super(%s);
                    }
                    @Override
                    protected Object read(int property, Object fact) {
                        return switch (property) {
                %s            default -> throw new IllegalArgumentException("no property " + property);
                        };
                    }
                %s}
                """.formatted(PACKAGE, NAME, Getters.class.getName(), NAME,
                "\"" + String.join("\", \"", properties) + "\"", cases, ways);
    }
}
