package dev.assay.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One `.scm` file as its author wrote it, and what can be checked without tree-sitter.
///
/// @param name its folder's name and its own, such as `facts/call.scm`
/// @param kind the kind of fact that it fills, such as `Call`
record QueryFile(String name, String kind, String text) {

    private static final Pattern TOKEN = Pattern.compile(
            ";[^\n]*|\"(?:\\\\.|[^\"\\\\\n])*\"|@[\\w.!?-]+|#[\\w.!?-]+|[\\w/-]+:?|[()\\[\\]*+?]|[^\\s]");

    static QueryFile read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        String file = path.getFileName().toString();
        Path folder = path.toAbsolutePath().normalize().getParent();
        String name = folder == null || folder.getFileName() == null ? file : folder.getFileName() + "/" + file;
        return new QueryFile(name, kindOf(file), new String(bytes, StandardCharsets.UTF_8));
    }

    /// Such as `ExceptClause` for `except-clause.scm`.
    static String kindOf(String file) {
        StringBuilder kind = new StringBuilder();
        for (String word : file.substring(0, file.length() - ".scm".length()).split("-")) {
            if (!word.isEmpty()) kind.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return kind.toString();
    }

    /// The comment at the top, without semicolons.
    String head() {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (!line.startsWith(";")) break;
            lines.add(line.substring(line.startsWith("; ") ? 2 : 1));
        }
        return String.join("\n", lines);
    }

    QueryMistake mistake(int offset, String expected) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new QueryMistake(name, line, before.length() - before.lastIndexOf('\n'), expected);
    }

    /// Refuses what tree-sitter would accept and then do wrong, and captures that fill nothing.
    ///
    /// A capture whose name starts with `_` is for predicates alone.
    ///
    /// @param properties what the kind's type has
    void check(Set<String> properties) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') throw mistake(i, "ASCII, found `" + Character.toString(text.codePointAt(i)) + "`");
        }
        Deque<Group> open = new ArrayDeque<>();
        Group last = new Group(0, false);
        Top pattern = new Top();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String word = token.group();
            int offset = token.start();
            char first = word.charAt(0);
            if (first == ';') continue;
            if (open.isEmpty() && "([\"".indexOf(first) >= 0) {
                pattern.end(this);
                pattern = new Top();
                pattern.start = offset;
            }
            switch (first) {
                case '(', '[' -> open.push(new Group(offset, false));
                case ')', ']' -> {
                    if (open.isEmpty()) throw mistake(offset, "the start of a pattern, found `" + word + "`");
                    last = open.pop();
                    char opening = text.charAt(last.offset);
                    if ((opening == '(') != (first == ')')) {
                        throw mistake(offset, "`" + (opening == '(' ? ')' : ']') + "`, found `" + word + "`");
                    }
                    if (!open.isEmpty() && last.captures && !last.predicate) open.peek().captures = true;
                }
                case '*', '+' -> {
                    if (last.captures || captureFollows(token.end())) {
                        throw mistake(offset, "no `" + word + "` on a capture: tree-sitter drops matches there; "
                                + "write a pattern that matches one of them");
                    }
                }
                case '@' -> {
                    if (!open.isEmpty() && open.peek().predicate) break;
                    for (Group group : open) group.captures = true;
                    last = new Group(offset, true);
                    if (word.equals("@at")) {
                        pattern.at = true;
                    } else {
                        checkCapture(word.substring(1), offset, properties);
                    }
                }
                case '#' -> {
                    if (open.isEmpty()) throw mistake(offset, "a predicate in brackets, found `" + word + "`");
                    open.peek().predicate = true;
                }
                default -> last = new Group(offset, false);
            }
        }
        if (!open.isEmpty()) {
            int offset = open.peek().offset;
            throw mistake(offset, "an end for `" + text.charAt(offset) + "`, found the end of the file");
        }
        pattern.end(this);
    }

    private boolean captureFollows(int offset) {
        int next = offset;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) next++;
        return next < text.length() && text.charAt(next) == '@';
    }

    private void checkCapture(String capture, int offset, Set<String> properties) {
        if (capture.startsWith("_")) return;
        int dot = capture.indexOf('.');
        String property = dot < 0 ? capture : capture.substring(0, dot);
        if (!properties.contains(property)) {
            Set<String> words = new TreeSet<>(properties);
            words.remove("at");
            String nearest = Grammar.nearest(property, words);
            throw mistake(offset, "a property of `" + kind + "` (" + String.join(", ", words) + "), found `@" + property
                    + "`" + (nearest.isEmpty() ? "" : "; the nearest is `@" + nearest + "`"));
        }
        if (dot >= 0 && !List.of(".name", ".value", ".string").contains(capture.substring(dot))) {
            throw mistake(offset + 1 + dot, "`.name`, `.value` or `.string`, found `" + capture.substring(dot) + "`");
        }
    }

    private static final class Group {
        final int offset;
        boolean captures;
        boolean predicate;

        Group(int offset, boolean captures) {
            this.offset = offset;
            this.captures = captures;
        }
    }

    /// The pattern that is being read.
    private static final class Top {
        int start = -1;
        boolean at;

        void end(QueryFile file) {
            if (start >= 0 && !at) throw file.mistake(start, "a capture `@at` in this pattern: it is the fact's place");
        }
    }
}
