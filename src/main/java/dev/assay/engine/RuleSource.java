package dev.assay.engine;

import java.util.List;

/// A rule as its author wrote it.
///
/// @param file such as `rules/fastapi.drl`
/// @param line counted from 1
/// @param comment what stands above it, as one paragraph; empty without a comment
/// @param condition the lines between `when` and `then`, without what all of them are indented by
public record RuleSource(String name, String file, int line, String comment, List<String> condition) {

    static RuleSource of(RuleText rule, String text) {
        int line = 1 + (int) text.substring(0, rule.start()).chars().filter(c -> c == '\n').count();
        String condition = text.substring(rule.when(), rule.then()).stripTrailing();
        return new RuleSource(rule.name(), rule.file(), line, comment(text.substring(0, rule.start())),
                condition.stripIndent().lines().filter(one -> !one.isBlank()).toList());
    }

    /// The block comment that ends right above.
    private static String comment(String before) {
        String above = before.stripTrailing();
        if (!above.endsWith("*/")) return "";
        String comment = above.substring(Math.max(0, above.lastIndexOf("/*")));
        return comment.replaceAll("^/\\*+|\\*/$", "").replaceAll("(?m)^\\s*\\*\\s?", "").strip().replaceAll("\\s+",
                " ");
    }
}
