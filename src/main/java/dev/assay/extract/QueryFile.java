package dev.assay.extract;

import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One `.scm` file as its author wrote it.
///
/// @param name for people, such as `facts/call.scm`
/// @param kind the kind of fact that it fills, such as `Call`
record QueryFile(String name, String kind, String text) {

    static QueryFile read(Path path) throws IOException {
        String file = path.getFileName().toString();
        Path folder = path.toAbsolutePath().normalize().getParent();
        return read(path, folder == null || folder.getFileName() == null ? file : folder.getFileName() + "/" + file);
    }

    /// One of another folder than the installation's.
    static QueryFile further(Path path) throws IOException {
        return read(path, path.toString());
    }

    private static QueryFile read(Path path, String name) throws IOException {
        return new QueryFile(name, kindOf(path.getFileName().toString()), Files.readString(path));
    }

    /// Such as `ExceptClause` for `except-clause.scm`.
    static String kindOf(String file) {
        StringBuilder kind = new StringBuilder();
        for (String word : file.substring(0, file.length() - ".scm".length()).split("-")) {
            if (!word.isEmpty()) kind.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return kind.toString();
    }

    /// The comment at the top, without semicolons.
    String head() {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (!line.startsWith(";")) break;
            lines.add(line.substring(line.startsWith("; ") ? 2 : 1));
        }
        return String.join("\n", lines);
    }

    Mistake mistake(int offset, String expected) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Mistake(name, line, before.length() - before.lastIndexOf('\n'), "expected " + expected);
    }
}
