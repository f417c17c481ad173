package dev.assay.extract;

import dev.assay.source.Capture;
import dev.assay.source.Match;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The captures of a file while its query runs; its arrays are used again for the next file.
final class CaptureList {

    /// Node, kind and own number in one, so that sorting groups what is one fact.
    private long[] keys = new long[1 << 12];
    private int[] names = new int[1 << 12];
    private int[] nodes = new int[1 << 12];
    private int[] starts = new int[1 << 12];
    private int[] ends = new int[1 << 12];
    private int size;
    private final Queries queries;

    CaptureList(Queries queries) {
        this.queries = queries;
    }

    void clear() {
        size = 0;
    }

    /// @param name number of the capture; -1 for `@at`
    void add(int kind, int at, int name, int node, int start, int end) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            names = Arrays.copyOf(names, size * 2);
            nodes = Arrays.copyOf(nodes, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        keys[size] = (long) at << 37 | (long) kind << 27 | size;
        names[size] = name;
        nodes[size] = node;
        starts[size] = start;
        ends[size++] = end;
    }

    /// Matches that share kind and node are one, in order of node, then kind.
    List<Match> matches() {
        Arrays.sort(keys, 0, size);
        List<Match> matches = new ArrayList<>();
        List<Capture> group = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int entry = (int) (keys[i] & (1 << 27) - 1);
            if (names[entry] >= 0) {
                insert(group, new Capture(queries.property(names[entry]), queries.reading(names[entry]),
                        nodes[entry], starts[entry], ends[entry]));
            }
            if (i + 1 == size || keys[i + 1] >>> 27 != keys[i] >>> 27) {
                int kind = (int) (keys[i] >>> 27 & 1023);
                matches.add(new Match(queries.kind(kind), (int) (keys[i] >>> 37), group));
                group.clear();
            }
        }
        return matches;
    }

    /// In source order, each node once a property; they come nearly in order.
    private static void insert(List<Capture> group, Capture capture) {
        int place = group.size();
        while (place > 0 && compare(group.get(place - 1), capture) > 0) place--;
        if (place > 0 && compare(group.get(place - 1), capture) == 0) return;
        group.add(place, capture);
    }

    private static int compare(Capture a, Capture b) {
        if (a.startByte() != b.startByte()) return Integer.compare(a.startByte(), b.startByte());
        if (a.node() != b.node() && a.node() != Syntax.NONE && b.node() != Syntax.NONE)
            return Integer.compare(a.node(), b.node());
        if (a.endByte() != b.endByte()) return Integer.compare(b.endByte(), a.endByte());
        int order = a.property().compareTo(b.property());
        return order != 0 ? order : a.reading().compareTo(b.reading());
    }
}
