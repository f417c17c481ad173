package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Amount;
import dev.assay.resolve.Elements.Frame;
import dev.assay.resolve.Inference.Origin;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts what loops put into lists, sets and dicts that start empty.
final class Filling {

    private static final Set<String> GROWING = Set.of("append", "add", "appendleft", "insert");

    private final Elements elements;

    Filling(Elements elements) {
        this.elements = elements;
    }

    /// What is put into an empty list, set or dict behind its making, in the same scope.
    Size filled(ModuleScopes module, int node, Origin origin, @Nullable Frame frame) {
        ModuleScopes there = origin.module();
        Syntax tree = there.tree;
        int scope = origin.scope().node;
        String name = origin.name().substring(origin.name().lastIndexOf('.') + 1);
        String id = tree.place(there.module.file(), origin.binding().node()).toString();
        List<Size> parts = new ArrayList<>();
        for (int at = scope; at < tree.next(scope); at++) {
            if (!tree.is(at, "identifier") || !tree.text(at).equals(name) || !holds(origin, there, at)) continue;
            int parent = tree.parent(at);
            if (tree.is(parent, "attribute") && tree.field(at).equals("object")
                    && tree.is(tree.parent(parent), "call")) {
                String method = tree.text(tree.child(parent, "attribute"));
                int call = tree.parent(parent);
                Size around = around(there, call, scope, frame);
                if (GROWING.contains(method)) parts.add(around);
                else
                    if (method.equals("extend") || method.equals("update"))
                        parts.add(
                                Elements.times(around, elements.of(there, Elements.argument(tree, call, 0, ""), frame),
                                        Elements.shown(module, node)));
                    else
                        if (method.equals("setdefault") && grows(tree, call))
                            parts.add(new Size.Groups(id, around));
            } else if (tree.is(parent, "subscript") && tree.field(at).equals("value")) {
                if (grows(tree, parent)) parts.add(new Size.Groups(id, around(there, parent, scope, frame)));
                else
                    if (tree.is(tree.parent(parent), "assignment") && tree.field(parent).equals("left"))
                        parts.add(entry(there, parent, scope, frame));
            }
        }
        if (parts.isEmpty()) return new Size.Unknown(Elements.shown(module, node));
        if (parts.size() == 1) return parts.getFirst();
        int sum = 0;
        for (Size part : parts) {
            if (!(part instanceof Size.Known known)) return new Size.Unknown(Elements.shown(module, node));
            sum = Amount.bounded((long) sum + known.number());
        }
        return new Size.Known(sum, "", "elements", true, false);
    }

    private boolean holds(Origin origin, ModuleScopes module, int node) {
        Scope scope = module.scopeOf(node);
        while (scope.kind == Scope.Kind.COMPREHENSION && scope.parent != null) scope = scope.parent;
        return scope == origin.scope();
    }

    /// Whether what a subscript or call gives is appended to: `groups[key].append(one)`.
    private static boolean grows(Syntax tree, int node) {
        int attribute = tree.parent(node);
        return tree.is(attribute, "attribute") && tree.is(tree.parent(attribute), "call")
                && GROWING.contains(tree.text(tree.child(attribute, "attribute")));
    }

    /// `groups[key] = group`: as many as the loop has rounds; the same groups where it goes over groups.
    private Size entry(ModuleScopes module, int subscript, int scope, @Nullable Frame frame) {
        int value = module.tree.child(module.tree.parent(subscript), "right");
        Size rounds = around(module, subscript, scope, frame);
        if (rounds instanceof Size.Groups groups && elements.of(module, value, frame) instanceof Size.Group group
                && group.id().equals(groups.id())) {
            return module.tree.is(value, "subscript") ? groups.taken() : groups.atMost();
        }
        return rounds.atMost();
    }

    /// How often the loops between a node and what is around it run the node.
    Size around(ModuleScopes module, int node, int outer, @Nullable Frame frame) {
        Syntax tree = module.tree;
        Size size = Elements.number(1, "rounds");
        boolean some = false;
        int child = node;
        for (int at = tree.parent(node); at != NONE && at != outer; child = at, at = tree.parent(at)) {
            some |= tree.is(at, "if_statement") || tree.is(at, "elif_clause") || tree.is(at, "try_statement");
            if (tree.is(at, "for_statement") && !tree.field(child).equals("right")) {
                int over = tree.child(at, "right");
                size = Elements.times(elements.of(module, over, frame), size, Elements.shown(module, over));
            } else if (tree.is(at, "while_statement")) {
                return new Size.Unknown(
                        "rounds of `while " + Elements.shown(module, tree.child(at, "condition")) + "`");
            }
        }
        return some ? size.atMost() : size;
    }
}
