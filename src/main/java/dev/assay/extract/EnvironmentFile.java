package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a `.env` file or an example of one.
final class EnvironmentFile {

    private static final Pattern EXAMPLE = Pattern.compile("env\\.(example|sample|template|dist)");

    private EnvironmentFile() {}

    static boolean is(Found file) {
        String name = file.name();
        return name.equals(".env") || name.startsWith(".env.") || name.startsWith(".env-") || name.endsWith(".env")
                || EXAMPLE.matcher(name).matches();
    }

    static Map<String, Stated> read(DeploymentFacts facts) {
        Map<String, Stated> variables = new HashMap<>();
        Text text = facts.text();
        for (int line = 1; line <= text.lines(); line++) {
            String written = text.lineText(line);
            String stripped = written.strip();
            if (stripped.startsWith("#")) continue;
            String plain = stripped.replaceFirst("^export\\s+", "");
            int equals = plain.indexOf('=');
            if (equals <= 0) continue;
            int start = text.start(line) + written.indexOf(stripped);
            String value = plain.substring(equals + 1).strip();
            String name = plain.substring(0, equals).strip();
            Span span = new Span(start, start + stripped.length());
            facts.environment(name, unquoted(value), span);
            variables.put(name, new Stated(unquoted(value), facts.place(span)));
        }
        return variables;
    }

    /// The value without its quotes, or without a comment behind it.
    private static String unquoted(String value) {
        if (value.startsWith("\"") || value.startsWith("'")) {
            int end = value.indexOf(value.charAt(0), 1);
            if (end > 0) return value.substring(1, end);
        }
        return value.replaceFirst("(?<!\\s)\\s+#.*", "");
    }
}
