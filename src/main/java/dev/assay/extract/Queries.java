package dev.assay.extract;

import static io.github.treesitter.jtreesitter.internal.TreeSitter.*;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is to be observed in Python: the patterns of all `.scm` files. Safe for many threads.
public final class Queries {

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
        List<QueryFile> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path path : all.filter(p -> p.toString().endsWith(".scm")).sorted().toList()) {
                    files.add(folder.equals(folders.getFirst()) ? QueryFile.read(path) : QueryFile.further(path));
                }
            }
        }
        CaptureNames names = new CaptureNames();
        List<QueryPattern> patterns = new ArrayList<>();
        for (QueryFile file : files) {
            Set<String> known = properties.get(file.kind());
            if (known == null) throw file.mistake(0, "a record or a declared type called `" + file.kind() + "`");
            patterns.addAll(new QueryParser(file, known, names).patterns());
        }
        return new Queries(List.copyOf(files), patterns, names);
    }

    /// Lets tree-sitter look for patterns that can never match. It takes a fifth of a second, so it is for authors.
    ///
    /// @throws Mistake for the first one
    public void check() {
        for (QueryFile file : files) check(file);
    }

    private static void check(QueryFile file) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment offset = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment error = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment source = arena.allocateFrom(file.text(), StandardCharsets.US_ASCII);
            MemorySegment query = ts_query_new(Grammar.LANGUAGE, source, file.text().length(), offset, error);
            if (error.get(ValueLayout.JAVA_INT, 0) == TSQueryErrorNone()) {
                ts_query_delete(query);
                return;
            }
            boolean impossible = error.get(ValueLayout.JAVA_INT, 0) == TSQueryErrorStructure();
            throw file.mistake(offset.get(ValueLayout.JAVA_INT, 0), impossible
                    ? "a pattern that can match, but Python's grammar has no node with this inside"
                    : "a pattern that tree-sitter understands");
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
