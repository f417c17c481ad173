package dev.assay.extract;

import dev.assay.facts.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A shell script as far as it names servers, workers, migrations and variables.
///
/// @param path relative to the repository
/// @param name without its ending
/// @param variables what it sets where the environment says nothing, and what it sets in any case
/// @param started in order
/// @param forwards whether it runs what it is given: `exec "$@"`
record ShellScript(String path, String name, Map<String, Stated> variables, List<Started> started, boolean forwards) {

    private static final Set<String> ALSO = Set.of("alembic", "aerich");

    /// A command of a script.
    record Started(Command command, Place at) {}

    static ShellScript read(DeploymentFacts facts, String path, String name) {
        Text text = facts.text();
        Map<String, Stated> variables = new HashMap<>();
        List<Started> started = new ArrayList<>();
        boolean forwards = false;
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
            Place at = facts.place(new Span(start, Math.max(start, text.end(line))));
            for (List<String> words : ShellWords.commands(whole)) {
                List<String> plain = plain(words);
                variable(facts, plain, variables, at);
                forwards |= plain.stream().anyMatch(each -> each.equals("$@") || each.equals("$*"));
                for (Command each : Command.all(plain)) {
                    if (each.serves() || ALSO.contains(each.program())
                            || plain.getFirst().equals("exec") && each.runsPython())
                        started.add(new Started(each, at));
                }
            }
        }
        return new ShellScript(path, name, variables, started, forwards);
    }

    /// `export X=1`, `X=1`, `: "${X:=1}"`.
    private static void variable(DeploymentFacts facts, List<String> words, Map<String, Stated> variables, Place at) {
        if (words.isEmpty()) return;
        boolean exports = words.getFirst().equals("export");
        for (String word : exports ? words.subList(1, words.size()) : words) {
            if (word.matches("(?s)\\$\\{\\w+:?=.*}")) {
                String name = word.replaceFirst("(?s)\\$\\{(\\w+).*", "$1");
                variables.putIfAbsent(name, new Stated(word.replaceFirst("(?s)\\$\\{\\w+:?=(.*)}", "$1"), at));
            }
            if (!word.matches("(?s)[A-Za-z_]\\w*=.*")) {
                if (exports || word.equals(":")) continue;
                return;
            }
            String[] parts = word.split("=", 2);
            if (exports) facts.environment(parts[0], parts[1], at);
            variables.put(parts[0], new Stated(parts[1], at));
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
