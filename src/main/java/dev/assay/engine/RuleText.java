package dev.assay.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a rule stands in the text of its file; all offsets are counted from 0.
///
/// @param parent the rule that it extends; empty if none
/// @param start of the word `rule`
/// @param header just behind its name
/// @param when just behind the word `when`; at `then` without one
/// @param then of the word `then`
/// @param end just behind the word `end`
record RuleText(String file, String name, String parent, int start, int header, int when, int then, int end) {

    private static final Pattern RULE = Pattern
            .compile("(?<![\\w$.@])rule\\s+(\"+|[A-Za-z_]\\w*(?=\\s+(?:when|then|extends)\\b|\\s*@))");
    private static final Pattern WHEN = Pattern.compile("(?<![\\w$])when\\b");
    private static final Pattern THEN = Pattern.compile("(?<![\\w$])then\\b");
    private static final Pattern END = Pattern.compile("(?<![\\w$.])end(?![\\w$])");
    private static final Pattern EXTENDS = Pattern.compile("\\G\\s*extends\\s+(\"+|[A-Za-z_]\\w*)");

    /// All rules of a file, in order. A rule may stand on one line, and its name may lack quotes.
    static List<RuleText> of(String file, String text) {
        String plain = plain(text);
        List<RuleText> rules = new ArrayList<>();
        Matcher rule = RULE.matcher(plain);
        Matcher when = WHEN.matcher(plain);
        Matcher then = THEN.matcher(plain);
        Matcher end = END.matcher(plain);
        Matcher extension = EXTENDS.matcher(plain);
        for (int from = 0; rule.find(from); from = end.end()) {
            if (!then.find(rule.end()) || !end.find(then.end())) break;
            int condition = when.find(rule.end()) && when.start() < then.start() ? when.end() : then.start();
            String parent = extension.find(rule.end()) ? unquoted(text, extension) : "";
            rules.add(new RuleText(file, unquoted(text, rule), parent, rule.start(), rule.end(), condition,
                    then.start(), end.end()));
        }
        return rules;
    }

    private static String unquoted(String text, Matcher name) {
        String written = text.substring(name.start(1), name.end(1));
        return Character.isJavaIdentifierStart(written.charAt(0))
                ? written
                : written.substring(1, written.length() - 1);
    }

    /// The text with every character of a comment replaced by a space, and of a string by a quote; ends of lines stay.
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text);
        int i = 0;
        while (i < text.length()) {
            char first = text.charAt(i);
            int end;
            char blank = ' ';
            if (text.startsWith("//", i)) {
                end = text.indexOf('\n', i);
            } else if (text.startsWith("/*", i)) {
                end = text.indexOf("*/", i + 2) + 2;
                if (end < 2) end = -1;
            } else if (first == '"' || first == '\'') {
                end = i + 1;
                while (end < text.length() && text.charAt(end) != first) end += text.charAt(end) == '\\' ? 2 : 1;
                end++;
                blank = '"';
            } else {
                i++;
                continue;
            }
            if (end < 0 || end > text.length()) end = text.length();
            for (; i < end; i++) if (text.charAt(i) != '\n') plain.setCharAt(i, blank);
        }
        return plain.toString();
    }
}
