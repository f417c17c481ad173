package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.DrlParser;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/// A rule file and what Drools' parser makes of it.
///
/// @param text what could not be parsed is blank; offsets and lines are those of the file
/// @param plain the text without comments and what stands in quotes, of the same length
/// @param unreadable names of rules and types that could not be parsed
record RuleFile(String name, String text, String plain, PackageDescr parsed, Set<String> unreadable) {

    private static final Pattern LINE = Pattern.compile("Line (\\d+):(\\d+) ");
    private static final Pattern PART = Pattern.compile("(?m)^(?:rule|declare|function|query)\\b");
    private static final Pattern FIELD = Pattern.compile("(?m)^[ \\t]*(\\w+)[ \\t]*:(?!:)");
    private static final Set<String> WORDS = Set.of("when", "end", "not", "or", "and");
    private static final Pattern NAME = Pattern.compile("(?:rule\\s+\"([^\"\n]*)|declare\\s+(?:enum\\s+)?(\\w+))");

    /// Null if not even a package can be read. Of each rule, declaration or function the first syntax error is told.
    static @Nullable RuleFile read(String name, String text, List<Mistake> mistakes) {
        Set<String> unreadable = new HashSet<>();
        StringBuilder readable = new StringBuilder(text);
        refuseWords(name, readable, unreadable, mistakes);
        while (true) {
            DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
            PackageDescr parsed;
            try {
                parsed = parser.parse(false, readable.toString());
            } catch (DroolsParserException e) {
                mistakes.add(new Mistake(name, 1, 1, String.valueOf(e.getMessage())));
                return null;
            }
            if (!parser.hasErrors()) {
                if (parsed != null && parsed.getName() != null && !parsed.getName().isEmpty()) {
                    return new RuleFile(name, readable.toString(), RuleText.plain(readable.toString()), parsed,
                            unreadable);
                }
                mistakes.add(new Mistake(name, 1, 1,
                        "expected `package` and a name, such as `package assay.pools`"));
                return null;
            }
            Mistake mistake = syntax(name, parser.getErrors().getFirst());
            mistakes.add(mistake);
            if (!blank(readable, mistake.line(), unreadable)) return null;
        }
    }

    /// A property that is called like a word of DRL or Java makes the compiler stumble elsewhere, or throw.
    private static void refuseWords(String file, StringBuilder text, Set<String> unreadable, List<Mistake> mistakes) {
        String plain = RuleText.plain(text.toString());
        Matcher declaration = Pattern.compile("(?m)^declare\\b[^:@]*").matcher(plain);
        while (declaration.find()) {
            Matcher next = PART.matcher(plain);
            int to = next.find(declaration.start() + 1) ? next.start() : plain.length();
            Matcher field = FIELD.matcher(plain).region(declaration.start(), to);
            while (field.find()) {
                String word = field.group(1);
                if (!WORDS.contains(word) && !SourceVersion.isKeyword(word)) continue;
                int line = 1 + (int) plain.substring(0, field.start(1)).chars().filter(c -> c == '\n').count();
                mistakes.add(new Mistake(file, line, field.start(1) - plain.lastIndexOf('\n', field.start(1) - 1),
                        "expected another name for this property: `" + word + "` is a word of "
                                + (WORDS.contains(word) ? "DRL" : "Java")));
                blank(text, line, unreadable);
                break;
            }
        }
    }

    private static Mistake syntax(String file, DroolsError error) {
        String message = String.valueOf(error.getMessage()).replaceFirst("^\\[ERR \\d+] ", "");
        Matcher matcher = LINE.matcher(message);
        if (!matcher.find()) return new Mistake(file, Math.max(1, error.getLines()[0]), 1, message);
        return new Mistake(file, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)) + 1,
                message.replace(matcher.group(), "").strip());
    }

    /// Blanks the rule, declaration or function around a line, or else the last one before it, so that the rest can be read.
    private static boolean blank(StringBuilder text, int line, Set<String> unreadable) {
        int lineEnd = 0;
        for (int i = 0; i < line && lineEnd >= 0; i++) lineEnd = text.indexOf("\n", lineEnd) + 1;
        if (lineEnd <= 0) lineEnd = text.length();
        int start = -1;
        int end = text.length();
        Matcher part = PART.matcher(RuleText.plain(text.toString()));
        while (part.find()) {
            if (part.start() < lineEnd) {
                start = part.start();
            } else {
                end = part.start();
                break;
            }
        }
        if (start < 0) return false;
        Matcher name = NAME.matcher(text).region(start, end);
        if (name.lookingAt()) unreadable.add(name.group(1) == null ? name.group(2) : name.group(1));
        for (int i = start; i < end; i++) if (text.charAt(i) != '\n') text.setCharAt(i, ' ');
        return true;
    }

    /// @param offset counted from 0
    Mistake mistake(int offset, String said) {
        return new Mistake(name, line(offset), column(offset), said);
    }

    int line(int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    int column(int offset) {
        return offset - text.lastIndexOf('\n', offset - 1);
    }

    /// The first place of a word behind an offset; the offset itself where it does not stand there.
    int find(String word, int from, int to) {
        Matcher matcher = Pattern.compile("(?<![\\w$@])" + Pattern.quote(word) + "(?![\\w$])").matcher(plain)
                .region(from, to);
        return matcher.find() ? matcher.start() : from;
    }
}
