package dev.assay.extract;

import dev.assay.facts.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a Dockerfile: what each stage starts, and its environment.
final class Dockerfile {

    // Possessive: Java would repeat a group by calling itself, and a file may have any number of options.
    private static final Pattern FROM = Pattern.compile("(?i)(?:--\\S++\\s++)*+(\\S++)(?:\\s++as\\s++(\\S++))?+\\s*+");
    private static final Pattern HEALTH = Pattern.compile("(?i)(?:--\\S++\\s++)*+CMD\\s++(.*)");
    private static final Pattern HEREDOC = Pattern.compile("<<-?[\"']?(\\w+)[\"']?");

    private static final Pattern WITH_HEREDOC = Pattern.compile("(?i)(?:RUN|COPY|ADD)\\b");

    private final DeploymentFacts facts;
    private final String path;
    private final List<Image> stages = new ArrayList<>();

    private Dockerfile(DeploymentFacts facts, String path) {
        this.facts = facts;
        this.path = path;
    }

    /// The stages in order; each has what the stages below it say.
    static List<Image> read(DeploymentFacts facts, String path) {
        Dockerfile reader = new Dockerfile(facts, path);
        reader.instructions();
        Map<String, Image> byName = new HashMap<>();
        for (Image stage : reader.stages) {
            Image below = byName.get(stage.base);
            if (below != null) stage.builtOn(below);
            if (!stage.name.isEmpty()) byName.put(stage.name, stage);
        }
        if (!reader.stages.isEmpty()) reader.stages.getLast().last = true;
        return reader.stages;
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
            boolean mayHave = WITH_HEREDOC.matcher(joined).lookingAt();
            while (mayHave && heredoc.find()) {
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
                    stages.add(new Image(path, matcher.group(2) == null ? "" : matcher.group(2), matcher.group(1)));
            }
            case "CMD" -> stage().command = launch(rest, span);
            case "ENTRYPOINT" -> {
                stage().entrypoint = launch(rest, span);
                stage().command = null;
            }
            case "WORKDIR" -> stage().workdir = rest.startsWith("/") ? rest : stage().workdir + "/" + rest;
            case "HEALTHCHECK" -> health(rest, span);
            case "COPY", "ADD" -> copy(rest);
            case "ENV", "ARG" -> environment(rest, span, parts[0].equalsIgnoreCase("ENV"));
            default -> {}
        }
    }

    private Image stage() {
        if (stages.isEmpty()) stages.add(new Image(path, "", ""));
        return stages.getLast();
    }

    private Launch launch(String written, Span span) {
        Place at = facts.place(span);
        if (written.startsWith("[")) {
            Optional<List<String>> words = new PythonLiterals(written).list();
            if (words.isPresent()) return new Launch(words.get(), false, at);
        }
        return new Launch(List.of(written), true, at);
    }

    /// `HEALTHCHECK --interval=30s CMD curl …`, or `NONE`.
    private void health(String rest, Span span) {
        Matcher matcher = HEALTH.matcher(rest);
        stage().health = Probe.command(matcher.matches() ? launch(matcher.group(1), span).words() : List.of(),
                facts.place(span));
    }

    private void copy(String rest) {
        List<String> words = new ArrayList<>(ShellWords.words(rest.replaceAll("^\\[|]$|\"\\s*,\\s*(?=\")", " ")));
        boolean fromStage = words.stream().anyMatch(each -> each.startsWith("--from"));
        words.removeIf(each -> each.startsWith("--"));
        if (!fromStage && words.size() > 1) stage().sources.addAll(words.subList(0, words.size() - 1));
        if (words.size() != 2 || words.getLast().endsWith("/") || words.getLast().equals(".")) return;
        stage().copies.put(Folders.name(words.getLast()), words.getFirst());
    }

    private void environment(String rest, Span span, boolean kept) {
        List<String> words = ShellWords.words(rest);
        if (words.isEmpty()) return;
        if (!words.getFirst().contains("=")) {
            variable(words.getFirst(), rest.substring(Math.min(rest.length(), words.getFirst().length())).strip(),
                    span, kept);
            return;
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) variable(word.substring(0, equals), word.substring(equals + 1), span, kept);
        }
    }

    /// An argument of the build is no variable of the container, but `ENV X=$X` hands it on.
    private void variable(String name, String value, Span span, boolean kept) {
        int at = facts.text().content().indexOf(name, span.start());
        Span own = at < 0 || at >= span.end() ? span : new Span(at, Math.min(span.end(), at + name.length()));
        Stated argument = stage().arguments.get(value.replaceFirst("^\\$\\{?(\\w+)}?$", "$1"));
        if (kept) facts.environment(name, value, own);
        if (kept) stage().variables.put(name, argument == null ? new Stated(value, facts.place(own)) : argument);
        else if (!value.isEmpty()) stage().arguments.put(name, new Stated(value, facts.place(own)));
    }
}
