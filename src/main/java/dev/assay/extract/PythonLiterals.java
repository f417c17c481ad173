package dev.assay.extract;

import dev.assay.extract.PythonLiteral.Call;
import dev.assay.extract.PythonLiteral.Dictionary;
import dev.assay.extract.PythonLiteral.Entry;
import dev.assay.extract.PythonLiteral.Other;
import dev.assay.extract.PythonLiteral.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads literals out of Python source: strings, lists, tuples, sets, dictionaries, calls of a name with those, and
/// names that the module gives such a literal. What is worked out at run time stays unread.
final class PythonLiterals {

    private static final int DEEPEST = 40;

    private final String source;
    private final Set<String> following = new HashSet<>();
    private int at;
    private int depth;

    PythonLiterals(String source) {
        this.source = source;
    }

    /// The first call of a function, by the last part of its name.
    Optional<Call> call(String name) {
        Matcher matcher = Pattern.compile("(?m)^[^#\\n]*?\\b" + Pattern.quote(name) + "\\s*\\(").matcher(source);
        while (matcher.find()) {
            String before = source.substring(matcher.start(), matcher.end());
            if (before.contains("def ") || before.contains("import ")) continue;
            at = matcher.end() - 1;
            return Optional.of(arguments(name, matcher.end() - 1));
        }
        return Optional.empty();
    }

    /// The strings of the list that the source starts with; empty if it is none, or holds anything else.
    Optional<List<String>> list() {
        if (!(value() instanceof Sequence sequence)) return Optional.empty();
        List<String> found = new ArrayList<>();
        for (PythonLiteral each : sequence.elements()) {
            if (!(each instanceof PythonLiteral.Text text)) return Optional.empty();
            found.add(text.value());
        }
        return Optional.of(found);
    }

    private PythonLiteral value() {
        blanks();
        int start = at;
        if (at >= source.length() || depth > DEEPEST) return other(start);
        depth++;
        PythonLiteral first = atom();
        depth--;
        blanks();
        if (at >= source.length() || ",)]}:".indexOf(source.charAt(at)) >= 0) return first;
        if (source.charAt(at) == '=' && !source.startsWith("==", at)) return first;
        return other(start);
    }

    private PythonLiteral atom() {
        int start = at;
        char c = source.charAt(at);
        if (isString(at)) return strings();
        if (c == '[' || c == '(' || c == '{') return bracketed(c);
        if (!Character.isJavaIdentifierStart(c)) return other(start);
        while (at < source.length()
                && (Character.isJavaIdentifierPart(source.charAt(at)) || source.charAt(at) == '.')) {
            at++;
        }
        String name = source.substring(start, at);
        blanks();
        if (at < source.length() && source.charAt(at) == '(') return arguments(name, start);
        return assigned(name).orElse(new Other(name, new Span(start, at)));
    }

    private PythonLiteral bracketed(char open) {
        int start = at++;
        char close = open == '[' ? ']' : open == '(' ? ')' : '}';
        List<PythonLiteral> elements = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        boolean comma = false;
        while (!closes(close)) {
            int before = at;
            PythonLiteral element = value();
            if (at < source.length() && source.charAt(at) == ':' && open == '{') {
                at++;
                PythonLiteral value = value();
                if (element instanceof PythonLiteral.Text(String key, Span span)) {
                    entries.add(new Entry(key, value, new Span(span.start(), value.span().end())));
                }
            } else {
                elements.add(element);
            }
            comma |= separator();
            if (at == before) at++;
        }
        Span span = new Span(start, Math.min(++at, source.length()));
        if (open == '{' && elements.isEmpty()) return new Dictionary(entries, span);
        if (open == '(' && !comma && elements.size() == 1) return elements.getFirst();
        return new Sequence(elements, span);
    }

    private Call arguments(String name, int start) {
        at++;
        List<PythonLiteral> positional = new ArrayList<>();
        List<Entry> keywords = new ArrayList<>();
        while (!closes(')')) {
            int before = at;
            Matcher keyword = Pattern.compile("\\G(\\w+)\\s*=(?!=)").matcher(source);
            if (keyword.find(at)) {
                at = keyword.end();
                PythonLiteral value = value();
                keywords.add(new Entry(keyword.group(1), value, new Span(before, value.span().end())));
            } else {
                positional.add(value());
            }
            separator();
            if (at == before) at++;
        }
        at = Math.min(at + 1, source.length());
        return new Call(name, positional, keywords, new Span(start, at));
    }

    /// Whether the brackets close here.
    private boolean closes(char close) {
        blanks();
        return at >= source.length() || source.charAt(at) == close;
    }

    private boolean separator() {
        blanks();
        if (at >= source.length() || source.charAt(at) != ',') return false;
        at++;
        return true;
    }

    /// Skips to the end of an expression.
    private Other other(int start) {
        int open = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (isString(at)) {
                string();
                continue;
            }
            if ("([{".indexOf(c) >= 0) open++;
            if (")]}".indexOf(c) >= 0 && open-- == 0) break;
            if (c == ',' && open == 0) break;
            at++;
        }
        return new Other(source.substring(start, at), new Span(start, at));
    }

    /// What the module gives a name, where that is a literal.
    private Optional<PythonLiteral> assigned(String name) {
        if (name.contains(".") || !following.add(name)) return Optional.empty();
        int back = at;
        Matcher matcher = Pattern.compile("(?m)^" + Pattern.quote(name) + "\\s*(?::[^=\\n]*)?=(?!=)").matcher(source);
        Optional<PythonLiteral> found = Optional.empty();
        if (matcher.find()) {
            at = matcher.end();
            blanks();
            if (at < source.length() && (isString(at) || "[({".indexOf(source.charAt(at)) >= 0))
                found = Optional.of(atom());
        }
        at = back;
        following.remove(name);
        return found;
    }

    private boolean isString(int from) {
        int i = from;
        while (i < source.length() && i < from + 2 && "rRbBuU".indexOf(source.charAt(i)) >= 0) i++;
        return i < source.length() && (source.charAt(i) == '"' || source.charAt(i) == '\'');
    }

    private PythonLiteral.Text strings() {
        int start = at;
        StringBuilder value = new StringBuilder();
        int end = at;
        while (at < source.length() && isString(at)) {
            value.append(string());
            end = at;
            blanks();
        }
        return new PythonLiteral.Text(value.toString(), new Span(start, end));
    }

    private String string() {
        while ("rRbBuU".indexOf(source.charAt(at)) >= 0) at++;
        String one = source.substring(at, at + 1);
        String quote = source.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
        at += quote.length();
        StringBuilder value = new StringBuilder();
        while (at < source.length() && !source.startsWith(quote, at)) {
            char c = source.charAt(at++);
            if (c == '\\' && at < source.length()) {
                char escaped = source.charAt(at++);
                if (escaped != '\n') value.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                value.append(c);
            }
        }
        at = Math.min(source.length(), at + quote.length());
        return value.toString();
    }

    private void blanks() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '#') {
                while (at < source.length() && source.charAt(at) != '\n') at++;
            } else if (Character.isWhitespace(c) || c == '\\') {
                at++;
            } else {
                return;
            }
        }
    }
}
