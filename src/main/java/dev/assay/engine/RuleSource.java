package dev.assay.engine;

import java.util.List;

/// A rule as its author wrote it.
///
/// @param file such as `rules/fastapi.drl`
/// @param line counted from 1
/// @param comment what stands above it, as one paragraph; empty without a comment
/// @param condition the lines between `when` and `then`, without what all of them are indented by
/// @param text all of it, from the comment above it to its `end`
public record RuleSource(String name, String file, int line, String comment, List<String> condition, String text) {

    /// The first word of its name: for a rule that judges, its item.
    public String item() {
        return name.replaceFirst(" .*", "");
    }

    static RuleSource of(RuleText rule, String text) {
        int line = 1 + (int) text.substring(0, rule.start()).chars().filter(c -> c == '\n').count();
        String condition = text.substring(rule.when(), rule.then()).stripTrailing();
        String above = text.substring(0, rule.start());
        int start = commentStart(above);
        return new RuleSource(rule.name(), rule.file(), line, comment(above.substring(start)),
                condition.stripIndent().lines().filter(one -> !one.isBlank()).toList(),
                text.substring(start, rule.end()));
    }

    /// Where the block comment starts that ends right above; the end of the text without one.
    private static int commentStart(String above) {
        return above.stripTrailing().endsWith("*/") ? Math.max(0, above.lastIndexOf("/*")) : above.length();
    }

    private static String comment(String written) {
        String comment = written.stripTrailing();
        return comment.replaceAll("^/\\*+|\\*/$", "").replaceAll("(?m)^\\s*\\*\\s?", "").strip().replaceAll("\\s+",
                " ");
    }
}
