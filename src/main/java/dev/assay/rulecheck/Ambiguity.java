package dev.assay.rulecheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether a regular expression can take exponential time: a loop of it can read the same text in two ways, such as
/// `(a+)+` and `(\w|\d)*`, so that a text that does not match in the end is tried in all of them.
///
/// The expression becomes Glushkov's automaton, whose states are the characters that it asks for. It is as ambiguous as that
/// if two different ways lead from a state back to it over one text: that is a cycle among pairs of states, or an edge that
/// the expression gives in two ways.
final class Ambiguity {

    /// More states are not looked at; nobody writes so many.
    private static final int STATES = 2_000;

    private final List<BitSet> characters = new ArrayList<>();
    private final List<BitSet> next = new ArrayList<>();
    private final Set<Long> doubled = new HashSet<>();

    /// Where a part begins and ends, and whether it may match nothing.
    private record Part(BitSet first, BitSet last, boolean empty) {}

    private Ambiguity() {}

    static boolean isExponential(Expression expression) {
        Ambiguity automaton = new Ambiguity();
        automaton.part(expression);
        return automaton.characters.size() <= STATES && automaton.isAmbiguous();
    }

    private Part part(Expression expression) {
        return switch (expression) {
            case Expression.Nothing _ -> new Part(new BitSet(), new BitSet(), true);
            case Expression.Closed _ -> state(new BitSet());
            case Expression.One one -> state(one.characters());
            case Expression.Sequence sequence -> sequence(sequence.parts());
            case Expression.Either either -> {
                Part all = new Part(new BitSet(), new BitSet(), false);
                for (Expression option : either.options()) {
                    Part one = part(option);
                    all.first.or(one.first);
                    all.last.or(one.last);
                    all = new Part(all.first, all.last, all.empty || one.empty);
                }
                yield all;
            }
            case Expression.Loop loop -> {
                Part inside = part(loop.part());
                join(inside.last, inside.first);
                yield inside;
            }
        };
    }

    private Part state(BitSet possible) {
        BitSet itself = new BitSet();
        itself.set(characters.size());
        characters.add(possible);
        next.add(new BitSet());
        return new Part(itself, (BitSet) itself.clone(), false);
    }

    private Part sequence(List<Expression> parts) {
        Part all = new Part(new BitSet(), new BitSet(), true);
        for (Expression expression : parts) {
            Part one = part(expression);
            join(all.last, one.first);
            BitSet first = (BitSet) all.first.clone();
            if (all.empty) first.or(one.first);
            BitSet last = (BitSet) one.last.clone();
            if (one.empty) last.or(all.last);
            all = new Part(first, last, all.empty && one.empty);
        }
        return all;
    }

    private void join(BitSet from, BitSet to) {
        from.stream().forEach(one -> to.stream().forEach(other -> {
            if (next.get(one).get(other)) doubled.add(pair(one, other));
            next.get(one).set(other);
        }));
    }

    private static long pair(int one, int other) {
        return (long) one << 32 | other;
    }

    private boolean isAmbiguous() {
        List<BitSet> reached = new ArrayList<>();
        for (int state = 0; state < characters.size(); state++) reached.add(reached(state));
        for (long edge : doubled) {
            int from = (int) (edge >> 32);
            int to = (int) edge;
            boolean isTaken = !characters.get(to).isEmpty();
            if (isTaken && (from == to || reached.get(to).get(from))) return true;
        }
        for (int state = 0; state < characters.size(); state++) {
            if (!reached.get(state).get(state)) continue;
            BitSet cycle = new BitSet();
            for (int other = 0; other < characters.size(); other++) {
                cycle.set(other, reached.get(state).get(other) && reached.get(other).get(state));
            }
            if (state == cycle.nextSetBit(0) && hasTwoWays(cycle)) return true;
        }
        return false;
    }

    private BitSet reached(int state) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(state));
        while (!open.isEmpty()) {
            next.get(open.poll()).stream().filter(one -> !reached.get(one)).forEach(one -> {
                reached.set(one);
                open.add(one);
            });
        }
        return reached;
    }

    /// Whether a pair of equal states leads to one of different states and back, in step.
    private boolean hasTwoWays(BitSet cycle) {
        int[] states = cycle.stream().toArray();
        for (int state : states) {
            Set<Long> forward = pairs(pair(state, state), cycle, true);
            Set<Long> backward = pairs(pair(state, state), cycle, false);
            for (long pair : forward) {
                if ((int) (pair >> 32) != (int) pair && backward.contains(pair)) return true;
            }
        }
        return false;
    }

    private Set<Long> pairs(long start, BitSet cycle, boolean forward) {
        Set<Long> seen = new HashSet<>(Set.of(start));
        Deque<Long> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            long pair = open.poll();
            for (int one : steps((int) (pair >> 32), cycle, forward)) {
                for (int other : steps((int) pair, cycle, forward)) {
                    boolean inStep = forward
                            ? characters.get(one).intersects(characters.get(other))
                            : characters.get((int) (pair >> 32)).intersects(characters.get((int) pair));
                    if (inStep && seen.add(pair(one, other))) open.add(pair(one, other));
                }
            }
        }
        return seen;
    }

    private int[] steps(int state, BitSet cycle, boolean forward) {
        if (forward) {
            BitSet steps = (BitSet) next.get(state).clone();
            steps.and(cycle);
            return steps.stream().toArray();
        }
        return cycle.stream().filter(one -> next.get(one).get(state)).toArray();
    }
}
