package dev.assay.extract;

import static io.github.treesitter.jtreesitter.internal.TreeSitter.*;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Written;
import dev.assay.source.Capture.Reading;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is to be observed in Python: the patterns of all `.scm` files. Safe for many threads.
public final class Queries {

    private static final String NO_TYPE = "a record or a declared type called `%s`";
    private static final Pattern PATTERN = Pattern.compile("(?m)^[(\\[]");
    private static final Pattern EXPRESSION = Pattern
            .compile("#(?:not-)?match\\?\\s+@[\\w.]+\\s+(\"(?:\\\\.|[^\"\\\\\n])*\")");

    private final List<QueryFile> files;
    private final String[] kinds;
    private final CaptureNames names;
    private final Op[] ops;
    private final int[] kindOfPattern;
    private final List<List<Predicate>> predicates;
    private final int[][] patternsOfSymbol;

    private Queries(List<QueryFile> files, List<QueryPattern> patterns, CaptureNames names) {
        this.files = files;
        this.names = names;
        kinds = files.stream().map(QueryFile::kind).distinct().sorted().toArray(String[]::new);
        ops = patterns.stream().map(pattern -> Op.of(pattern.step())).toArray(Op[]::new);
        kindOfPattern = patterns.stream().mapToInt(pattern -> Arrays.binarySearch(kinds, pattern.kind())).toArray();
        predicates = patterns.stream().map(QueryPattern::predicates).toList();
        boolean[][] first = new boolean[ops.length][Grammar.TYPES.length];
        for (int pattern = 0; pattern < ops.length; pattern++) Op.first(ops[pattern], first[pattern]);
        patternsOfSymbol = new int[Grammar.TYPES.length][];
        for (int symbol = 0; symbol < patternsOfSymbol.length; symbol++) {
            int wanted = symbol;
            patternsOfSymbol[symbol] = IntStream.range(0, ops.length).filter(pattern -> first[pattern][wanted])
                    .toArray();
        }
    }

    /// Reads the `.scm` files of the folders.
    ///
    /// @param folders the first is the installation's; a file of another one is named by its whole path
    /// @param properties the properties of each kind's type; a kind that is missing here is a mistake
    /// @throws Mistake for the first mistake, in order of folder and file name
    public static Queries load(List<Path> folders, Map<String, Set<String>> properties) throws IOException {
        List<QueryFile> files = files(folders);
        CaptureNames names = new CaptureNames();
        List<QueryPattern> patterns = new ArrayList<>();
        for (QueryFile file : files) {
            Set<String> known = properties.get(file.kind());
            if (known == null) throw file.mistake(0, NO_TYPE.formatted(file.kind()));
            patterns.addAll(new QueryParser(file, known, names).patterns());
        }
        return new Queries(List.copyOf(files), patterns, names);
    }

    private static List<QueryFile> files(List<Path> folders) throws IOException {
        List<QueryFile> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path path : all.filter(p -> p.toString().endsWith(".scm")).sorted().toList()) {
                    files.add(folder.equals(folders.getFirst()) ? QueryFile.read(path) : QueryFile.further(path));
                }
            }
        }
        return files;
    }

    /// Every mistake in the `.scm` files of the folders, in order of file and place: the first of each pattern, and those
    /// that only tree-sitter sees. It takes a fifth of a second, so it is for authors.
    ///
    /// @param properties the properties of each kind's type; a kind that is missing here is a mistake
    public static List<Mistake> mistakes(List<Path> folders, Map<String, Set<String>> properties) throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        CaptureNames names = new CaptureNames();
        for (QueryFile file : files(folders)) {
            Set<String> known = properties.get(file.kind());
            if (known == null) {
                mistakes.add(file.mistake(0, NO_TYPE.formatted(file.kind())));
                continue;
            }
            List<Mistake> own = new ArrayList<>();
            try {
                own.addAll(new QueryParser(file, known, names).mistakes());
            } catch (Mistake unreadable) {
                own.add(unreadable);
            }
            if (own.isEmpty()) check(file, own);
            mistakes.addAll(own);
        }
        return mistakes;
    }

    /// The regular expressions in the `.scm` files of the folders.
    public static List<Written> expressions(List<Path> folders) throws IOException {
        List<Written> expressions = new ArrayList<>();
        for (QueryFile file : files(folders)) {
            EXPRESSION.matcher(file.text().replaceAll("(?m)^;", " ")).results().forEach(one -> {
                Mistake place = file.mistake(one.start(1), "");
                expressions.add(new Written(place.file(), place.line(), place.column(),
                        one.group(1).substring(1, one.group(1).length() - 1).replaceAll("\\\\(.)", "$1")));
            });
        }
        return expressions;
    }

    /// What tree-sitter refuses; each time without the patterns that it has refused before.
    private static void check(QueryFile file, List<Mistake> mistakes) {
        StringBuilder text = new StringBuilder(file.text());
        while (true) {
            int offset;
            boolean impossible;
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment place = arena.allocate(ValueLayout.JAVA_INT);
                MemorySegment error = arena.allocate(ValueLayout.JAVA_INT);
                MemorySegment source = arena.allocateFrom(text.toString(), StandardCharsets.US_ASCII);
                MemorySegment query = ts_query_new(PythonLanguage.SEGMENT, source, text.length(), place, error);
                if (error.get(ValueLayout.JAVA_INT, 0) == TSQueryErrorNone()) {
                    ts_query_delete(query);
                    return;
                }
                offset = place.get(ValueLayout.JAVA_INT, 0);
                impossible = error.get(ValueLayout.JAVA_INT, 0) == TSQueryErrorStructure();
            }
            mistakes.add(file.mistake(offset, impossible
                    ? "a pattern that can match, but Python's grammar has no node with this inside"
                    : "a pattern that tree-sitter understands"));
            int start = -1;
            int end = text.length();
            Matcher pattern = PATTERN.matcher(text);
            while (pattern.find()) {
                if (pattern.start() <= offset) {
                    start = pattern.start();
                } else {
                    end = pattern.start();
                    break;
                }
            }
            if (start < 0) return;
            for (int i = start; i < end; i++) if (text.charAt(i) != '\n') text.setCharAt(i, ' ');
        }
    }

    /// The kinds that have a `.scm` file, in alphabetical order.
    public List<String> kinds() {
        return List.of(kinds);
    }

    /// The comments at the top of each kind's file: what it is and what is captured.
    public Map<String, String> heads() {
        Map<String, String> heads = new TreeMap<>();
        for (QueryFile file : files) heads.merge(file.kind(), file.head(), (one, other) -> one + "\n" + other);
        return heads;
    }

    int[] patternsOfSymbol(int symbol) {
        return patternsOfSymbol[symbol];
    }

    Op op(int pattern) {
        return ops[pattern];
    }

    int kindOf(int pattern) {
        return kindOfPattern[pattern];
    }

    List<Predicate> predicates(int pattern) {
        return predicates.get(pattern);
    }

    String kind(int kind) {
        return kinds[kind];
    }

    /// Whether a capture fills a property: not `@at`, and none that serves predicates alone.
    boolean isShown(int capture) {
        return capture != CaptureNames.AT && !names.hidden(capture);
    }

    String property(int capture) {
        return names.property(capture);
    }

    Reading reading(int capture) {
        return names.reading(capture);
    }
}
