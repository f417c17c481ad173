package dev.assay.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a Dockerfile: what each stage starts, and its environment.
final class Dockerfile {

    private static final Pattern FROM = Pattern.compile("(?i)(?:--\\S+\\s+)*(\\S+)(?:\\s+as\\s+(\\S+))?\\s*");
    private static final Pattern HEREDOC = Pattern.compile("<<-?[\"']?(\\w+)[\"']?");

    private final DeploymentFacts facts;
    private final List<Stage> stages = new ArrayList<>();

    private Dockerfile(DeploymentFacts facts) {
        this.facts = facts;
    }

    private static final class Stage {
        private final String name;
        private final String base;
        private List<Command> entrypoint = List.of();
        private List<Command> command = List.of();
        private Span entrypointSpan = new Span(0, 0);
        private Span commandSpan = new Span(0, 0);
        private String concurrency = "";

        private Stage(String name, String base) {
            this.name = name;
            this.base = base;
        }

        private boolean starts() {
            return !entrypoint.isEmpty() || !command.isEmpty();
        }
    }

    static void read(DeploymentFacts facts) {
        Dockerfile reader = new Dockerfile(facts);
        reader.instructions();
        reader.processes();
    }

    private void instructions() {
        Text text = facts.text();
        char escape = text.content().lines().limit(3).anyMatch(each -> each.matches("#\\s*escape\\s*=\\s*`"))
                ? '`'
                : '\\';
        for (int line = 1; line <= text.lines(); line++) {
            int first = line;
            String stripped = text.lineText(line).strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) continue;
            StringBuilder joined = new StringBuilder(stripped);
            while (!joined.isEmpty() && joined.charAt(joined.length() - 1) == escape && line < text.lines()) {
                joined.setLength(joined.length() - 1);
                String next = text.lineText(++line).strip();
                if (next.startsWith("#") || next.isEmpty()) joined.append(escape);
                else joined.append(' ').append(next);
            }
            int last = line;
            Matcher heredoc = HEREDOC.matcher(joined);
            while (heredoc.find() && joined.toString().toUpperCase(Locale.ROOT).matches("(RUN|COPY|ADD)\\b(?s:.*)")) {
                while (line < text.lines() && !text.lineText(++line).strip().equals(heredoc.group(1))) continue;
            }
            int start = text.start(first) + text.lineText(first).indexOf(stripped.charAt(0));
            instruction(joined.toString(), new Span(start, Math.max(start, text.end(last))));
        }
    }

    private void instruction(String line, Span span) {
        String[] parts = line.split("\\s+", 2);
        String rest = parts.length < 2 ? "" : parts[1].strip();
        switch (parts[0].toUpperCase(Locale.ROOT)) {
            case "FROM" -> {
                Matcher matcher = FROM.matcher(rest);
                if (matcher.matches())
                    stages.add(new Stage(matcher.group(2) == null ? "" : matcher.group(2), matcher.group(1)));
            }
            case "CMD" -> {
                Stage stage = stage();
                stage.command = commands(rest);
                stage.commandSpan = span;
            }
            case "ENTRYPOINT" -> {
                Stage stage = stage();
                stage.entrypoint = commands(rest);
                stage.entrypointSpan = span;
            }
            case "ENV" -> environment(rest, span);
            default -> {}
        }
    }

    private Stage stage() {
        if (stages.isEmpty()) stages.add(new Stage("", ""));
        return stages.getLast();
    }

    private static List<Command> commands(String written) {
        if (!written.startsWith("[")) return Command.ofShell(written);
        return new PythonLiterals(written).list().map(Command::all).orElseGet(() -> Command.ofShell(written));
    }

    private void environment(String rest, Span span) {
        List<String> words = ShellWords.words(rest);
        if (words.isEmpty()) return;
        if (!words.getFirst().contains("=")) {
            variable(words.getFirst(), rest.substring(Math.min(rest.length(), words.getFirst().length())).strip(),
                    span);
            return;
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) variable(word.substring(0, equals), word.substring(equals + 1), span);
        }
    }

    private void variable(String name, String value, Span span) {
        int at = facts.text().content().indexOf(name, span.start());
        Span own = at < 0 || at >= span.end() ? span : new Span(at, Math.min(span.end(), at + name.length()));
        facts.environment(name, value, own);
        if (name.equals("WEB_CONCURRENCY")) stage().concurrency = value;
    }

    /// The last stage is the image; it has no name of its own. What it does not say, the stage that it builds on does.
    private void processes() {
        Map<String, Stage> byName = new HashMap<>();
        for (Stage stage : stages) if (!stage.name.isEmpty()) byName.put(stage.name, stage);
        Stage last = stages.isEmpty() ? null : stages.getLast();
        for (int hops = 0; last != null && !last.starts() && hops < stages.size(); hops++) last = byName.get(last.base);
        for (Stage stage : stages) {
            if (stage.starts()) process(stage, stage == last ? "" : stage.name);
        }
    }

    private void process(Stage stage, String name) {
        List<Command> commands = stage.command;
        Span span = stage.command.isEmpty() ? stage.entrypointSpan : stage.commandSpan;
        if (!stage.entrypoint.isEmpty() && stage.command.size() == 1) {
            List<String> words = new ArrayList<>(stage.entrypoint.getLast().words());
            words.addAll(stage.command.getFirst().words());
            commands = List.of(Command.of(words));
        } else if (!stage.entrypoint.isEmpty()) {
            commands = stage.entrypoint;
            span = stage.entrypointSpan;
        }
        facts.processes(name, commands, "", stage.concurrency, span);
    }
}
