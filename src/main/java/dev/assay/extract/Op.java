package dev.assay.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pattern made ready for matching: a chain of operations, each with what comes next.
sealed interface Op {

    /// Goes on with a child of the current node that fits, each in turn.
    ///
    /// @param anchored whether only tokens and comments may be passed over
    /// @param enter whether what comes next stands inside the child, not behind it
    record Child(boolean[] symbols, int field, int[] absent, int[] captures, boolean anchored, boolean enter,
            Op next) implements Op {}

    /// Leaves the current node.
    ///
    /// @param last whether nothing but tokens and comments may follow inside
    record Leave(boolean last, Op next) implements Op {}

    /// Tries each.
    record Split(Op[] options) implements Op {}

    /// The pattern is matched.
    record Done() implements Op {}

    static Op of(Step step) {
        return compile(step, false, new Done());
    }

    private static Op compile(Step step, boolean anchored, Op next) {
        return switch (step) {
            case Step.Node node -> {
                boolean enter = !node.inside().isEmpty();
                Op then = enter ? sequence(node.inside(), false, new Leave(node.last(), next)) : next;
                yield new Child(node.symbols(), node.field(), ints(node.absent()), ints(node.captures()), anchored,
                        enter, then);
            }
            case Step.Either either -> {
                Step.@Nullable Node simple = merged(either.options());
                yield simple != null
                        ? compile(simple, anchored, next)
                        : new Split(either.options().stream().map(option -> compile(option, anchored, next))
                                .toArray(Op[]::new));
            }
            case Step.Sequence sequence -> sequence(sequence.steps(), anchored, next);
            case Step.Repeated repeated -> {
                Op[] options = new Op[2];
                Op split = new Split(options);
                options[0] = compile(repeated.step(), anchored, repeated.many() ? split : next);
                options[1] = next;
                yield repeated.once() ? options[0] : split;
            }
            case Step.Anchor _ -> next;
        };
    }

    private static Op sequence(List<Step> steps, boolean anchored, Op next) {
        Op op = next;
        for (int i = steps.size() - 1; i >= 0; i--) {
            op = compile(steps.get(i), i > 0 ? steps.get(i - 1) instanceof Step.Anchor : anchored, op);
        }
        return op;
    }

    /// One node for an alternation of plain nodes with equal captures; null for any other.
    private static Step.@Nullable Node merged(List<Step> options) {
        boolean[] symbols = new boolean[Grammar.TYPES.length];
        Step.Node first = null;
        for (Step option : options) {
            if (!(option instanceof Step.Node node) || !node.inside().isEmpty() || !node.absent().isEmpty())
                return null;
            if (first == null) first = node;
            if (!first.captures().equals(node.captures()) || first.field() != node.field()) return null;
            for (int i = 0; i < symbols.length; i++) symbols[i] |= node.symbols()[i];
        }
        return first == null
                ? null
                : new Step.Node(symbols, first.field(), List.of(), first.captures(), List.of(), false);
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Which symbols the first node of a match may have.
    static void first(Op op, boolean[] symbols) {
        switch (op) {
            case Child child -> {
                for (int i = 0; i < symbols.length; i++) symbols[i] |= child.symbols()[i];
            }
            case Split split -> {
                for (Op option : split.options()) first(option, symbols);
            }
            case Leave _,Done _ -> {}
        }
    }
}
