package dev.assay.extract;

import java.util.List;
import java.util.Set;

/// Reads a shell script as far as it names servers, workers, migrations and exported variables.
final class ShellScript {

    private static final Set<String> ALSO = Set.of("alembic", "aerich");

    private ShellScript() {}

    static void read(DeploymentFacts facts, String name) {
        Text text = facts.text();
        String concurrency = "";
        String heredoc = "";
        for (int line = 1; line <= text.lines(); line++) {
            int first = line;
            StringBuilder joined = new StringBuilder(text.lineText(line));
            if (!heredoc.isEmpty()) {
                if (joined.toString().strip().equals(heredoc)) heredoc = "";
                continue;
            }
            while (joined.toString().endsWith("\\") && line < text.lines()) {
                joined.setLength(joined.length() - 1);
                joined.append(' ').append(text.lineText(++line).strip());
            }
            String whole = joined.toString().strip();
            if (whole.startsWith("#")) continue;
            heredoc = heredoc(whole);
            int start = text.start(first) + text.lineText(first).length()
                    - text.lineText(first).stripLeading().length();
            Span span = new Span(start, Math.max(start, text.end(line)));
            for (List<String> words : ShellWords.commands(whole)) {
                if (words.getFirst().equals("export") && words.size() > 1 && words.get(1).contains("=")) {
                    String[] parts = words.get(1).split("=", 2);
                    facts.environment(parts[0], parts[1], span);
                    if (parts[0].equals("WEB_CONCURRENCY")) concurrency = parts[1];
                }
                List<Command> started = Command.all(plain(words)).stream()
                        .filter(each -> each.serves() || ALSO.contains(each.program())).toList();
                if (!started.isEmpty()) facts.processes(name, started, "", concurrency, span);
            }
        }
    }

    /// Words of the shell's own before a command go.
    private static List<String> plain(List<String> words) {
        int from = 0;
        while (from < words.size() && Set.of("then", "do", "else", "if", "!", "{", "(").contains(words.get(from)))
            from++;
        return words.subList(from, words.size());
    }

    private static String heredoc(String line) {
        int at = line.indexOf("<<");
        if (at < 0 || line.startsWith("<<<", at)) return "";
        String word = line.substring(at + 2).replaceFirst("^-?\\s*", "").replaceFirst("\\s.*", "");
        return word.replaceAll("[\"'\\\\]", "");
    }
}
