package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Value;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Python's string literals.
final class Strings {

    /// The value of a `string` node.
    ///
    /// @param part folds an interpolated expression
    static Value read(Syntax tree, int node, IntFunction<Value> part) {
        String text = tree.text(node);
        List<Value> interpolated = new ArrayList<>(0);
        for (int child = tree.firstChild(node); child != NONE; child = tree.nextSibling(child)) {
            if (!tree.is(child, "interpolation")) continue;
            int[] inner = tree.children(child);
            interpolated.add(inner.length == 0 ? new Value.Unknown("") : part.apply(inner[0]));
        }
        if (!interpolated.isEmpty()) return new Value.FormattedString(text, interpolated);
        int quote = quote(text);
        return new Value.Literal(text, content(text, quote), hasPrefix(text, quote, 'b') ? "bytes" : "str");
    }

    /// Where the first quote stands; the end of the text if there is none.
    private static int quote(String text) {
        int quote = 0;
        while (quote < text.length() && text.charAt(quote) != '"' && text.charAt(quote) != '\'') quote++;
        return quote;
    }

    /// @param letter a small one
    private static boolean hasPrefix(String text, int quote, char letter) {
        for (int i = 0; i < quote; i++) if (Character.toLowerCase(text.charAt(i)) == letter) return true;
        return false;
    }

    /// What stands between the quotes of a literal as written, escapes read.
    static String content(String text) {
        return content(text, quote(text));
    }

    private static String content(String text, int quote) {
        if (quote >= text.length()) return text;
        char mark = text.charAt(quote);
        boolean triple = text.length() >= quote + 6 && text.charAt(quote + 1) == mark
                && text.charAt(quote + 2) == mark;
        int width = triple ? 3 : 1;
        if (text.length() < quote + 2 * width) return "";
        String inner = text.substring(quote + width, text.length() - width);
        return hasPrefix(text, quote, 'r') || inner.indexOf('\\') < 0 ? inner : unescaped(inner);
    }

    private static String unescaped(String inner) {
        StringBuilder out = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\' || i + 1 == inner.length()) {
                out.append(c);
                continue;
            }
            char next = inner.charAt(++i);
            switch (next) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case '\n' -> {}
                case '\\', '\'', '"' -> out.append(next);
                default -> out.append('\\').append(next);
            }
        }
        return out.toString();
    }

    /// Strings one behind the other: a literal if all are, else what they bring in.
    static Value join(String text, List<Value> parts) {
        StringBuilder whole = new StringBuilder();
        List<Value> interpolated = new ArrayList<>();
        for (Value part : parts) {
            switch (part) {
                case Value.Literal literal when literal.type().equals("str") -> whole.append(literal.getString());
                case Value.FormattedString formatted -> interpolated.addAll(formatted.interpolated());
                case Value.Literal _,Value.Collection _,Value.Reference _,Value.Called _,Value.Unknown _ ->
                    interpolated.add(part);
            }
        }
        return interpolated.isEmpty()
                ? new Value.Literal(text, whole.toString(), "str")
                : new Value.FormattedString(text, interpolated);
    }

    private Strings() {}
}
