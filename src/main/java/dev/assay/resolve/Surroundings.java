package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.source.Syntax;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What stands around a node: loops, `with`, `finally`, `yield`, import time.
final class Surroundings {

    private static final Set<String> STACK_METHODS = Set.of("enter_async_context", "enter_context",
            "push_async_exit", "push", "push_async_callback", "callback");

    private final ModuleScopes module;
    private final Syntax tree;
    private final byte[] around;
    private final Map<Integer, Integer> firstYields = new HashMap<>();

    Surroundings(ModuleScopes module) {
        this.module = module;
        this.tree = module.tree;
        this.around = read(tree);
    }

    private static final int LOOP = 1;
    private static final int FINALLY = 2;
    private static final int TRY = 4;
    private static final int WITH = 8;
    /// These two hold inside of functions too.
    private static final int SCRIPT = 16;
    private static final int TYPES = 32;
    private static final int PARAMETERS = 64;

    /// What stands around each node, from one pass: to climb from each node of a deep tree would take forever.
    private static byte[] read(Syntax tree) {
        byte[] around = new byte[tree.size()];
        for (int node = 1; node < around.length; node++) {
            int parent = tree.parent(node);
            boolean boundary = switch (tree.type(parent)) {
                case "function_definition", "class_definition", "lambda", "module" -> true;
                default -> false;
            };
            int inherited = boundary ? around[parent] & (SCRIPT | TYPES) : around[parent];
            around[node] = (byte) (inherited | added(tree, parent, node));
        }
        return around;
    }

    private static int added(Syntax tree, int parent, int child) {
        return switch (tree.type(parent)) {
            case "for_statement" -> tree.field(child).equals("right") ? 0 : LOOP;
            case "while_statement" -> LOOP;
            case "list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression" ->
                tree.is(child, "for_in_clause") && isFirstClause(tree, parent, child) ? 0 : LOOP;
            case "finally_clause" -> FINALLY;
            case "try_statement" -> tree.field(child).equals("body") && hasFinally(tree, parent) ? TRY : 0;
            case "with_statement" -> tree.field(child).equals("body") ? WITH : 0;
            case "if_statement" -> guarded(tree, parent, child);
            case "parameters" -> PARAMETERS;
            default -> 0;
        };
    }

    private static int guarded(Syntax tree, int branch, int child) {
        int condition = tree.child(branch, "condition");
        if (condition == NONE || tree.end(condition) - tree.start(condition) > 200) return 0;
        String text = tree.text(condition);
        return (text.contains("__name__") ? SCRIPT : 0)
                | (text.endsWith("TYPE_CHECKING") && tree.field(child).equals("consequence") ? TYPES : 0);
    }

    private static boolean isFirstClause(Syntax tree, int comprehension, int clause) {
        for (int child : tree.children(comprehension)) if (tree.is(child, "for_in_clause")) return child == clause;
        return false;
    }

    private static boolean hasFinally(Syntax tree, int statement) {
        for (int part : tree.children(statement)) if (tree.is(part, "finally_clause")) return true;
        return false;
    }

    boolean inLoop(int node) {
        return (around[node] & LOOP) != 0;
    }

    boolean inFinally(int node) {
        return (around[node] & FINALLY) != 0;
    }

    /// Whether it stands in the body of a `try` that has a `finally`.
    boolean inTry(int node) {
        return (around[node] & TRY) != 0;
    }

    /// Whether it stands in the parameters of a function, in an annotation or a default.
    boolean inParameters(int node) {
        return (around[node] & PARAMETERS) != 0;
    }

    boolean inWith(int node) {
        return (around[node] & WITH) != 0;
    }

    boolean isAwaited(int node) {
        int around = tree.parent(node);
        while (around != NONE && tree.is(around, "parenthesized_expression")) around = tree.parent(around);
        return tree.is(around, "await");
    }

    /// Whether it is a statement of its own, with `await` or without.
    boolean isDiscarded(int node) {
        int around = tree.parent(node);
        while (around != NONE && (tree.is(around, "parenthesized_expression") || tree.is(around, "await")))
            around = tree.parent(around);
        return tree.is(around, "expression_statement");
    }

    /// Whether a `with` enters it, or an exit stack takes it.
    boolean isEntered(int node) {
        int around = tree.parent(node);
        int child = node;
        while (around != NONE && (tree.is(around, "parenthesized_expression") || tree.is(around, "await")
                || tree.is(around, "as_pattern"))) {
            child = around;
            around = tree.parent(around);
        }
        if (tree.is(around, "with_item")) return true;
        if (!tree.is(around, "argument_list") || !tree.is(tree.parent(around), "call")) return false;
        int callee = tree.child(tree.parent(around), "function");
        return child != NONE && tree.is(callee, "attribute")
                && STACK_METHODS.contains(tree.text(tree.child(callee, "attribute")));
    }

    boolean afterYield(int node) {
        int function = module.functionAround(node);
        return function != NONE && firstYield(function) < tree.start(node);
    }

    /// The byte where the first `yield` of a function begins; very large if it has none.
    int firstYield(int function) {
        return firstYields.computeIfAbsent(function, key -> {
            for (int yield : yields(key)) return tree.start(yield);
            return Integer.MAX_VALUE;
        });
    }

    /// The `yield`s of a function itself, in source order.
    java.util.List<Integer> yields(int function) {
        java.util.List<Integer> found = new java.util.ArrayList<>(1);
        int body = tree.child(function, "body");
        if (body == NONE) return found;
        for (int node = body; node < tree.next(body); node++) {
            String type = tree.type(node);
            if (type.equals("function_definition") || type.equals("class_definition") || type.equals("lambda")) {
                node = tree.next(node) - 1;
            } else if (type.equals("yield")) found.add(node);
        }
        return found;
    }

    /// Whether it runs when the module is imported: neither in a function or lambda nor under `TYPE_CHECKING` or
    /// `if __name__ == "__main__"`.
    boolean atImport(int node) {
        for (Scope scope = module.scopeOf(node); scope != null; scope = scope.parent) {
            if (scope.kind == Scope.Kind.FUNCTION || scope.kind == Scope.Kind.LAMBDA) return false;
        }
        return (around[node] & (SCRIPT | TYPES)) == 0;
    }

    /// The target of the assignment or `as` that takes the value of an expression; `NONE` if there is none.
    int taker(int node) {
        int child = node;
        for (int around = tree.parent(node); around != NONE; child = around, around = tree.parent(around)) {
            switch (tree.type(around)) {
                case "await", "parenthesized_expression", "conditional_expression", "boolean_operator" -> {}
                case "assignment" -> {
                    if (!tree.field(child).equals("right")) return NONE;
                    return tree.child(around, "left");
                }
                case "named_expression" -> {
                    return tree.child(around, "name");
                }
                case "as_pattern" -> {
                    int[] parts = tree.children(around);
                    return parts.length == 2 && tree.firstChild(parts[1]) != NONE ? tree.firstChild(parts[1]) : NONE;
                }
                default -> {
                    return NONE;
                }
            }
        }
        return NONE;
    }
}
