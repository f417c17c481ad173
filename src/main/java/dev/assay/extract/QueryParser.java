package dev.assay.extract;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads the patterns of one `.scm` file and refuses what cannot mean anything.
final class QueryParser {

    private static final Pattern TOKEN = Pattern.compile(
            ";[^\n]*|\"(?:\\\\.|[^\"\\\\\n])*\"|@[\\w.!?-]+|#[\\w.!?-]+|![\\w-]+|[A-Za-z_][\\w/-]*|[^\\s]");

    private record Token(String text, int offset) {}

    private final QueryFile file;
    private final Set<String> properties;
    private final CaptureNames names;
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private List<Predicate> predicates = List.of();
    private Set<String> captured = Set.of();

    /// @param properties what the kind's type has
    /// @param names of the captures of all files
    QueryParser(QueryFile file, Set<String> properties, CaptureNames names) {
        this.file = file;
        this.properties = properties;
        this.names = names;
        String text = file.text();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                throw file.mistake(i, "ASCII, found `" + Character.toString(text.codePointAt(i)) + "`");
            }
        }
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group().charAt(0) != ';') tokens.add(new Token(token.group(), token.start()));
        }
        tokens.add(new Token("", text.length()));
    }

    /// @throws Mistake for the first mistake
    List<QueryPattern> patterns() {
        List<QueryPattern> patterns = new ArrayList<>();
        while (!peek().isEmpty()) patterns.add(pattern());
        return patterns;
    }

    /// The first mistake of each pattern. A pattern begins with a bracket at the beginning of a line.
    List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        while (!peek().isEmpty()) {
            try {
                pattern();
            } catch (Mistake mistake) {
                mistakes.add(mistake);
                if (!peek().isEmpty()) next++;
                while (!peek().isEmpty() && !beginsLine()) next++;
            }
        }
        return mistakes;
    }

    private boolean beginsLine() {
        int offset = tokens.get(next).offset();
        return "([".contains(peek()) && (offset == 0 || file.text().charAt(offset - 1) == '\n');
    }

    private QueryPattern pattern() {
        predicates = new ArrayList<>();
        captured = new HashSet<>();
        int start = tokens.get(next).offset();
        Step step = item(0);
        if (!captured.contains("at")) {
            throw file.mistake(start, "a capture `@at` in this pattern: it is the fact's place");
        }
        return new QueryPattern(file.kind(), step, List.copyOf(predicates));
    }

    private String peek() {
        return tokens.get(next).text();
    }

    private Mistake mistake(String expected) {
        return mistake(tokens.get(next), expected);
    }

    private Mistake mistake(Token token, String expected) {
        return mistake(token, expected, "");
    }

    private Mistake mistake(Token token, String expected, String nearest) {
        return file.mistake(token.offset(), expected + ", found "
                + (token.text().isEmpty() ? "the end of the file" : "`" + token.text() + "`") + nearest);
    }

    /// A node, token, alternation or group with what stands behind it.
    private Step item(int field) {
        Token start = tokens.get(next++);
        int from = captured.size();
        Step step;
        if (start.text().equals("(")) {
            boolean group = "([\"#.".indexOf(peek().isEmpty() ? ' ' : peek().charAt(0)) >= 0
                    || tokens.get(Math.min(next + 1, tokens.size() - 1)).text().equals(":");
            step = group ? sequence(start, field) : node(start, field);
        } else if (start.text().equals("[")) {
            List<Step> options = new ArrayList<>();
            while (!peek().equals("]")) {
                if (peek().isEmpty()) throw mistake(start, "an end for `[`");
                options.add(fielded(field));
            }
            next++;
            step = new Step.Either(options);
        } else if (start.text().startsWith("\"") && start.text().length() > 1) {
            String word = unquoted(start.text());
            step = leaf(one(Grammar.token(word), start, "a token of Python's grammar", word, Grammar::tokens), field);
        } else if (start.text().equals("_")) {
            step = leaf(Grammar.all(false), field);
        } else {
            throw mistake(start, "a pattern such as `(call) @at`");
        }
        return behind(step, captured.size() > from);
    }

    private static Step leaf(boolean[] symbols, int field) {
        return new Step.Node(symbols, field, List.of(), List.of(), List.of(), false);
    }

    /// Quantifiers and captures.
    private Step behind(Step before, boolean captures) {
        Step step = before;
        boolean repeated = false;
        while (true) {
            Token token = tokens.get(next);
            switch (token.text()) {
                case "*", "+" -> {
                    if (captures) throw refused(token);
                    step = new Step.Repeated(step, token.text().equals("+"), true);
                    repeated = true;
                }
                case "?" -> step = new Step.Repeated(step, false, false);
                case String text when text.startsWith("@") -> {
                    if (repeated) throw refused(tokens.get(next - 1));
                    step = captured(step, capture(token), token);
                    captures = true;
                }
                default -> {
                    return step;
                }
            }
            next++;
        }
    }

    private Mistake refused(Token token) {
        return file.mistake(token.offset(), "no `" + token.text() + "` on a capture: a fact's list is the union of its "
                + "matches, so a pattern that matches one of them is enough");
    }

    private Step captured(Step step, int capture, Token token) {
        return switch (step) {
            case Step.Node node -> {
                List<Integer> captures = new ArrayList<>(node.captures());
                captures.add(capture);
                yield new Step.Node(node.symbols(), node.field(), node.absent(), List.copyOf(captures), node.inside(),
                        node.last());
            }
            case Step.Either either ->
                new Step.Either(either.options().stream().map(option -> captured(option, capture, token)).toList());
            case Step.Sequence sequence when sequence.steps().size() == 1 ->
                captured(sequence.steps().getFirst(), capture, token);
            case Step.Repeated repeated ->
                new Step.Repeated(captured(repeated.step(), capture, token), repeated.once(), repeated.many());
            case Step.Sequence _,Step.Anchor _ -> throw mistake(token, "a capture behind one node");
        };
    }

    private int capture(Token token) {
        String name = token.text().substring(1);
        if (!name.equals("at") && !name.startsWith("_")) {
            int dot = name.indexOf('.');
            String property = dot < 0 ? name : name.substring(0, dot);
            if (!properties.contains(property)) {
                Set<String> words = new TreeSet<>(properties);
                words.remove("at");
                throw file.mistake(token.offset(), "a property of `" + file.kind() + "` (" + String.join(", ", words)
                        + "), found `@" + property + "`" + nearest(property, words, "@"));
            }
            if (dot >= 0 && !List.of(".name", ".value", ".string").contains(name.substring(dot))) {
                throw file.mistake(token.offset() + 1 + dot,
                        "`.name`, `.value` or `.string`, found `" + name.substring(dot) + "`");
            }
        }
        captured.add(name);
        return names.number(name);
    }

    private Step fielded(int outer) {
        Token name = tokens.get(next);
        if (!tokens.get(Math.min(next + 1, tokens.size() - 1)).text().equals(":")) return item(outer);
        next += 2;
        return item(field(name, name.text()));
    }

    private int field(Token token, String name) {
        int field = java.util.Arrays.asList(Grammar.FIELDS).indexOf(name);
        if (field < 1) {
            throw mistake(token, "a field of Python's grammar", name, Grammar.fields());
        }
        return field;
    }

    private Mistake mistake(Token token, String expected, String word, Set<String> words) {
        return file.mistake(token.offset(), expected + ", found `" + word + "`" + nearest(word, words, ""));
    }

    private static String nearest(String word, Set<String> words, String prefix) {
        String nearest = Nearest.to(word, words);
        return nearest.isEmpty() ? "" : "; the nearest is `" + prefix + nearest + "`";
    }

    private boolean[] one(boolean[] symbols, Token token, String expected, String word,
            Supplier<Set<String>> words) {
        if (symbols.length == 0) throw mistake(token, expected, word, words.get());
        return symbols;
    }

    private Step sequence(Token start, int field) {
        List<Step> steps = new ArrayList<>();
        boolean last = contents(start, steps, new ArrayList<>(), field);
        if (last) throw mistake(start, "no `.` at the end of a group");
        if (steps.isEmpty()) throw mistake(start, "a pattern in this group");
        return new Step.Sequence(List.copyOf(steps));
    }

    private Step node(Token start, int field) {
        Token type = tokens.get(next++);
        boolean[] symbols;
        if (type.text().equals("_")) {
            symbols = Grammar.all(true);
        } else {
            String name = type.text().substring(type.text().indexOf('/') + 1);
            symbols = one(Grammar.named(name), type, "a node type of Python's grammar", name, Grammar::nodeTypes);
        }
        List<Step> inside = new ArrayList<>();
        List<Integer> absent = new ArrayList<>();
        boolean last = contents(start, inside, absent, 0);
        return new Step.Node(symbols, field, List.copyOf(absent), List.of(), List.copyOf(inside), last);
    }

    /// Everything up to the closing bracket; says whether `.` stands before it.
    private boolean contents(Token start, List<Step> steps, List<Integer> absent, int field) {
        while (!peek().equals(")")) {
            Token token = tokens.get(next);
            if (token.text().isEmpty()) throw mistake(start, "an end for `(`");
            if (token.text().equals(".")) {
                steps.add(new Step.Anchor());
                next++;
            } else if (token.text().startsWith("!") && token.text().length() > 1) {
                absent.add(field(token, token.text().substring(1)));
                next++;
            } else if (peek().equals("(") && tokens.get(next + 1).text().startsWith("#")) {
                next++;
                predicate();
            } else if (token.text().startsWith("#")) {
                throw mistake("a predicate in brackets of its own");
            } else {
                steps.add(fielded(field));
            }
        }
        next++;
        boolean last = !steps.isEmpty() && steps.getLast() instanceof Step.Anchor;
        if (last) steps.removeLast();
        return last;
    }

    private void predicate() {
        Token name = tokens.get(next++);
        List<Token> given = new ArrayList<>();
        while (!peek().equals(")")) {
            if (peek().isEmpty()) throw mistake(name, "an end for this predicate");
            given.add(tokens.get(next++));
        }
        next++;
        String word = name.text().substring(1);
        if (!Predicate.NAMES.contains(word)) {
            throw mistake(name,
                    "one of " + String.join(", ", Predicate.NAMES.stream().sorted().map(n -> "`#" + n + "`").toList()),
                    nearest(word, Predicate.NAMES, "#"));
        }
        boolean several = word.endsWith("any-of?");
        boolean fits = given.size() >= 2 && (several || given.size() == 2) && given.getFirst().text().startsWith("@")
                && given.stream().skip(1).allMatch(token -> token.text().startsWith("\"")
                        || token.text().startsWith("@") && word.endsWith("eq?"));
        if (!fits) throw mistake(name, "a capture and " + (several ? "strings" : "a string") + " behind the predicate");
        for (Token token : given) {
            if (token.text().startsWith("@") && !captured.contains(token.text().substring(1))) {
                throw mistake(token, "a capture that stands before it in this pattern");
            }
        }
        predicates.add(predicate(name, word, given));
    }

    private Predicate predicate(Token name, String word, List<Token> given) {
        int capture = names.number(given.getFirst().text().substring(1));
        boolean negated = word.startsWith("not-");
        if (given.get(1).text().startsWith("@")) {
            return new Predicate.Same(capture, negated, names.number(given.get(1).text().substring(1)));
        }
        List<String> words = given.stream().skip(1).map(token -> unquoted(token.text())).toList();
        if (!word.endsWith("match?")) {
            return new Predicate.Equals(capture, negated,
                    words.stream().map(w -> w.getBytes(StandardCharsets.UTF_8)).toList());
        }
        try {
            return new Predicate.Matches(capture, negated, Pattern.compile(words.getFirst()));
        } catch (PatternSyntaxException e) {
            throw mistake(given.get(1), "a regular expression (" + e.getDescription() + ")");
        }
    }

    private static String unquoted(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            out.append(switch (escaped) {
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case '0' -> '\0';
                default -> escaped;
            });
        }
        return out.toString();
    }
}
