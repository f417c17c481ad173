package dev.assay.extract;

import static io.github.treesitter.jtreesitter.internal.TreeSitter.*;

import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import dev.assay.source.Match;
import dev.assay.source.PythonModule;
import dev.assay.source.Syntax;
import io.github.treesitter.jtreesitter.internal.TSNode;
import io.github.treesitter.jtreesitter.internal.TSQueryCapture;
import io.github.treesitter.jtreesitter.internal.TSQueryMatch;
import io.github.treesitter.jtreesitter.internal.TSTreeCursor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Parses file after file; belongs to one thread. Nothing of tree-sitter's tree outlives [#parse].
///
/// It calls tree-sitter through jtreesitter's bindings: a `Node` of its own for each node costs an arena.
final class PythonParser implements AutoCloseable {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final long START = TSNode.context$offset();
    private static final long ID = TSNode.id$offset();
    private static final long CAPTURE_SIZE = TSQueryCapture.layout().byteSize();
    private static final long CAPTURE_NODE = TSQueryCapture.node$offset();
    private static final long CAPTURE_INDEX = TSQueryCapture.index$offset();

    /// Captures are read where tree-sitter keeps them.
    @SuppressWarnings("restricted") // There is no other way to read C memory.
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final Queries queries;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment parser = ts_parser_new();
    private final MemorySegment queryCursor = ts_query_cursor_new();
    private final MemorySegment match = arena.allocate(TSQueryMatch.layout());
    private final SegmentAllocator nodes = SegmentAllocator.prefixAllocator(arena.allocate(TSNode.layout()));
    private final SegmentAllocator cursors = SegmentAllocator.prefixAllocator(arena.allocate(TSTreeCursor.layout()));
    private final MemorySegment root = arena.allocate(TSNode.layout());
    private Arena textArena = Arena.ofConfined();
    private MemorySegment text = textArena.allocate(1 << 18);
    private NodeList list = new NodeList();
    private final CaptureList captures = new CaptureList();

    PythonParser(Queries queries) {
        this.queries = queries;
        ts_parser_set_language(parser, Grammar.LANGUAGE);
    }

    PythonModule parse(SourceFile file, Decoding source) {
        byte[] bytes = source.bytes();
        if (text.byteSize() < bytes.length) {
            textArena.close();
            textArena = Arena.ofConfined();
            text = textArena.allocate(bytes.length + (bytes.length >> 1));
        }
        MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
        MemorySegment tree = ts_parser_parse_string_encoding(parser, MemorySegment.NULL, text, bytes.length, TSInputEncodingUTF8());
        try {
            root.copyFrom(ts_tree_root_node(nodes, tree));
            list.clear();
            copy(ts_node_has_error(root));
            Syntax syntax = list.syntax(bytes);
            List<Match> matches = matches(bytes);
            boolean isPackage = file.path().endsWith("__init__.py");
            return new PythonModule(file, isPackage, syntax, matches, unread(file, syntax, source));
        } finally {
            ts_tree_delete(tree);
        }
    }

    private void copy(boolean broken) {
        MemorySegment cursor = ts_tree_cursor_new(cursors, root);
        try {
            while (true) {
                MemorySegment node = ts_tree_cursor_current_node(nodes, cursor);
                int symbol = ts_node_symbol(node);
                if (symbol < 0) symbol = Grammar.ERROR;
                boolean inside = false;
                if (Grammar.NAMED[symbol]) {
                    int start = node.get(INT, START);
                    int end = ts_node_end_byte(node);
                    list.open(symbol, ts_tree_cursor_current_field_id(cursor), start, end, node.get(LONG, ID));
                    if (broken && start == end && ts_node_is_missing(node)) list.missing(start, Grammar.TYPES[symbol]);
                    inside = !Grammar.LEAF[symbol] && ts_tree_cursor_goto_first_child(cursor);
                    if (!inside) list.close();
                } else if (broken && ts_node_is_missing(node)) {
                    list.missing(node.get(INT, START), Grammar.TYPES[symbol]);
                }
                if (inside) continue;
                while (!ts_tree_cursor_goto_next_sibling(cursor)) {
                    if (!ts_tree_cursor_goto_parent(cursor)) return;
                    list.close();
                }
            }
        } finally {
            ts_tree_cursor_delete(cursor);
        }
    }

    private List<Match> matches(byte[] bytes) {
        captures.clear();
        list.index();
        ts_query_cursor_exec(queryCursor, queries.query, root);
        while (ts_query_cursor_next_match(queryCursor, match)) {
            int pattern = Short.toUnsignedInt(match.get(SHORT, TSQueryMatch.pattern_index$offset()));
            int count = Short.toUnsignedInt(match.get(SHORT, TSQueryMatch.capture_count$offset()));
            long first = match.get(LONG, TSQueryMatch.captures$offset());
            if (!holds(queries.predicatesOfPattern.get(pattern), bytes, first, count)) continue;
            int at = Syntax.NONE;
            for (int i = 0; i < count; i++) {
                if (MEMORY.get(INT, first + i * CAPTURE_SIZE + CAPTURE_INDEX) == queries.at) at = node(first, i);
            }
            if (at == Syntax.NONE) continue;
            int kind = queries.kindOfPattern[pattern];
            captures.add(kind, at, -1, at, 0, 0);
            for (int i = 0; i < count; i++) {
                int capture = MEMORY.get(INT, first + i * CAPTURE_SIZE + CAPTURE_INDEX);
                if (capture != queries.at && !queries.properties[capture].startsWith("_")) captures.add(kind, at, capture, node(first, i), start(first, i), end(first, i));
            }
        }
        return captures.matches(queries);
    }

    private boolean holds(List<Predicate> predicates, byte[] bytes, long first, int count) {
        for (Predicate predicate : predicates) {
            for (int i = 0; i < count; i++) {
                if (MEMORY.get(INT, first + i * CAPTURE_SIZE + CAPTURE_INDEX) != predicate.capture()) continue;
                int start = start(first, i);
                int end = end(first, i);
                boolean holds = predicate instanceof Predicate.Same same
                        ? same(same, bytes, start, end, first, count) : predicate.holds(bytes, start, end);
                if (!holds) return false;
            }
        }
        return true;
    }

    private boolean same(Predicate.Same same, byte[] bytes, int start, int end, long first, int count) {
        for (int i = 0; i < count; i++) {
            if (MEMORY.get(INT, first + i * CAPTURE_SIZE + CAPTURE_INDEX) != same.other()) continue;
            if (Arrays.equals(bytes, start, end, bytes, start(first, i), end(first, i)) == same.negated()) return false;
        }
        return true;
    }

    private int node(long first, int i) {
        return list.node(MEMORY.get(LONG, first + i * CAPTURE_SIZE + CAPTURE_NODE + ID));
    }

    private int start(long first, int i) {
        return MEMORY.get(INT, first + i * CAPTURE_SIZE + CAPTURE_NODE + START);
    }

    private int end(long first, int i) {
        int node = node(first, i);
        if (node != Syntax.NONE) return list.end(node);
        return ts_node_end_byte(MEMORY.asSlice(first + i * CAPTURE_SIZE + CAPTURE_NODE, TSNode.layout().byteSize()));
    }

    private List<Unread> unread(SourceFile file, Syntax syntax, Decoding source) {
        List<Decoding.Hole> holes = new ArrayList<>(source.holes());
        holes.addAll(list.holes(syntax));
        return holes.stream().map(hole -> new Unread(syntax.place(file, hole.start(), hole.end()), hole.reason()))
                .sorted(java.util.Comparator.comparing((Unread unread) -> unread.at()).thenComparing(Unread::reason)).toList();
    }

    @Override
    public void close() {
        ts_query_cursor_delete(queryCursor);
        ts_parser_delete(parser);
        textArena.close();
        arena.close();
    }
}
