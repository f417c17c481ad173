package dev.assay.extract;

import static io.github.treesitter.jtreesitter.internal.TreeSitter.*;

import dev.assay.source.Capture.Reading;
import io.github.treesitter.jtreesitter.internal.TSQueryPredicateStep;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// What is to be observed in Python: all `.scm` files, joined into one tree-sitter query. Safe for many threads.
public final class Queries {

    /// The number of the capture `@at`.
    final int at;

    final MemorySegment query;

    /// The kind of each pattern, as an index of [#kinds].
    final int[] kindOfPattern;

    /// In alphabetical order.
    final String[] kinds;

    final List<List<Predicate>> predicatesOfPattern;

    /// By number of the capture, without its ending.
    final String[] properties;

    final Reading[] readings;

    private final Map<String, String> heads;

    private Queries(List<QueryFile> files, MemorySegment query, List<QueryFile> fileOfPattern) {
        this.query = query;
        kinds = files.stream().map(QueryFile::kind).distinct().sorted().toArray(String[]::new);
        kindOfPattern = new int[fileOfPattern.size()];
        predicatesOfPattern = new ArrayList<>();
        int captures = ts_query_capture_count(query);
        properties = new String[captures];
        readings = new Reading[captures];
        int found = -1;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(ValueLayout.JAVA_INT);
            for (int capture = 0; capture < captures; capture++) {
                String name = ts_query_capture_name_for_id(query, capture, length).getString(0);
                int dot = name.indexOf('.');
                properties[capture] = (dot < 0 ? name : name.substring(0, dot)).intern();
                readings[capture] = dot < 0 ? Reading.TEXT
                        : Reading.valueOf(name.substring(dot + 1).toUpperCase(java.util.Locale.ROOT));
                if (name.equals("at")) found = capture;
            }
        }
        at = found;
        for (int pattern = 0; pattern < kindOfPattern.length; pattern++) {
            QueryFile file = fileOfPattern.get(pattern);
            kindOfPattern[pattern] = java.util.Arrays.binarySearch(kinds, file.kind());
            predicatesOfPattern.add(predicates(query, pattern, file));
        }
        Map<String, String> comments = new LinkedHashMap<>();
        for (QueryFile file : files) comments.merge(file.kind(), file.head(), (one, other) -> one + "\n" + other);
        heads = Map.copyOf(comments);
    }

    /// Reads the `.scm` files of the folders.
    ///
    /// @param properties the properties of each kind's type; a kind that is missing here is a mistake
    /// @throws QueryMistake for the first mistake, in order of folder and file name
    public static Queries load(List<Path> folders, Map<String, Set<String>> properties) throws IOException {
        List<QueryFile> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path path : all.filter(p -> p.toString().endsWith(".scm")).sorted().toList()) {
                    files.add(QueryFile.read(path));
                }
            }
        }
        for (QueryFile file : files) {
            Set<String> known = properties.get(file.kind());
            if (known == null) throw file.mistake(0, "a record or a declared type called `" + file.kind() + "`");
            file.check(known);
        }
        return join(files);
    }

    @SuppressWarnings("restricted") // Ties the C query to the garbage collector.
    private static Queries join(List<QueryFile> files) {
        StringBuilder text = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        for (QueryFile file : files) {
            text.append(file.text()).append('\n');
            ends.add(text.length());
        }
        Compiled joined = compile(text.toString());
        if (joined.error() != TSQueryErrorNone()) {
            for (QueryFile file : files) explain(file);
            throw new IllegalStateException("the queries compile alone but not together");
        }
        // Freed when nobody reads it any more.
        MemorySegment query = joined.query().reinterpret(Arena.ofAuto(), segment -> ts_query_delete(segment));
        List<QueryFile> fileOfPattern = new ArrayList<>();
        for (int pattern = 0, file = 0; pattern < ts_query_pattern_count(query); pattern++) {
            while (ts_query_start_byte_for_pattern(query, pattern) >= ends.get(file)) file++;
            fileOfPattern.add(files.get(file));
        }
        return new Queries(files, query, fileOfPattern);
    }

    private record Compiled(MemorySegment query, int error, int offset) { }

    private static Compiled compile(String text) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment offset = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment error = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment source = arena.allocateFrom(text, StandardCharsets.US_ASCII);
            MemorySegment query = ts_query_new(Grammar.LANGUAGE, source, text.length(), offset, error);
            return new Compiled(query, error.get(ValueLayout.JAVA_INT, 0), offset.get(ValueLayout.JAVA_INT, 0));
        }
    }

    /// Throws if the file does not compile alone.
    private static void explain(QueryFile file) {
        Compiled alone = compile(file.text());
        if (alone.error() == TSQueryErrorNone()) {
            ts_query_delete(alone.query());
            return;
        }
        String text = file.text();
        int start = Math.min(alone.offset(), text.length());
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || "_-.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        String word = text.substring(start, end);
        String found = ", found " + (start == text.length() ? "the end of the file"
                : "`" + (word.isEmpty() ? text.substring(start, start + 1) : word) + "`");
        if (alone.error() == TSQueryErrorNodeType()) {
            boolean token = start > 0 && text.charAt(start - 1) == '"';
            throw file.mistake(start, (token ? "a token" : "a node type") + " of Python's grammar" + found
                    + nearest(word, token ? Grammar.tokens() : Grammar.nodeTypes()));
        }
        if (alone.error() == TSQueryErrorField()) {
            throw file.mistake(start, "a field of Python's grammar" + found + nearest(word, Grammar.fields()));
        }
        if (alone.error() == TSQueryErrorCapture()) throw file.mistake(start, "a capture of this pattern" + found);
        if (alone.error() == TSQueryErrorStructure()) {
            throw file.mistake(start, "a pattern that can match, but Python's grammar has nothing like this" + found);
        }
        throw file.mistake(start, "a pattern such as `(call) @at`" + found);
    }

    private static String nearest(String word, Set<String> words) {
        String nearest = Grammar.nearest(word, words);
        return nearest.isEmpty() ? "" : "; the nearest is `" + nearest + "`";
    }

    private static List<Predicate> predicates(MemorySegment query, int pattern, QueryFile file) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment steps = ts_query_predicates_for_pattern(query, pattern, count);
            List<Predicate> found = new ArrayList<>();
            List<MemorySegment> words = new ArrayList<>();
            for (int i = 0; i < count.get(ValueLayout.JAVA_INT, 0); i++) {
                MemorySegment step = TSQueryPredicateStep.asSlice(steps, i);
                if (TSQueryPredicateStep.type(step) != TSQueryPredicateStepTypeDone()) {
                    words.add(step);
                } else {
                    found.add(predicate(query, words, file));
                    words.clear();
                }
            }
            return found;
        }
    }

    private static Predicate predicate(MemorySegment query, List<MemorySegment> words, QueryFile file) {
        String name = text(query, words.getFirst());
        int offset = Math.max(0, file.text().indexOf("#" + name));
        if (!Predicate.NAMES.contains(name)) {
            throw file.mistake(offset, "one of " + Predicate.NAMES.stream().sorted().map(n -> "`#" + n + "`").toList()
                    + ", found `#" + name + "`");
        }
        boolean several = name.endsWith("any-of?");
        if (words.size() < 3 || words.size() > 3 && !several || !isCapture(words.get(1))) {
            throw file.mistake(offset, "a capture and " + (several ? "strings" : "one string") + " behind `#" + name + "`");
        }
        int capture = TSQueryPredicateStep.value_id(words.get(1));
        boolean negated = name.startsWith("not-");
        if (name.endsWith("eq?") && isCapture(words.get(2))) {
            return new Predicate.Same(capture, negated, TSQueryPredicateStep.value_id(words.get(2)));
        }
        List<String> given = words.stream().skip(2).map(word -> text(query, word)).toList();
        if (!name.endsWith("match?")) {
            return new Predicate.Equals(capture, negated, given.stream().map(w -> w.getBytes(StandardCharsets.UTF_8)).toList());
        }
        try {
            return new Predicate.Matches(capture, negated, Pattern.compile(given.getFirst()));
        } catch (PatternSyntaxException e) {
            throw file.mistake(offset, "a regular expression behind `#" + name + "`: " + e.getDescription());
        }
    }

    private static boolean isCapture(MemorySegment step) {
        return TSQueryPredicateStep.type(step) == TSQueryPredicateStepTypeCapture();
    }

    private static String text(MemorySegment query, MemorySegment step) {
        if (isCapture(step)) return "";
        try (Arena arena = Arena.ofConfined()) {
            return ts_query_string_value_for_id(query, TSQueryPredicateStep.value_id(step),
                    arena.allocate(ValueLayout.JAVA_INT)).getString(0);
        }
    }

    /// The kinds that have a `.scm` file, in alphabetical order.
    public List<String> kinds() {
        return List.of(kinds);
    }

    /// The comment at the top of a kind's file: what it is and what is captured.
    public String head(String kind) {
        return heads.getOrDefault(kind, "");
    }
}
