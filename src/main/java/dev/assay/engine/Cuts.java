package dev.assay.engine;

import dev.assay.engine.Brackets.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What can be taken out of the condition of a rule: each constraint of each pattern, each part of one that `&&` and `||`
/// join, each pattern, `not` and `exists`. A name that is used elsewhere stays; what only gives a name is left alone.
final class Cuts {

    /// @param from counted from 0, in the text of the file
    /// @param to exclusive
    /// @param instead what takes its place
    /// @param at where the constraint begins
    /// @param removed the constraint, on one line
    record Cut(int from, int to, String instead, int at, String removed) {}

    private static final Pattern WORD = Pattern.compile("\\G[A-Za-z_$][\\w$.]*");
    private static final Pattern CONNECTOR = Pattern.compile("\\G(and\\b|or\\b|&&|\\|\\||,|;)");
    private static final Pattern NAMED = Pattern.compile("\\G\\s*(\\$\\w+)\\s*:=?(?!:)\\s*");
    private static final Pattern FROM = Pattern.compile("\\G\\s*from\\s+");
    private static final Pattern OPERATOR = Pattern.compile(
            "\\G(==|!=|<=|>=|<|>|(?:not\\s+)?(?:in|matches|contains|memberOf|soundslike|str|excludes)\\b)");

    private final String text;
    private final String plain;
    private final BiPredicate<String, Cut> isUsedElsewhere;
    private final List<Cut> cuts = new ArrayList<>();

    private Cuts(String text, String plain, BiPredicate<String, Cut> isUsedElsewhere) {
        this.text = text;
        this.plain = plain;
        this.isUsedElsewhere = isUsedElsewhere;
    }

    /// @param plain of [RuleText#plain(String)]
    /// @param isUsedElsewhere whether a name such as `$call` is used outside a cut
    static List<Cut> of(RuleText rule, String text, String plain, BiPredicate<String, Cut> isUsedElsewhere) {
        Cuts cuts = new Cuts(text, plain, isUsedElsewhere);
        cuts.elements(rule.when(), rule.then());
        return cuts.cuts;
    }

    /// Patterns and the like, one behind the other or joined by words.
    private void elements(int from, int to) {
        List<Span> elements = new ArrayList<>();
        List<Boolean> joined = new ArrayList<>();
        boolean connected = false;
        for (int i = skip(from, to); i < to; i = skip(i, to)) {
            Matcher connector = CONNECTOR.matcher(plain).region(i, to);
            if (connector.find()) {
                connected = true;
                i = connector.end();
                continue;
            }
            int end = Math.min(to, element(i, to));
            elements.add(new Span(i, end));
            joined.add(connected);
            connected = false;
            i = end;
        }
        joined.add(false);
        for (int k = 0; k < elements.size(); k++) {
            Span one = elements.get(k);
            int start = joined.get(k) && !joined.get(k + 1) ? elements.get(k - 1).end() : one.start();
            int end = joined.get(k + 1) ? elements.get(k + 1).start() : one.end();
            if (elements.size() > 1 || isTop(from)) cut(start, end, "", one);
        }
    }

    /// Whether nothing but the word `when` stands before it, so that a condition may be empty.
    private boolean isTop(int from) {
        return plain.substring(0, from).stripTrailing().endsWith("when");
    }

    /// @return its end
    private int element(int i, int to) {
        Matcher named = NAMED.matcher(plain).region(i, to);
        int begin = named.find() ? named.end() : i;
        if (begin < to && plain.charAt(begin) == '(') {
            int close = close(begin);
            elements(begin + 1, close);
            return close + 1;
        }
        Matcher word = WORD.matcher(plain).region(begin, to);
        if (!word.find()) return begin + 1;
        int next = skip(word.end(), to);
        boolean opens = next < to && plain.charAt(next) == '(';
        switch (word.group()) {
            case "not", "exists", "forall" -> {
                return element(next, to);
            }
            case "eval" -> {
                return opens ? close(next) + 1 : word.end();
            }
            case "accumulate", "collect" -> {
                return opens ? source(next) : word.end();
            }
            default -> {}
        }
        int end = word.end();
        if (opens) {
            end = close(next);
            constraints(next + 1, end);
            end++;
        }
        Matcher origin = FROM.matcher(plain).region(end, to);
        return origin.find() ? origin(origin.end(), to) : end;
    }

    /// What an `accumulate` looks at; its functions stay.
    private int source(int open) {
        int close = close(open);
        int end = close;
        List<Span> parts = split(open + 1, close, ",");
        if (parts.size() > 1) end = parts.getFirst().end();
        int semicolon = plain.indexOf(';', open);
        if (semicolon > 0 && semicolon < end) end = semicolon;
        elements(open + 1, end);
        return close + 1;
    }

    private int origin(int i, int to) {
        Matcher word = WORD.matcher(plain).region(i, to);
        if (!word.find()) return i;
        int next = skip(word.end(), to);
        if (List.of("accumulate", "collect").contains(word.group()) && next < to && plain.charAt(next) == '(') {
            return source(next);
        }
        int end = i;
        while (end < to && !Character.isWhitespace(plain.charAt(end))) {
            end = plain.charAt(end) == '(' ? close(end) + 1 : end + 1;
        }
        return end;
    }

    private void constraints(int from, int to) {
        List<Span> parts = split(from, to, ",");
        for (int k = 0; k < parts.size(); k++) {
            Span part = parts.get(k);
            Matcher named = NAMED.matcher(plain).region(part.start(), part.end());
            boolean isNamed = named.find();
            int operator = operator(part);
            if (isNamed && operator < 0) continue;
            Cut whole = inList(parts, k);
            if (isNamed && isUsedElsewhere.test(named.group(1), whole)) {
                cut(stripped(part.start(), operator), part.end(), "", part);
            } else {
                cut(whole.from, whole.to, "", part);
            }
            expression(part);
        }
    }

    private Cut inList(List<Span> parts, int k) {
        Span part = parts.get(k);
        int start = k > 0 && k == parts.size() - 1 ? parts.get(k - 1).end() : part.start();
        int end = k < parts.size() - 1 ? parts.get(k + 1).start() : part.end();
        return new Cut(start, end, "", part.start(), "");
    }

    /// What `||` and `&&` join, at any depth.
    private void expression(Span whole) {
        List<Span> parts = split(whole.start(), whole.end(), "||");
        if (parts.size() < 2) parts = split(whole.start(), whole.end(), "&&");
        if (parts.size() < 2) {
            int open = skip(whole.start(), whole.end());
            if (open < whole.end() && plain.charAt(open) == '!') open = skip(open + 1, whole.end());
            if (open < whole.end() && plain.charAt(open) == '(' && close(open) == whole.end() - 1) {
                for (Span inner : split(open + 1, whole.end() - 1, ",")) expression(inner);
            }
            return;
        }
        String left = "";
        for (int k = 0; k < parts.size(); k++) {
            Span part = parts.get(k);
            boolean hasLeft = !OPERATOR.matcher(plain).region(part.start(), part.end()).find();
            if (hasLeft) {
                int operator = operator(part);
                left = operator < 0 ? "" : text.substring(part.start(), stripped(part.start(), operator)) + " ";
            }
            if (k == parts.size() - 1) {
                cut(parts.get(k - 1).end(), part.end(), "", part);
            } else {
                Span next = parts.get(k + 1);
                boolean borrows = OPERATOR.matcher(plain).region(next.start(), next.end()).find();
                cut(part.start(), next.start(), borrows && hasLeft ? left : "", part);
            }
            expression(part);
        }
    }

    /// Takes it out, unless a name that it gives is used elsewhere.
    private void cut(int from, int to, String instead, Span shown) {
        Cut cut = new Cut(from, to, instead, shown.start(),
                text.substring(shown.start(), shown.end()).strip().replaceAll("\\s+", " "));
        Matcher names = Pattern.compile("(\\$\\w+)\\s*:=?(?!:)").matcher(plain).region(from, to);
        while (names.find()) {
            if (!instead.contains(names.group(1)) && isUsedElsewhere.test(names.group(1), cut)) return;
        }
        cuts.add(cut);
    }

    /// The first operator of a part that is in no parentheses and has something on its left; -1 if there is none.
    private int operator(Span part) {
        boolean left = false;
        for (int i = part.start(); i < part.end(); i++) {
            char c = plain.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                i = close(i);
                left = true;
                continue;
            }
            boolean begins = i == part.start() || !Character.isJavaIdentifierPart(plain.charAt(i - 1))
                    || !Character.isJavaIdentifierPart(c);
            if (left && begins && OPERATOR.matcher(plain).region(i, part.end()).lookingAt()) return i;
            if (!Character.isWhitespace(c) && c != '!') left = true;
        }
        return -1;
    }

    private List<Span> split(int from, int to, String separator) {
        return Brackets.split(plain, from, to, separator);
    }

    private int skip(int from, int to) {
        return Brackets.skip(plain, from, to);
    }

    private int stripped(int from, int to) {
        return Brackets.stripped(plain, from, to);
    }

    private int close(int open) {
        return Brackets.close(plain, open);
    }
}
