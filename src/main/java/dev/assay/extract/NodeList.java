package dev.assay.extract;

import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All nodes of a file in source order, brackets and keywords too; its arrays are used again for the next file.
final class NodeList {

    private short[] symbols = new short[1 << 15];
    private byte[] fields = new byte[1 << 15];
    private int[] starts = new int[1 << 15];
    private int[] ends = new int[1 << 15];
    private int[] nexts = new int[1 << 15];
    private int[] parents = new int[1 << 15];

    /// The number of each node in [Syntax], which leaves out brackets and keywords.
    private int[] numbers = new int[1 << 15];
    private int size;
    private int named;
    private int open;

    /// What tree-sitter had to add: where, and which symbol, in turn.
    private final List<Integer> missing = new ArrayList<>();

    void clear() {
        size = 0;
        named = 0;
        open = Syntax.NONE;
        missing.clear();
    }

    /// The next node in source order; what follows until [#close] is inside.
    void open(int symbol, int field, int start, int end) {
        add(symbol, field, start, end);
        numbers[size - 1] = named++;
        open = size - 1;
    }

    void close() {
        nexts[open] = size;
        open = parents[open];
    }

    /// A bracket, keyword or operator.
    void token(int symbol, int field, int start, int end) {
        add(symbol, field, start, end);
        numbers[size - 1] = Syntax.NONE;
        nexts[size - 1] = size;
    }

    private void add(int symbol, int field, int start, int end) {
        if (size == symbols.length) grow();
        symbols[size] = (short) symbol;
        fields[size] = (byte) field;
        starts[size] = start;
        ends[size] = end;
        parents[size++] = open;
    }

    void missing(int start, int symbol) {
        missing.add(start);
        missing.add(symbol);
    }

    private void grow() {
        int length = size * 2;
        symbols = Arrays.copyOf(symbols, length);
        fields = Arrays.copyOf(fields, length);
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        nexts = Arrays.copyOf(nexts, length);
        parents = Arrays.copyOf(parents, length);
        numbers = Arrays.copyOf(numbers, length);
    }

    /// All of it in few bytes: for each node its symbol, its field, how far it begins behind the one before, its length, and how
    /// many nodes it contains.
    byte[] written() {
        Packing out = new Packing(size * 7 + 64);
        out.number(size);
        int before = 0;
        for (int node = 0; node < size; node++) {
            out.number(symbols[node]);
            out.number(fields[node] & 0xFF);
            out.number(starts[node] - before);
            out.number(ends[node] - starts[node]);
            out.number(nexts[node] - node - 1);
            before = starts[node];
        }
        out.number(missing.size());
        for (int number : missing) out.number(number);
        return out.bytes();
    }

    /// Reads what [#written] gave.
    ///
    /// @param length of the file in bytes
    /// @return whether it can be the tree of such a file; if it cannot, the list is empty
    boolean read(Slice written, int length) {
        clear();
        Packing in = new Packing(written);
        int count = in.number();
        int before = 0;
        for (int node = 0; node < count; node++) {
            int symbol = in.number();
            int field = in.number();
            int from = before + in.number();
            int to = from + in.number();
            int next = node + 1 + in.number();
            while (open != Syntax.NONE && nexts[open] == node) open = parents[open];
            boolean fits = symbol >= 0 && symbol < Grammar.TYPES.length && field >= 0 && field < Grammar.FIELDS.length
                    && from >= before && to >= from && to <= (open == Syntax.NONE ? length : ends[open]) && next > node
                    && next <= (open == Syntax.NONE ? count : nexts[open])
                    && (Grammar.NAMED[symbol] || next == node + 1)
                    && (node > 0 || Grammar.NAMED[symbol] && next == count);
            if (!fits || in.isBroken()) {
                clear();
                return false;
            }
            if (Grammar.NAMED[symbol]) open(symbol, field, from, to);
            else token(symbol, field, from, to);
            nexts[node] = next;
            before = from;
        }
        if (count > 0 && readMissing(in, length)) return true;
        clear();
        return false;
    }

    private boolean readMissing(Packing in, int length) {
        for (int left = in.number(); left > 0; left -= 2) {
            int start = in.number();
            int symbol = in.number();
            if (in.isBroken() || left == 1 || start < 0 || start > length || symbol < 0
                    || symbol >= Grammar.TYPES.length)
                return false;
            missing.add(start);
            missing.add(symbol);
        }
        return !in.isBroken();
    }

    int size() {
        return size;
    }

    int symbol(int node) {
        return symbols[node];
    }

    int field(int node) {
        return fields[node];
    }

    int start(int node) {
        return starts[node];
    }

    int end(int node) {
        return ends[node];
    }

    /// The first node behind everything that this one contains.
    int next(int node) {
        return nexts[node];
    }

    int parent(int node) {
        return parents[node];
    }

    /// The node's number in [#syntax]; `NONE` for a bracket or keyword.
    int number(int node) {
        return numbers[node];
    }

    /// Of a file that is broken as a whole, node 0 is an error to tree-sitter; here it stays the module.
    Syntax syntax(byte[] bytes) {
        short[] types = new short[named];
        byte[] filled = new byte[named];
        int[] from = new int[named];
        int[] to = new int[named];
        int[] behind = new int[named];
        int[] around = new int[named];
        for (int node = 0; node < size; node++) {
            int number = numbers[node];
            if (number == Syntax.NONE) continue;
            types[number] = symbols[node];
            filled[number] = fields[node];
            from[number] = starts[node];
            to[number] = ends[node];
            behind[number] = numberBehind(node);
            around[number] = parents[node] == Syntax.NONE ? Syntax.NONE : numbers[parents[node]];
        }
        if (types[0] == Grammar.ERROR) types[0] = Grammar.MODULE;
        return new Syntax(bytes, Grammar.TYPES, Grammar.FIELDS, types, filled, from, to, behind, around);
    }

    private int numberBehind(int node) {
        int behind = nexts[node];
        while (behind < size && numbers[behind] == Syntax.NONE) behind++;
        return behind == size ? named : numbers[behind];
    }

    /// What tree-sitter could not parse, the outermost ranges only, and what it had to add.
    List<Decoding.Hole> holes(Syntax syntax) {
        List<Decoding.Hole> holes = new ArrayList<>();
        for (int i = 0; i < missing.size(); i += 2) {
            String type = Grammar.TYPES[missing.get(i + 1)];
            holes.add(new Decoding.Hole(missing.get(i), missing.get(i), "`" + type + "` is missing here."));
        }
        for (int node = 0; node < size; node++) {
            if (symbols[node] != Grammar.ERROR) continue;
            String text = syntax.text(starts[node], Math.min(ends[node], starts[node] + 40)).strip().lines().findFirst()
                    .orElse("");
            holes.add(new Decoding.Hole(starts[node], ends[node], "`" + text + "` could not be parsed."));
            node = nexts[node] - 1;
        }
        return holes;
    }
}
