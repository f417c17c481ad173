package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.Message;

/// Finds the line of a rule file that Drools complains about; it often says line -1 or names a generated class.
final class CompilerMessages {

    private static final Pattern RULE_NAME = Pattern.compile("[Rr]ule[^\"'\\[]{0,20}[\"'\\[]([^\"'\\]]+)[\"'\\]]");
    private static final Pattern GENERATED = Pattern.compile("src/main/java/(.+)/P[0-9A-F]{2}/Lambda\\w+\\.java");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final String SOURCE = "Java source of ";

    private CompilerMessages() {}

    static Mistake mistake(RuleIndex index, RuleSources sources, List<Message> errors) {
        List<Message> told = errors.stream().filter(error -> !error.getText().startsWith(SOURCE)).toList();
        for (Message error : told) {
            Mistake found = inConsequence(index, sources, error);
            if (found == null) found = named(index, error.getText());
            if (found != null) return found;
        }
        return refused(sources, told.stream().map(Message::getText).distinct().collect(Collectors.joining("; ")));
    }

    /// For what the compiler throws instead of reporting it.
    static Mistake mistake(RuleIndex index, RuleSources sources, RuntimeException thrown) {
        Mistake found = named(index, String.valueOf(thrown.getMessage()));
        Mistake mistake = found != null ? found : refused(sources, String.valueOf(thrown.getMessage()));
        mistake.initCause(thrown);
        return mistake;
    }

    private static Mistake refused(RuleSources sources, String text) {
        String file = sources.files().isEmpty() ? "rules" : sources.files().firstKey();
        return new Mistake(file, 1, 1, "(or another file) Drools refuses the rules: " + text.strip());
    }

    private static @Nullable Mistake named(RuleIndex index, String text) {
        Matcher matcher = RULE_NAME.matcher(text);
        while (matcher.find()) {
            for (RuleIndex.Rule rule : index.rules()) {
                if (rule.name().equals(matcher.group(1))) {
                    return new Mistake(rule.file(), rule.line(), 1,
                            "rule \"" + rule.name() + "\": " + text.strip());
                }
            }
        }
        return null;
    }

    /// A generated class tells the package, and the compiler's words the name that it stumbled over.
    private static @Nullable Mistake inConsequence(RuleIndex index, RuleSources sources, Message error) {
        Matcher generated = GENERATED.matcher(String.valueOf(error.getPath()));
        if (!generated.find()) return null;
        String inPackage = generated.group(1).replace('/', '.');
        List<String> files = index.rules().stream().filter(rule -> rule.inPackage().equals(inPackage))
                .map(RuleIndex.Rule::file).distinct().toList();
        List<String> words = WORD.matcher(error.getText()).results().map(word -> word.group())
                .filter(word -> !List.of("The", "method", "Type", "mismatch", "for", "is", "in", "type").contains(word))
                .toList();
        for (Map.Entry<String, String> source : sources.files().entrySet()) {
            if (!files.contains(source.getKey())) continue;
            for (String word : words) {
                Matcher place = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                        .matcher(source.getValue());
                if (!place.find(Math.max(0, source.getValue().indexOf("\nrule \"")))) continue;
                String before = source.getValue().substring(0, place.start());
                int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
                return new Mistake(source.getKey(), line, place.start() - before.lastIndexOf('\n'),
                        error.getText().strip());
            }
        }
        return files.isEmpty() ? null : new Mistake(files.getFirst(), 1, 1, error.getText().strip());
    }
}
