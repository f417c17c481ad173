package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the comment above a record says.
///
/// @param text the part before the first `@param`
/// @param parameters the meaning of each property
record RecordComments(String text, Map<String, String> parameters) {

    /// Empty where the file is missing.
    static RecordComments read(Path file) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        String current = "";
        if (!Files.exists(file)) return new RecordComments("", parameters);
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("public ")) break;
            if (!line.startsWith("///")) continue;
            String said = line.substring(3).strip().replaceAll("\\[#?(\\w+)](?!\\()", "`$1`");
            if (said.startsWith("@param ")) {
                String[] parts = said.split("\\s+", 3);
                current = parts[1];
                parameters.put(current, parts.length > 2 ? parts[2] : "");
            } else if (current.isEmpty()) {
                text.append(said).append(' ');
            } else {
                parameters.merge(current, said, (one, other) -> (one + " " + other).strip());
            }
        }
        return new RecordComments(text.toString().strip(), parameters);
    }
}
