package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.resolve.Binding.Assigned;
import dev.assay.resolve.Binding.Defined;
import dev.assay.resolve.Binding.Formal;
import dev.assay.resolve.Binding.How;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.List;

/// Which of the bindings of a name can hold at a place.
final class Visible {

    /// @param use the node that uses the name in the scope that binds it; `NONE` where the time of use is unknown
    static List<Binding> at(Syntax tree, List<Binding> bindings, int use) {
        if (bindings.size() == 1) return bindings;
        List<Binding> all = new ArrayList<>(bindings.size());
        for (Binding binding : bindings) {
            if (!(binding instanceof Assigned assigned && assigned.how() == How.AUGMENTED)) all.add(binding);
        }
        if (all.size() > 1 && use != NONE) all = before(tree, all, use);
        if (all.size() > 1) all = preferred(tree, all);
        return all.isEmpty() ? bindings.subList(0, 1) : all;
    }

    /// The bindings that may have happened last before a use: back to the one that surely happened.
    private static List<Binding> before(Syntax tree, List<Binding> bindings, int use) {
        List<Binding> found = new ArrayList<>();
        for (int i = bindings.size() - 1; i >= 0; i--) {
            Binding binding = bindings.get(i);
            boolean own = binding instanceof Assigned assigned && assigned.value() != NONE
                    && assigned.value() <= use && use < tree.next(assigned.value());
            if (binding.node() >= use || own) continue;
            found.addFirst(binding);
            if (binding instanceof Formal || surelyBefore(tree, binding.node(), use)) return found;
        }
        return found.isEmpty() ? bindings : found;
    }

    private static boolean surelyBefore(Syntax tree, int node, int use) {
        int block = tree.enclosing(node, "block", "module");
        // The body of a `with`, and of a `try` that is left in the normal way, always runs to its end.
        while (block != NONE && tree.is(block, "block")
                && (tree.is(tree.parent(block), "with_statement") || tree.is(tree.parent(block), "try_statement"))) {
            block = tree.enclosing(block, "block", "module");
        }
        return block == NONE || block <= use && use < tree.next(block);
    }

    /// Definitions and imports outweigh assignments; what stands in an `except` is the second choice.
    private static List<Binding> preferred(Syntax tree, List<Binding> bindings) {
        List<Binding> main = bindings.stream()
                .filter(b -> tree.enclosing(b.node(), "except_clause", "function_definition",
                        "class_definition") == NONE
                        || !tree.is(
                                tree.enclosing(b.node(), "except_clause", "function_definition", "class_definition"),
                                "except_clause"))
                .toList();
        if (main.isEmpty()) main = bindings;
        List<Binding> firm = main.stream().filter(b -> !(b instanceof Assigned) && !(b instanceof Formal)).toList();
        if (firm.isEmpty()) return main;
        List<Binding> checked = firm.stream().filter(b -> isTypeChecking(tree, b.node())).toList();
        if (!checked.isEmpty()) return checked.subList(0, 1);
        // Of several definitions the last one holds, as with `@overload`; of several imports the first.
        return firm.getLast() instanceof Defined ? List.of(firm.getLast()) : firm.subList(0, 1);
    }

    static boolean isTypeChecking(Syntax tree, int node) {
        int branch = tree.enclosing(node, "if_statement");
        if (branch == NONE) return false;
        int condition = tree.child(branch, "condition");
        int consequence = tree.child(branch, "consequence");
        return condition != NONE && tree.text(condition).endsWith("TYPE_CHECKING") && consequence != NONE
                && consequence <= node && node < tree.next(consequence);
    }

    private Visible() {}
}
