package dev.assay.extract;

import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The nodes of a file while they are copied; its arrays are used again for the next file.
final class NodeList {

    private short[] types = new short[1 << 14];
    private byte[] fields = new byte[1 << 14];
    private int[] starts = new int[1 << 14];
    private int[] ends = new int[1 << 14];
    private int[] nexts = new int[1 << 14];
    private int[] parents = new int[1 << 14];
    private long[] ids = new long[1 << 14];
    private int size;
    private int open;
    private final List<Decoding.Hole> missing = new ArrayList<>();

    /// Numbers of nodes by tree-sitter's id, an open hash table: `NONE` is an empty place.
    private int[] numbers = new int[0];
    private int shift;

    void clear() {
        size = 0;
        open = Syntax.NONE;
        missing.clear();
    }

    /// The next node in source order; what follows until [#close] is inside.
    void open(int type, int field, int start, int end, long id) {
        if (size == types.length) grow();
        types[size] = (short) type;
        fields[size] = (byte) field;
        starts[size] = start;
        ends[size] = end;
        parents[size] = open;
        ids[size] = id;
        open = size++;
    }

    void close() {
        nexts[open] = size;
        open = parents[open];
    }

    void missing(int start, String type) {
        missing.add(new Decoding.Hole(start, start, "`" + type + "` is missing here."));
    }

    private void grow() {
        int length = size * 2;
        types = Arrays.copyOf(types, length);
        fields = Arrays.copyOf(fields, length);
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        nexts = Arrays.copyOf(nexts, length);
        parents = Arrays.copyOf(parents, length);
        ids = Arrays.copyOf(ids, length);
    }

    void index() {
        int bits = 33 - Integer.numberOfLeadingZeros(Math.max(8, size));
        if (numbers.length != 1 << bits) numbers = new int[1 << bits];
        Arrays.fill(numbers, Syntax.NONE);
        shift = 64 - bits;
        for (int node = 0; node < size; node++) {
            int slot = slot(ids[node]);
            while (numbers[slot] != Syntax.NONE) slot = slot + 1 & numbers.length - 1;
            numbers[slot] = node;
        }
    }

    private int slot(long id) {
        return (int) (id * 0x9E3779B97F4A7C15L >>> shift);
    }

    /// `NONE` for a node without a name.
    int node(long id) {
        int slot = slot(id);
        while (numbers[slot] != Syntax.NONE) {
            if (ids[numbers[slot]] == id) return numbers[slot];
            slot = slot + 1 & numbers.length - 1;
        }
        return Syntax.NONE;
    }

    int end(int node) {
        return ends[node];
    }

    /// Of a file that is broken as a whole, node 0 is an error to tree-sitter; here it stays the module.
    Syntax syntax(byte[] bytes) {
        boolean broken = types[0] == Grammar.ERROR;
        short[] copied = Arrays.copyOf(types, size);
        if (broken) copied[0] = Grammar.MODULE;
        return new Syntax(bytes, Grammar.TYPES, Grammar.FIELDS, copied, Arrays.copyOf(fields, size), Arrays.copyOf(starts, size),
                Arrays.copyOf(ends, size), Arrays.copyOf(nexts, size), Arrays.copyOf(parents, size));
    }

    /// What tree-sitter could not parse, the outermost ranges only, and what it had to add.
    List<Decoding.Hole> holes(Syntax syntax) {
        List<Decoding.Hole> holes = new ArrayList<>(missing);
        for (int node = 0; node < size; node++) {
            if (types[node] != Grammar.ERROR) continue;
            String text = syntax.text(starts[node], Math.min(ends[node], starts[node] + 40)).strip().lines().findFirst().orElse("");
            holes.add(new Decoding.Hole(starts[node], ends[node], "`" + text + "` could not be parsed."));
            node = nexts[node] - 1;
        }
        return holes;
    }
}
