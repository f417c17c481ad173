package dev.assay.extract;

import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One `.scm` file as its author wrote it.
///
/// @param name its folder's name and its own, such as `facts/call.scm`
/// @param kind the kind of fact that it fills, such as `Call`
record QueryFile(String name, String kind, String text) {

    static QueryFile read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        String file = path.getFileName().toString();
        Path folder = path.toAbsolutePath().normalize().getParent();
        String name = folder == null || folder.getFileName() == null ? file : folder.getFileName() + "/" + file;
        return new QueryFile(name, kindOf(file), new String(bytes, StandardCharsets.UTF_8));
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
