package dev.assay.source;

import dev.assay.facts.Place;
import dev.assay.facts.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The named nodes of a parsed file in source order, each before what it contains: node 0 is the module.
///
/// It is a copy in a few arrays that outlives tree-sitter's own tree, about 18 bytes a node and the short texts that were asked for. A node is its number;
/// [#NONE] stands for no node. Comments are nodes, as in tree-sitter: [#child(int, String)] by field passes them by.
public final class Syntax {

    public static final int NONE = -1;
    private static final int LONGEST_SHOWN = 1024;
    private static final int LONGEST_KEPT = 128;

    private final byte[] bytes;
    private final String[] typeNames;
    private final String[] fieldNames;
    private final short[] types;
    private final byte[] fields;
    private final int[] starts;
    private final int[] ends;
    private final int[] nexts;
    private final int[] parents;
    private final int[] lineStarts;
    private final boolean ascii;

    /// By node, as far as they were asked for; it makes no difference which thread does so.
    private final @Nullable String[] texts;

    /// @param bytes the file as UTF-8
    /// @param typeNames node types by the number in `types`, such as `call`
    /// @param fieldNames field names by the number in `fields`; number 0 is the empty string
    /// @param nexts the first node behind everything that a node contains
    /// @param parents `NONE` for node 0
    public Syntax(byte[] bytes, String[] typeNames, String[] fieldNames, short[] types, byte[] fields, int[] starts,
            int[] ends, int[] nexts, int[] parents) {
        this.bytes = bytes;
        this.typeNames = typeNames;
        this.fieldNames = fieldNames;
        this.types = types;
        this.fields = fields;
        this.starts = starts;
        this.ends = ends;
        this.nexts = nexts;
        this.parents = parents;
        texts = new String[types.length];
        int lines = 1;
        boolean plain = true;
        for (byte b : bytes) {
            if (b == '\n') lines++;
            plain &= b >= 0;
        }
        lineStarts = new int[lines];
        for (int i = 0, line = 1; i < bytes.length; i++) {
            if (bytes[i] == '\n') lineStarts[line++] = i + 1;
        }
        ascii = plain;
    }

    public int size() {
        return types.length;
    }

    /// The file as UTF-8; not to be changed.
    public byte[] bytes() {
        return bytes;
    }

    /// The node type in tree-sitter's grammar, such as `function_definition`.
    public String type(int node) {
        return typeNames[types[node]];
    }

    public boolean is(int node, String type) {
        return node != NONE && typeNames[types[node]].equals(type);
    }

    /// The field that the node fills in its parent, such as `left`; empty if none.
    public String field(int node) {
        return fieldNames[fields[node]];
    }

    public int start(int node) {
        return starts[node];
    }

    public int end(int node) {
        return ends[node];
    }

    /// The first node behind everything that this one contains; [#size] at the end.
    public int next(int node) {
        return nexts[node];
    }

    public int parent(int node) {
        return parents[node];
    }

    public int firstChild(int node) {
        return nexts[node] > node + 1 ? node + 1 : NONE;
    }

    public int nextSibling(int node) {
        int next = nexts[node];
        int parent = parents[node];
        return parent != NONE && next < nexts[parent] ? next : NONE;
    }

    /// The first child that fills the field; `NONE` if there is none.
    public int child(int node, String field) {
        for (int child = firstChild(node); child != NONE; child = nextSibling(child)) {
            if (fieldNames[fields[child]].equals(field)) return child;
        }
        return NONE;
    }

    /// The children without comments, in source order.
    public int[] children(int node) {
        int count = 0;
        int[] found = new int[4];
        for (int child = firstChild(node); child != NONE; child = nextSibling(child)) {
            if (is(child, "comment") || is(child, "line_continuation")) continue;
            if (count == found.length) found = Arrays.copyOf(found, count * 2);
            found[count++] = child;
        }
        return Arrays.copyOf(found, count);
    }

    /// The nearest node around this one that has one of the types; `NONE` if there is none.
    public int enclosing(int node, String... wanted) {
        for (int around = parents[node]; around != NONE; around = parents[around]) {
            String type = type(around);
            for (String one : wanted) if (type.equals(one)) return around;
        }
        return NONE;
    }

    /// The outermost named node at exactly these bytes; `NONE` if there is none.
    public int at(int start, int end) {
        int low = Arrays.binarySearch(starts, start);
        if (low < 0) return NONE;
        while (low > 0 && starts[low - 1] == start) low--;
        for (int node = low; node < starts.length && starts[node] == start; node++) {
            if (ends[node] == end) return node;
        }
        return NONE;
    }

    /// The text as it is shown: one that is longer than 1,024 bytes is cut and ends with `…`. A chain of ten thousand calls
    /// has ten thousand callees, each almost as long as the file.
    public String shown(int node) {
        if (ends[node] - starts[node] <= LONGEST_SHOWN) return text(node);
        int end = starts[node] + LONGEST_SHOWN;
        while ((bytes[end] & 0xC0) == 0x80) end--;
        return text(starts[node], end) + "…";
    }

    /// The text of a node. A short one is asked for again and again, so it is kept; of a chain of ten thousand calls no text is.
    public String text(int node) {
        String known = texts[node];
        if (known != null) return known;
        String text = text(starts[node], ends[node]);
        if (text.length() <= LONGEST_KEPT) texts[node] = text;
        return text;
    }

    public String text(int start, int end) {
        return new String(bytes, start, end - start, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    public boolean startsWith(int node, String prefix) {
        int start = starts[node];
        if (ends[node] - start < prefix.length()) return false;
        for (int i = 0; i < prefix.length(); i++) if (bytes[start + i] != prefix.charAt(i)) return false;
        return true;
    }

    /// The line that holds the byte, counted from 1.
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// The line that holds the byte, where it is likely to be a certain one.
    private int line(int offset, int likely) {
        boolean behind = likely < lineStarts.length && offset >= lineStarts[likely];
        return offset >= lineStarts[likely - 1] && !behind ? likely : line(offset);
    }

    /// The column of the byte, counted from 1, in UTF-16 units.
    public int column(int offset) {
        return column(offset, line(offset));
    }

    private int column(int offset, int line) {
        int start = lineStarts[line - 1];
        if (ascii) return offset - start + 1;
        int column = 1;
        for (int i = start; i < offset; i++) {
            // Bytes that go on with a character count for nothing, four bytes for half a pair each.
            if ((bytes[i] & 0xC0) != 0x80) column += (bytes[i] & 0xF8) == 0xF0 ? 2 : 1;
        }
        return column;
    }

    /// The place of a node in the given file.
    public Place place(SourceFile file, int node) {
        return place(file, starts[node], ends[node]);
    }

    public Place place(SourceFile file, int start, int end) {
        int first = line(start);
        int last = line(Math.max(start, end - 1), first);
        return new Place(file, start, end, first, column(start, first), last, column(end, line(end, last)));
    }

    /// The tree as an s-expression of types, for tests and messages.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out, 0);
        return out.toString();
    }

    private void write(StringBuilder out, int node) {
        if (!field(node).isEmpty()) out.append(field(node)).append(": ");
        out.append('(').append(type(node));
        for (int child = firstChild(node); child != NONE; child = nextSibling(child)) {
            out.append(' ');
            write(out, child);
        }
        out.append(')');
    }
}
