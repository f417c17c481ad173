package dev.assay.rulecheck;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what `java.util.regex` reads. Classes of characters are tried with `java.util.regex` itself.
final class ExpressionReader {

    /// A text may be a few characters longer or shorter, but this often is as good as any number of times.
    private static final int MANY = 10;
    private static final int COPIES = 64;
    private static final Pattern GROUP = Pattern.compile("\\G\\(\\?(?:(?<kind>[:>=!]|<[=!])|<\\w+>|(?<flags>[a-zA-Z-]*)"
            + "(?<end>[:)]))");
    private static final Pattern COUNT = Pattern.compile("\\G\\{(\\d+)(,)?(\\d+)?}");
    private static final Pattern PLACE = Pattern.compile("\\G(?:[$^]|\\\\[bBAGzZ](?:\\{g})?)");
    private static final Pattern OPAQUE = Pattern.compile("\\G\\\\(?:[1-9]\\d*|k<\\w+>|[RX])");
    private static final Pattern ESCAPE = Pattern.compile(
            "\\G\\\\(?:[pP]\\{[^}]*}|[pP].|x\\{[^}]*}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|0[0-7]{1,3}|c.|N\\{[^}]*}|.)",
            Pattern.DOTALL);

    private final String text;
    private int at;
    private String flags = "";

    private ExpressionReader(String text) {
        this.text = text;
    }

    /// @param text a valid regular expression
    static Expression read(String text) {
        return new ExpressionReader(text).options();
    }

    private boolean ends() {
        return at >= text.length() || text.charAt(at) == ')';
    }

    /// Up to the end or a closing bracket.
    private Expression options() {
        List<Expression> options = new ArrayList<>();
        while (true) {
            List<Expression> parts = new ArrayList<>();
            while (!ends() && text.charAt(at) != '|') parts.add(repeated());
            options.add(new Expression.Sequence(parts));
            if (ends()) return options.size() == 1 ? options.getFirst() : new Expression.Either(options);
            at++;
        }
    }

    private Expression repeated() {
        Expression part = atom();
        while (!ends()) {
            int least;
            int most;
            Matcher count = COUNT.matcher(text);
            if (count.find(at)) {
                least = Integer.parseInt(count.group(1));
                most = count.group(3) != null
                        ? Integer.parseInt(count.group(3))
                        : count.group(2) != null ? Integer.MAX_VALUE : least;
                at = count.end();
            } else {
                int kind = "*+?".indexOf(text.charAt(at));
                if (kind < 0) return part;
                least = kind == 1 ? 1 : 0;
                most = kind == 2 ? 1 : Integer.MAX_VALUE;
                at++;
            }
            part = times(part, least, most);
            if (!ends() && text.charAt(at) == '+') {
                part = new Expression.Closed();
                at++;
            } else if (!ends() && text.charAt(at) == '?') {
                at++;
            }
        }
        return part;
    }

    private static Expression times(Expression part, int least, int most) {
        if (most == 0) return new Expression.Nothing();
        if (most > COPIES || most - least >= MANY) {
            Expression loop = new Expression.Loop(part);
            return least == 0 ? new Expression.Either(List.of(loop, new Expression.Nothing())) : loop;
        }
        List<Expression> copies = new ArrayList<>(Collections.nCopies(least, part));
        Expression option = new Expression.Either(List.of(part, new Expression.Nothing()));
        copies.addAll(Collections.nCopies(most - least, option));
        return new Expression.Sequence(copies);
    }

    private Expression atom() {
        char c = text.charAt(at);
        if (c == '(') return group();
        if (matches(PLACE)) return new Expression.Nothing();
        if (matches(OPAQUE)) return new Expression.Closed();
        if (text.startsWith("\\Q", at)) {
            int end = text.indexOf("\\E", at);
            String quoted = text.substring(at + 2, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 2;
            return new Expression.Sequence(quoted.chars().mapToObj(one -> one(Pattern.quote("" + (char) one)))
                    .toList());
        }
        int start = at;
        if (c == '[') at = endOfClass(at);
        else if (!matches(ESCAPE)) at++;
        return one(text.substring(start, at));
    }

    private boolean matches(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find(at)) return false;
        at = matcher.end();
        return true;
    }

    private Expression group() {
        Matcher group = GROUP.matcher(text);
        String before = flags;
        boolean zeroWidth = false;
        boolean closed = false;
        if (group.find(at)) {
            at = group.end();
            String kind = group.group("kind");
            if (kind != null) {
                closed = kind.equals(">");
                zeroWidth = kind.endsWith("=") || kind.endsWith("!");
            } else if (group.group("flags") != null) {
                flags += "(?" + group.group("flags") + ")";
                // `(?i)` holds up to the end of the group around it.
                if (group.group("end").equals(")")) return new Expression.Nothing();
            }
        } else {
            at++;
        }
        Expression inside = options();
        at++;
        flags = before;
        if (closed) return new Expression.Closed();
        // What looks ahead reads the text on its own: its loops count, but not beside what follows.
        return zeroWidth ? new Expression.Either(List.of(inside, new Expression.Nothing())) : inside;
    }

    /// Just behind the bracket that closes a class, which may hold others.
    private int endOfClass(int open) {
        int i = open + 1;
        if (i < text.length() && text.charAt(i) == '^') i++;
        if (i < text.length() && text.charAt(i) == ']') i++;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c == '[') {
                i = endOfClass(i);
            } else if (c == ']') {
                return i + 1;
            } else {
                i++;
            }
        }
        return i;
    }

    private Expression one(String written) {
        Pattern pattern = Pattern.compile(flags + written);
        BitSet characters = new BitSet();
        for (int c = 0; c < 256; c++) if (pattern.matcher("" + (char) c).matches()) characters.set(c);
        // One of many alphabets stands for the rest.
        if (pattern.matcher("\u3042").matches() || pattern.matcher("\u0416").matches()) characters.set(256);
        return new Expression.One(characters);
    }
}
