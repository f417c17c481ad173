package dev.assay.cli;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a kind of fact means, from its definition.
///
/// @param origin the file that defines it, relative to the installation
/// @param meaning one or more sentences
record Kind(String name, String origin, String meaning, List<Property> properties) {

    /// @param type for people, such as `list of text`
    /// @param meaning empty if the definition says nothing
    record Property(String name, String type, String meaning) {}

    /// In order of name.
    ///
    /// @param folders with the definitions, `facts` of the installation first
    /// @param types the record or declared type of each kind
    static List<Kind> all(List<Path> folders, Map<String, Class<?>> types) throws IOException {
        Path home = folders.getFirst().resolveSibling("");
        Map<String, Kind> declared = new TreeMap<>();
        for (Path folder : folders) declared.putAll(Declarations.read(folder, folder.equals(folders.getFirst())));
        List<Kind> kinds = new ArrayList<>();
        for (Map.Entry<String, Class<?>> type : new TreeMap<>(types).entrySet()) {
            String name = type.getKey();
            Kind own = declared.get(name);
            kinds.add(own != null && !type.getValue().isRecord() ? own : ofRecord(home, name, type.getValue()));
        }
        return kinds;
    }

    private static Kind ofRecord(Path home, String name, Class<?> type) throws IOException {
        String query = "facts/"
                + name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").toLowerCase(Locale.ROOT)
                + ".scm";
        String source = "src/main/java/dev/assay/facts/" + name + ".java";
        RecordComments comments = RecordComments.read(home.resolve(source));
        List<Property> properties = new ArrayList<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getName().equals("at")) continue;
                properties.add(new Property(component.getName(), shown(component.getGenericType()),
                        comments.parameters().getOrDefault(component.getName(), "")));
            }
        }
        return new Kind(name, Files.exists(home.resolve(query)) ? query : source, comments.text(), properties);
    }

    static String shown(Type type) {
        if (type instanceof ParameterizedType list) {
            return "list of "
                    + Arrays.stream(list.getActualTypeArguments()).map(Kind::shown).collect(Collectors.joining(", "));
        }
        return shown(type.getTypeName().replaceAll(".*[.$]", ""));
    }

    static String shown(String type) {
        return switch (type) {
            case "String" -> "text";
            case "int", "long", "Integer", "Long", "double" -> "number";
            case "boolean", "Boolean" -> "truth value";
            case "List" -> "list";
            default -> type;
        };
    }

    static String plain(List<Kind> kinds) {
        StringBuilder out = new StringBuilder();
        for (Kind kind : kinds) {
            out.append(kind.name).append("  (").append(kind.origin).append(")\n");
            if (!kind.meaning.isEmpty()) out.append("  ").append(kind.meaning).append('\n');
            for (Property property : kind.properties) {
                out.append("    ").append(property.name).append(": ").append(property.type);
                if (!property.meaning.isEmpty()) out.append(" - ").append(property.meaning);
                out.append('\n');
            }
            out.append('\n');
        }
        return out.toString();
    }

    static String markdown(List<Kind> kinds) {
        StringBuilder out = new StringBuilder("""
                # Facts

                Written by `./assay facts kinds --markdown`; a test keeps it true. Every fact also has a place (`at`) and, from it,
                `path`, `line`, `module`, `inPackage`, `production`, `test` and `migration`.
                """);
        for (Kind kind : kinds) {
            out.append("\n## ").append(kind.name).append("\n\n");
            if (!kind.meaning.isEmpty()) out.append(kind.meaning).append(' ');
            out.append("Defined in `").append(kind.origin).append("`.\n");
            if (kind.properties.isEmpty()) continue;
            out.append("\n| Property | Type | Meaning |\n|---|---|---|\n");
            for (Property property : kind.properties) {
                out.append("| `").append(property.name).append("` | ").append(property.type).append(" | ")
                        .append(property.meaning.replace("|", "\\|")).append(" |\n");
            }
        }
        return out.toString();
    }
}
