package dev.assay.extract;

import static io.github.treesitter.jtreesitter.internal.TreeSitter.*;

import dev.assay.extract.ParseCache.Language;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import dev.assay.source.PythonModule;
import dev.assay.source.Syntax;
import io.github.treesitter.jtreesitter.internal.TSNode;
import io.github.treesitter.jtreesitter.internal.TSTreeCursor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses file after file; belongs to one thread. Nothing of tree-sitter's tree outlives [#parse].
///
/// It calls tree-sitter through jtreesitter's bindings: a `Node` of its own for each node costs an arena.
final class PythonParser implements AutoCloseable {

    private final ParseCache parsed;
    private final NodeList list = new NodeList();
    private final CaptureList captures;
    private final QueryMatcher matcher;
    private @Nullable Native library;

    /// @param parsed by an earlier run
    PythonParser(Queries queries, ParseCache parsed) {
        this.parsed = parsed;
        captures = new CaptureList(queries);
        matcher = new QueryMatcher(queries, list, captures);
    }

    PythonModule parse(SourceFile file, Decoding source) {
        byte[] bytes = source.bytes();
        ByteBuffer key = parsed.key(Language.PYTHON, bytes);
        Slice known = parsed.find(key);
        if (known == null || !list.read(known, bytes.length)) {
            if (library == null) library = new Native();
            library.read(bytes, list);
            parsed.keep(key, list::written);
        }
        Syntax syntax = list.syntax(bytes);
        matcher.match(bytes);
        return new PythonModule(file, Observer.isPackage(file), syntax, captures.matches(),
                unread(file, syntax, source));
    }

    private List<Unread> unread(SourceFile file, Syntax syntax, Decoding source) {
        List<Decoding.Hole> holes = new ArrayList<>(source.holes());
        holes.addAll(list.holes(syntax));
        return holes.stream().map(hole -> new Unread(syntax.place(file, hole.start(), hole.end()), hole.reason()))
                .sorted(Comparator.comparing(Unread::at).thenComparing(Unread::reason)).toList();
    }

    @Override
    public void close() {
        if (library != null) library.close();
    }

    /// What is held of tree-sitter, in memory that Java does not collect.
    private static final class Native {

        private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
        private static final long START = TSNode.context$offset();

        private final Arena arena = Arena.ofConfined();
        private final MemorySegment parser = ts_parser_new();
        private final SegmentAllocator nodes = SegmentAllocator.prefixAllocator(arena.allocate(TSNode.layout()));
        private final SegmentAllocator cursors = SegmentAllocator
                .prefixAllocator(arena.allocate(TSTreeCursor.layout()));
        private final MemorySegment root = arena.allocate(TSNode.layout());
        private Arena textArena = Arena.ofConfined();
        private MemorySegment text = textArena.allocate(1 << 18);

        private Native() {
            ts_parser_set_language(parser, PythonLanguage.SEGMENT);
        }

        private void read(byte[] bytes, NodeList list) {
            if (text.byteSize() < bytes.length) {
                textArena.close();
                textArena = Arena.ofConfined();
                text = textArena.allocate(bytes.length + (bytes.length >> 1));
            }
            MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
            MemorySegment tree = ts_parser_parse_string_encoding(parser, MemorySegment.NULL, text, bytes.length,
                    TSInputEncodingUTF8());
            try {
                root.copyFrom(ts_tree_root_node(nodes, tree));
                list.clear();
                copy(list, ts_node_has_error(root));
            } finally {
                ts_tree_delete(tree);
            }
        }

        private void copy(NodeList list, boolean broken) {
            MemorySegment cursor = ts_tree_cursor_new(cursors, root);
            try {
                while (true) {
                    boolean inside = copyNode(list, cursor, ts_tree_cursor_current_node(nodes, cursor), broken);
                    while (!inside && !ts_tree_cursor_goto_next_sibling(cursor)) {
                        if (!ts_tree_cursor_goto_parent(cursor)) return;
                        list.close();
                    }
                }
            } finally {
                ts_tree_cursor_delete(cursor);
            }
        }

        /// Says whether the cursor has gone into the node.
        private static boolean copyNode(NodeList list, MemorySegment cursor, MemorySegment node, boolean broken) {
            int symbol = ts_node_symbol(node);
            if (symbol < 0) symbol = Grammar.ERROR;
            int start = node.get(INT, START);
            int end = ts_node_end_byte(node);
            if (broken && start == end && ts_node_is_missing(node)) list.missing(start, symbol);
            if (!Grammar.NAMED[symbol]) {
                list.token(symbol, Grammar.OPERATOR[symbol] ? ts_tree_cursor_current_field_id(cursor) : 0, start, end);
                return false;
            }
            list.open(symbol, ts_tree_cursor_current_field_id(cursor), start, end);
            boolean inside = !Grammar.LEAF[symbol] && ts_tree_cursor_goto_first_child(cursor);
            if (!inside) list.close();
            return inside;
        }

        private void close() {
            ts_parser_delete(parser);
            textArena.close();
            arena.close();
        }
    }
}
