package dev.assay.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The kinds that `facts/*.drl` declare, with the comments above them.
final class Declarations {

    private static final Pattern DECLARATION = Pattern.compile(
            "(?ms)(?:/\\*((?:(?!\\*/).)*)\\*/\\s*)?^declare\\s+(\\w+)([^\\n]*)\\n(.*?)^end\\b");
    private static final Pattern FIELD = Pattern
            .compile("\\s*(\\w+)\\s*:\\s*([\\w.<>]+)[^/]*(?://[ \\t]*(.*))?");
    private static final Pattern COMMENT = Pattern.compile("\\s*//\\s*(.*)");

    private Declarations() {}

    /// By name.
    ///
    /// @param shipped whether it is the installation's folder; a file of another one is named by its whole path
    static Map<String, Kind> read(Path folder, boolean shipped) throws IOException {
        Map<String, Kind> kinds = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.drl")) {
            for (Path file : files) {
                Matcher declaration = DECLARATION.matcher(Files.readString(file));
                while (declaration.find()) {
                    String comment = declaration.group(1) == null ? "" : declaration.group(1);
                    String meaning = comment.replaceAll("(?m)^\\s*\\*+", " ").replaceAll("\\s+", " ").strip();
                    kinds.put(declaration.group(2),
                            new Kind(declaration.group(2),
                                    shipped ? "facts/" + file.getFileName() : file.toString(), meaning,
                                    properties(declaration.group(4))));
                }
            }
        }
        return kinds;
    }

    /// What a property means stands behind it, or above it.
    private static List<Kind.Property> properties(String body) {
        List<Kind.Property> properties = new ArrayList<>();
        StringBuilder above = new StringBuilder();
        for (String line : body.split("\n")) {
            Matcher comment = COMMENT.matcher(line);
            Matcher field = FIELD.matcher(line);
            if (comment.matches()) {
                above.append(above.isEmpty() ? "" : " ").append(comment.group(1).strip());
                continue;
            }
            if (field.matches()) {
                String said = field.group(3) == null ? above.toString() : field.group(3).strip();
                properties.add(new Kind.Property(field.group(1), Kind.shown(field.group(2)), said));
            }
            above.setLength(0);
        }
        return properties;
    }
}
