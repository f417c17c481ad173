package dev.assay.cli;

import java.util.Locale;

/// Words for people.
final class Words {

    private Words() {}

    /// Such as `1 finding` and `1,204 findings`.
    static String count(long number, String singular) {
        String plural = singular.endsWith("y") && !singular.endsWith("ay")
                ? singular.substring(0, singular.length() - 1) + "ies"
                : singular.endsWith("s") ? singular + "es" : singular + "s";
        return String.format(Locale.ROOT, "%,d ", number) + (number == 1 ? singular : plural);
    }

    /// Such as `1.4 s`.
    static String seconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%.1f s", nanoseconds / 1e9);
    }

    /// `environmentReads` as `environment reads`, `ExceptClause` as `except clause`.
    static String spaced(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /// On one line of at most so many characters; what is cut off is shown by an ellipsis.
    static String fit(String text, int width) {
        String line = text.strip().replaceAll("\\s+", " ");
        StringBuilder shown = new StringBuilder();
        line.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '\ufffd' : c));
        return shown.length() <= width ? shown.toString() : shown.substring(0, Math.max(0, width - 1)) + "…";
    }

    /// In lines of at most so many characters where words allow it, each indented and ended.
    static String wrapped(String paragraph, int indent, int width) {
        StringBuilder out = new StringBuilder();
        int length = 0;
        for (String word : paragraph.strip().split("\\s+")) {
            if (length > 0 && length + 1 + word.length() > width) {
                out.append('\n');
                length = 0;
            }
            out.repeat(' ', length == 0 ? indent : 1).append(word);
            length += (length == 0 ? indent : 1) + word.length();
        }
        return out.append('\n').toString();
    }
}
