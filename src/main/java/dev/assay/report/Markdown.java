package dev.assay.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text that is Markdown already. Everything else that a template inserts is escaped on the way.
///
/// All that is made here stays on its line and within its table cell, whatever the audited repository put into it.
///
/// @param source as it stands on the page
public record Markdown(String source) {

    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9._/#-]+");

    /// A message: what stands between two backquotes is code, everything else is plain text.
    static Markdown text(String text) {
        String line = oneLine(text);
        StringBuilder out = new StringBuilder(line.length() + 16);
        int i = 0;
        while (i < line.length()) {
            int end = line.charAt(i) == '`' && alone(line, i) ? closing(line, i) : -1;
            if (end > i) {
                out.append(code(line.substring(i + 1, end)).source());
                i = end + 1;
            } else {
                escape(line.charAt(i++), out);
            }
        }
        return new Markdown(out.toString());
    }

    /// Code, such as a path or a name.
    static Markdown code(String text) {
        String line = oneLine(text);
        if (line.isEmpty()) return new Markdown("");
        // A span cannot say these: a pipe ends the cell, a backquote the span, a blank at its edge gets lost.
        if (line.indexOf('|') < 0 && line.indexOf('`') < 0 && line.strip().equals(line)) {
            return new Markdown("`" + line + "`");
        }
        StringBuilder out = new StringBuilder("<code>");
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c <= ' ' || c < 128 && !Character.isLetterOrDigit(c)) {
                out.append(c == ' ' && i > 0 && i < line.length() - 1 ? " " : "&#" + (int) c + ";");
            } else {
                out.append(c);
            }
        }
        return new Markdown(out.append("</code>").toString());
    }

    /// A link within the report.
    ///
    /// @param target a path of letters, digits and `._/#-`
    static Markdown link(String label, String target) {
        if (!TARGET.matcher(target).matches()) throw new IllegalArgumentException("no target of a link: " + target);
        return new Markdown("[" + text(label) + "](" + target + ")");
    }

    /// Where a link ends that says `#` and the name.
    static Markdown anchor(String name) {
        return new Markdown("<a id=\"" + anchorName(name) + "\"></a>");
    }

    /// What stands behind `#` in a link to the anchor of this name.
    static String anchorName(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /// A line of a fenced block. It cannot end the block if it starts with a blank or a dash.
    static Markdown block(String text) {
        return new Markdown(oneLine(text));
    }

    /// One behind the other.
    static Markdown joined(List<Markdown> all, String between) {
        return new Markdown(all.stream().map(Markdown::source).collect(Collectors.joining(between)));
    }

    private static boolean alone(String line, int i) {
        return (i == 0 || line.charAt(i - 1) != '`') && (i + 1 == line.length() || line.charAt(i + 1) != '`');
    }

    private static int closing(String line, int from) {
        for (int i = from + 2; i < line.length(); i++) {
            if (line.charAt(i) == '`' && alone(line, i)) return i;
        }
        return -1;
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '|' -> out.append("&#124;");
            case '\\', '`', '*', '_', '[', ']', '~', '#', '!', '$' -> out.append('\\').append(c);
            default -> out.append(c);
        }
    }

    /// Line ends and other control characters are blanks; what turns the direction of writing is shown as `U+FFFD`.
    private static String oneLine(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
            boolean turns = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
            boolean broken = Character.isSurrogate(c) && !paired(text, i);
            if (!control && !turns && !broken) continue;
            if (out == null) out = new StringBuilder(text);
            out.setCharAt(i, control ? ' ' : '\ufffd');
        }
        return out == null ? text : out.toString();
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    @Override
    public String toString() {
        return source;
    }
}
