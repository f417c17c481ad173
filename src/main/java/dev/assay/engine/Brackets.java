package dev.assay.engine;

import java.util.ArrayList;
import java.util.List;

/// Where things stand in the plain text of a rule file, as [RuleText#plain(String)] gives it; all offsets are counted from 0.
final class Brackets {

    /// @param end exclusive
    record Span(int start, int end) {

        String of(String text) {
            return text.substring(start, end);
        }
    }

    private Brackets() {}

    /// The bracket that closes the one at a place; the last character where there is none.
    static int close(String plain, int open) {
        int depth = 0;
        for (int i = open; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '(' || c == '[' || c == '{') depth++;
            if (c == ')' || c == ']' || c == '}') depth--;
            if (depth == 0) return i;
        }
        return plain.length() - 1;
    }

    /// Parts between separators that are in no brackets, without the space around them; empty ones are left out.
    static List<Span> split(String plain, int from, int to, String separator) {
        List<Span> parts = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to && "([{".indexOf(plain.charAt(i)) >= 0) {
                i = close(plain, i);
                continue;
            }
            if (i < to && !plain.startsWith(separator, i)) continue;
            int begin = skip(plain, start, i);
            if (begin < i) parts.add(new Span(begin, stripped(plain, begin, i)));
            start = i + separator.length();
            i = start - 1;
        }
        return parts;
    }

    /// The next place that is no space.
    static int skip(String plain, int from, int to) {
        int i = from;
        while (i < to && Character.isWhitespace(plain.charAt(i))) i++;
        return i;
    }

    /// The end without the space before it.
    static int stripped(String plain, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(plain.charAt(end - 1))) end--;
        return end;
    }
}
