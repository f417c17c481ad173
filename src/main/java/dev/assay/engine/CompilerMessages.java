package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;

/// Finds the place in a rule file that Drools complains about; it often says line -1 or names a generated class.
///
/// The text of a generated class is among the messages: the line that it complains about is looked for in the rules and
/// functions of the class's package.
final class CompilerMessages {

    private static final Pattern RULE_NAME = Pattern.compile("[Rr]ule[^\"'\\[]{0,20}[\"'\\[]([^\"'\\]]+)[\"'\\]]");
    private static final Pattern GENERATED = Pattern.compile("src/main/java/(.+?)(?:/P[0-9A-F]{2})?/\\w+\\.java");
    private static final Pattern SOURCE = Pattern.compile("Java source of (\\S+) in error:\n(?s:(.*))");
    private static final Pattern NO_METHOD = Pattern
            .compile("The method (\\w+)\\(.*\\) is undefined for the type (.+)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final Set<String> SPOKEN = Set.of("The", "method", "Type", "mismatch", "for", "is", "in", "type",
            "cannot", "be", "resolved", "to", "a", "convert", "from", "undefined", "constructor", "or", "not", "field",
            "variable", "Unknown", "on", "class", "Method", "with", "arguments", "missing", "Unable", "expression");

    private final SortedSources sources;
    private final Map<String, String> generated = new HashMap<>();

    /// Where a line of generated Java was found.
    private record Found(String file, int from, int to, int score) {}

    /// The parts of the rule files that hold Java.
    private record SortedSources(RuleSources sources, List<Part> parts) {}

    /// @param inPackage the DRL package
    /// @param squeezed without space
    private record Part(String file, String inPackage, int from, int to, String squeezed) {}

    private CompilerMessages(RuleSources sources) {
        List<Part> parts = new ArrayList<>();
        sources.files().forEach((file, text) -> parts(file, text, parts));
        this.sources = new SortedSources(sources, parts);
    }

    private static void parts(String file, String text, List<Part> parts) {
        Matcher declared = Pattern.compile("(?m)^package\\s+([\\w.]+)").matcher(text);
        String inPackage = declared.find() ? declared.group(1) : "";
        for (RuleText rule : RuleText.of(file, text)) {
            parts.add(new Part(file, inPackage, rule.when(), rule.end(), squeezed(text.substring(rule.when(),
                    rule.end()))));
        }
        Matcher function = Pattern.compile("(?m)^function\\b").matcher(RuleText.plain(text));
        Matcher next = Pattern.compile("(?m)^(?:rule|declare|function|query)\\b").matcher(RuleText.plain(text));
        while (function.find()) {
            int to = next.find(function.end()) ? next.start() : text.length();
            parts.add(new Part(file, inPackage, function.start(), to,
                    squeezed(text.substring(function.start(), to))));
        }
    }

    private static String squeezed(String java) {
        return java.replaceAll("//[^\n]*|/\\*(?s:.*?)\\*/", "").replaceAll("\\s+|\\bdrools[.]|\\b_this[.]", "");
    }

    /// At least one mistake, in order of file, line and column.
    static List<Mistake> mistakes(RuleIndex index, RuleSources sources, List<Message> errors) {
        CompilerMessages messages = new CompilerMessages(sources);
        List<Message> told = new ArrayList<>();
        for (Message error : errors) {
            Matcher source = SOURCE.matcher(error.getText());
            if (source.lookingAt()) messages.generated.put(source.group(1), source.group(2));
            else told.add(error);
        }
        Map<String, Mistake> mistakes = new HashMap<>();
        for (Message error : told) {
            for (Mistake one : messages.mistakes(index, error)) mistakes.putIfAbsent(one.getMessage(), one);
        }
        if (mistakes.isEmpty()) {
            Mistake whole = refused(sources,
                    String.join("; ", told.stream().map(Message::getText).distinct().toList()));
            mistakes.put(whole.getMessage(), whole);
        }
        return mistakes.values().stream().sorted(Mistake.ORDER).toList();
    }

    /// For what the compiler throws instead of reporting it.
    static Mistake mistake(RuleIndex index, RuleSources sources, Throwable thrown) {
        String first = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        List<Mistake> found = named(index, String.valueOf(thrown.getMessage()), first);
        Mistake mistake = found.isEmpty() ? refused(sources, first) : found.getFirst();
        mistake.initCause(thrown);
        return mistake;
    }

    private static Mistake refused(RuleSources sources, String text) {
        String file = sources.files().isEmpty() ? "rules" : sources.files().firstKey();
        return new Mistake(file, 1, 1, "(or another file) Drools refuses the rules: " + text.strip());
    }

    private List<Mistake> mistakes(RuleIndex index, Message error) {
        String said = error.getText().lines().findFirst().orElse("").strip();
        Matcher path = GENERATED.matcher(String.valueOf(error.getPath()));
        if (path.find()) {
            List<Found> found = inGenerated(path.group(1).replace('/', '.'), error);
            if (found.isEmpty()) found = byName(path.group(1).replace('/', '.'), said);
            return found.stream().map(one -> mistake(one, said)).toList();
        }
        List<Mistake> named = named(index, error.getText(), said);
        if (!named.isEmpty()) return named;
        String text = sources.sources.files().get(String.valueOf(error.getPath()).replaceFirst(
                "^src/main/resources/", ""));
        if (text == null) return List.of();
        String file = error.getPath().replaceFirst("^src/main/resources/", "");
        List<Mistake> inFile = new ArrayList<>();
        for (Part part : sources.parts) {
            if (!part.file.equals(file)) continue;
            int at = word(said, text, part.from, part.to);
            if (at >= 0) inFile.add(mistake(new Found(file, at, part.to, 0), said));
        }
        return inFile.isEmpty() ? List.of(new Mistake(file, Math.max(1, error.getLine()), 1, said)) : inFile;
    }

    private static List<Mistake> named(RuleIndex index, String text, String said) {
        Matcher matcher = RULE_NAME.matcher(text);
        while (matcher.find()) {
            for (RuleIndex.Rule rule : index.rules()) {
                if (rule.name().equals(matcher.group(1))) {
                    return List.of(new Mistake(rule.file(), rule.line(), 1, "rule \"" + rule.name() + "\": " + said));
                }
            }
        }
        return List.of();
    }

    /// Every rule or function of the package that has the line, and as many lines of the class around it as any other.
    private List<Found> inGenerated(String inPackage, Message error) {
        List<String> lines = generated.getOrDefault(String.valueOf(error.getPath()), "").lines().toList();
        if (error.getLine() < 1 || error.getLine() > lines.size()) return List.of();
        String wrong = squeezed(lines.get(error.getLine() - 1)).replaceAll("^(?:publicstatic|return)|[;{]$", "");
        List<Found> found = new ArrayList<>();
        for (Part part : sources.parts) {
            if (!part.inPackage.equals(inPackage) || wrong.isEmpty()) continue;
            int place = part.squeezed.indexOf(wrong);
            if (place < 0) continue;
            int score = (int) lines.stream().map(CompilerMessages::squeezed)
                    .filter(line -> line.length() > 3 && part.squeezed.contains(line)).count();
            String text = sources.sources.files().get(part.file);
            found.add(new Found(part.file, unsqueezed(text, part, wrong), part.to, score));
        }
        int best = found.stream().map(Found::score).max(Comparator.naturalOrder()).orElse(0);
        return found.stream().filter(one -> one.score == best).toList();
    }

    /// Every rule or function of the package that has a name of which is spoken. A line that was generated differs from what is
    /// written where it hands on `kcontext`.
    private List<Found> byName(String inPackage, String said) {
        List<Found> found = new ArrayList<>();
        String name = WORD.matcher(said).results().map(MatchResult::group).filter(one -> !SPOKEN.contains(one))
                .findFirst().orElse("");
        if (name.isEmpty()) return found;
        Pattern use = Pattern.compile("(?<![\\w$])" + Pattern.quote(name)
                + (said.startsWith("The method ") ? "\\s*\\(" : "(?![\\w$])"));
        for (Part part : sources.parts) {
            if (!part.inPackage.equals(inPackage)) continue;
            Matcher place = use.matcher(sources.sources.files().get(part.file)).region(part.from, part.to);
            if (place.find()) found.add(new Found(part.file, place.start(), part.to, 0));
        }
        return found;
    }

    /// Where a squeezed text begins in the file.
    private static int unsqueezed(String text, Part part, String wrong) {
        StringBuilder loose = new StringBuilder();
        for (int i = 0; i < wrong.length(); i++) {
            loose.append(Pattern.quote(wrong.substring(i, i + 1))).append("\\s*");
        }
        Matcher matcher = Pattern.compile(loose.toString()).matcher(text).region(part.from, part.to);
        return matcher.find() ? matcher.start() : part.from;
    }

    /// The first name in what is said that stands in the text; -1 if none does.
    private static int word(String said, String text, int from, int to) {
        Matcher word = WORD.matcher(said);
        while (word.find()) {
            if (SPOKEN.contains(word.group())) continue;
            Matcher place = Pattern.compile("(?<![\\w$])" + Pattern.quote(word.group()) + "(?![\\w$])").matcher(text)
                    .region(from, to);
            if (place.find()) return place.start();
        }
        return -1;
    }

    private Mistake mistake(Found found, String said) {
        String text = sources.sources.files().get(found.file);
        int at = Math.max(found.from, word(said, text, found.from, found.to));
        int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new Mistake(found.file, line, at - text.lastIndexOf('\n', at - 1), plainly(found.file, said));
    }

    /// Without names of generated classes, and with the nearest name.
    private String plainly(String file, String said) {
        Matcher missing = NO_METHOD.matcher(said);
        if (!missing.matches()) return said;
        String type = missing.group(2);
        if (type.matches("Lambda\\w+|Rules[0-9A-F]{32}\\w*")) {
            Set<String> functions = new TreeSet<>(Set.of("insertLogical"));
            Pattern.compile("(?m)^import function [\\w.]+[.](\\w+)|^function\\s+\\S+\\s+(\\w+)")
                    .matcher(sources.sources.files().get(file)).results()
                    .forEach(one -> functions.add(one.group(1) == null ? one.group(2) : one.group(1)));
            return "no function is called `" + missing.group(1) + "` with these arguments"
                    + Nearest.hint(missing.group(1), functions);
        }
        return said + Types.ofFacts(type).map(Types::methods)
                .map(known -> Nearest.hint(missing.group(1), known)).orElse("");
    }
}
