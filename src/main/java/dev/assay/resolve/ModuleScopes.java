package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.resolve.Binding.How;
import dev.assay.source.PythonModule;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The scopes of one module and what they bind, from one pass over its nodes.
final class ModuleScopes {

    final int index;
    final PythonModule module;
    final Syntax tree;
    final String name;
    final Scope top;
    /// By the node that opens it; null for all others.
    private final @Nullable Scope[] opened;
    /// By node. An array, since to climb from each node of a deep tree would take forever.
    private final Scope[] seen;
    /// The names that instances and classes get outside the class body, such as `self.engine = …`, by class node.
    final Map<Integer, Map<String, List<Binding.Assigned>>> attributes = new HashMap<>();
    /// `name["key"] = value` by name and scope node, for dicts that are built step by step.
    final Map<String, List<Integer>> keyedAssignments = new HashMap<>();
    final List<Integer> classes = new ArrayList<>();
    final List<Integer> functions = new ArrayList<>();
    /// What is imported by absolute names, by their first part.
    final Map<String, List<Absolute>> absolutes = new TreeMap<>();
    /// What the first part of an absolute name stands for where it is not itself.
    private Map<String, String> moved = Map.of();

    /// An import by an absolute name.
    ///
    /// @param module as written
    /// @param name what is taken from the module; empty for the module itself, `*` for all
    record Absolute(String module, String name) {}

    ModuleScopes(int index, PythonModule module) {
        this.index = index;
        this.module = module;
        this.tree = module.syntax();
        this.name = module.file().module();
        this.top = new Scope(Scope.Kind.MODULE, 0, null, name);
        seen = new Scope[Math.max(1, tree.size())];
        opened = new Scope[seen.length];
        opened[0] = top;
        seen[0] = top;
        declareGlobals();
        for (int node = 0; node < tree.size(); node++) read(node);
    }

    /// The scope whose names an expression at the node sees first.
    Scope scopeOf(int node) {
        return seen[node];
    }

    /// What stands in a node sees what the node sees, or what it opens.
    private Scope scopeBelow(int parent, int node) {
        Scope around = opened[parent];
        if (around == null || parent == 0) return seen[parent];
        // Defaults, annotations and bases are evaluated outside of what they belong to.
        if (around.kind == Scope.Kind.FUNCTION && !tree.field(node).equals("body")) return seen[parent];
        if (around.kind == Scope.Kind.CLASS && tree.field(node).equals("superclasses")) return seen[parent];
        return around;
    }

    /// The scope that a class, function, lambda or comprehension opens.
    Scope opened(int node) {
        Scope scope = opened[node];
        if (scope == null) throw new IllegalArgumentException("no scope at " + tree.type(node));
        return scope;
    }

    @Nullable
    Scope openedOrNull(int node) {
        return opened[node];
    }

    /// The function around a node, lambdas and comprehensions passed by; `NONE` at module or class level.
    int functionAround(int node) {
        Scope scope = scopeOf(node);
        while (scope.kind == Scope.Kind.LAMBDA || scope.kind == Scope.Kind.COMPREHENSION) scope = scope.parent;
        return scope.kind == Scope.Kind.FUNCTION ? scope.node : NONE;
    }

    /// The nearest class around a node, looking through functions; `NONE` outside classes.
    int classAround(int node) {
        for (Scope scope = scopeOf(node); scope != null; scope = scope.parent) {
            if (scope.kind == Scope.Kind.CLASS) return scope.node;
        }
        return NONE;
    }

    /// `global` and `nonlocal` hold for the whole function, so they are read before anything is bound.
    private void declareGlobals() {
        for (int node = 0; node < tree.size(); node++) {
            if (node > 0) seen[node] = scopeBelow(tree.parent(node), node);
            switch (tree.type(node)) {
                case "function_definition", "class_definition", "lambda", "list_comprehension", "set_comprehension",
                        "dictionary_comprehension", "generator_expression" ->
                    open(node);
                case "global_statement" -> {
                    for (int child : tree.children(node)) scopeOf(node).globals.add(tree.text(child));
                }
                case "nonlocal_statement" -> {
                    for (int child : tree.children(node)) scopeOf(node).nonlocals.add(tree.text(child));
                }
                default -> {}
            }
        }
    }

    private void open(int node) {
        Scope around = scopeOf(node);
        Scope.Kind kind = switch (tree.type(node)) {
            case "function_definition" -> Scope.Kind.FUNCTION;
            case "class_definition" -> Scope.Kind.CLASS;
            case "lambda" -> Scope.Kind.LAMBDA;
            default -> Scope.Kind.COMPREHENSION;
        };
        int named = tree.child(node, "name");
        String own = named == NONE ? "<" + tree.type(node) + ">" : tree.text(named);
        String qualified = around.qualifiedName.isEmpty() ? own : around.qualifiedName + "." + own;
        opened[node] = new Scope(kind, node, around, qualified);
    }

    private void read(int node) {
        switch (tree.type(node)) {
            case "function_definition" -> {
                functions.add(node);
                define(node, false);
                formals(node, tree.child(node, "parameters"));
            }
            case "class_definition" -> {
                classes.add(node);
                define(node, true);
            }
            case "lambda" -> formals(node, tree.child(node, "parameters"));
            case "import_statement" -> importStatement(node);
            case "import_from_statement" -> importFrom(node);
            case "assignment" -> {
                int value = tree.child(node, "right");
                while (value != NONE && tree.is(value, "assignment")) value = tree.child(value, "right");
                assign(tree.child(node, "left"), value, tree.child(node, "type"), How.WHOLE);
            }
            case "augmented_assignment" ->
                assign(tree.child(node, "left"), tree.child(node, "right"), NONE, How.AUGMENTED);
            case "named_expression" -> assign(tree.child(node, "name"), tree.child(node, "value"), NONE, How.WHOLE);
            case "for_statement", "for_in_clause" ->
                assign(tree.child(node, "left"), tree.child(node, "right"), NONE, How.ELEMENT);
            case "as_pattern" -> asPattern(node);
            case "type_alias_statement" -> {
                int[] parts = tree.children(node);
                if (parts.length == 2) assign(parts[0], parts[1], NONE, How.WHOLE);
            }
            case "case_pattern" -> {
                for (int child : tree.children(node)) {
                    if (tree.is(child, "dotted_name") && tree.children(child).length == 1) {
                        scopeOf(node).bind(tree.text(child), new Binding.Assigned(child, NONE, NONE, How.PART));
                    }
                }
            }
            default -> {}
        }
    }

    private void define(int node, boolean isClass) {
        int named = tree.child(node, "name");
        if (named == NONE) return;
        scopeOf(node).bind(tree.text(named), new Binding.Defined(node, opened(node).qualifiedName, isClass));
    }

    private void formals(int function, int parameters) {
        if (parameters == NONE) return;
        Scope scope = opened(function);
        int index = 0;
        for (int parameter : tree.children(parameters)) {
            int named = parameter;
            int annotation = NONE;
            int value = NONE;
            switch (tree.type(parameter)) {
                case "typed_parameter" -> {
                    named = tree.firstChild(parameter);
                    annotation = tree.child(parameter, "type");
                }
                case "default_parameter", "typed_default_parameter" -> {
                    named = tree.child(parameter, "name");
                    annotation = tree.child(parameter, "type");
                    value = tree.child(parameter, "value");
                }
                default -> {}
            }
            String stars = "";
            if (tree.is(named, "list_splat_pattern") || tree.is(named, "dictionary_splat_pattern")) {
                stars = tree.is(named, "list_splat_pattern") ? "*" : "**";
                named = tree.firstChild(named);
            }
            if (named == NONE || !tree.is(named, "identifier")) continue;
            scope.bind(tree.text(named), new Binding.Formal(named, function, index++, annotation, value, stars));
        }
    }

    private void importStatement(int node) {
        Scope scope = scopeOf(node);
        for (int child : tree.children(node)) {
            if (tree.is(child, "aliased_import")) {
                int alias = tree.child(child, "alias");
                String dotted = tree.text(tree.child(child, "name"));
                scope.bind(tree.text(alias), new Binding.ImportedModule(child, dotted));
                asks(dotted, "");
            } else {
                String dotted = tree.text(child);
                scope.bind(first(dotted), new Binding.ImportedModule(child, first(dotted)));
                asks(dotted, "");
            }
        }
    }

    private static String first(String dotted) {
        int dot = dotted.indexOf('.');
        return dot < 0 ? dotted : dotted.substring(0, dot);
    }

    private void asks(String dotted, String name) {
        absolutes.computeIfAbsent(first(dotted), key -> new ArrayList<>(2)).add(new Absolute(dotted, name));
    }

    /// Lets absolute imports stand for other modules, in every scope.
    ///
    /// @param firsts what the first part of a name stands for, such as `src.core` for `core`
    void move(Map<String, String> firsts) {
        moved = Map.copyOf(firsts);
        for (Scope scope : opened) {
            if (scope == null) continue;
            scope.starImports.replaceAll(this::placed);
            for (List<Binding> bindings : scope.bindings.values()) {
                bindings.replaceAll(binding -> switch (binding) {
                    case Binding.ImportedModule one -> new Binding.ImportedModule(one.node(), placed(one.module()));
                    case Binding.ImportedName one -> new Binding.ImportedName(one.node(), placed(one.module()),
                            one.name());
                    case Binding.Defined _,Binding.Assigned _,Binding.Formal _ -> binding;
                });
            }
        }
    }

    /// The module that an absolute name of this module's imports stands for.
    String placed(String dotted) {
        String to = moved.get(first(dotted));
        return to == null ? dotted : to + dotted.substring(first(dotted).length());
    }

    private void importFrom(int node) {
        Scope scope = scopeOf(node);
        int named = tree.child(node, "module_name");
        String from = absolute(named);
        boolean asks = named != NONE && !tree.startsWith(named, ".");
        for (int child = tree.firstChild(node); child != NONE; child = tree.nextSibling(child)) {
            if (tree.is(child, "wildcard_import")) {
                scope.starImports.add(from);
                if (asks) asks(from, "*");
            }
            if (!tree.field(child).equals("name")) continue;
            boolean aliased = tree.is(child, "aliased_import");
            String name = tree.text(aliased ? tree.child(child, "name") : child);
            scope.bind(aliased ? tree.text(tree.child(child, "alias")) : name,
                    new Binding.ImportedName(child, from, name));
            if (asks) asks(from, name);
        }
    }

    /// The absolute name of an imported module: dots count from the package that holds this module.
    String absolute(int moduleName) {
        if (moduleName == NONE) return "";
        String written = tree.text(moduleName);
        if (!written.startsWith(".")) return placed(written);
        int dots = 0;
        while (dots < written.length() && written.charAt(dots) == '.') dots++;
        String rest = written.substring(dots).strip();
        String base = name;
        int ups = module.isPackage() ? dots - 1 : dots;
        for (int i = 0; i < ups; i++) base = base.contains(".") ? base.substring(0, base.lastIndexOf('.')) : "";
        return rest.isEmpty() ? base : base.isEmpty() ? rest : base + "." + rest;
    }

    private void asPattern(int node) {
        int[] parts = tree.children(node);
        if (parts.length != 2) return;
        int target = tree.is(parts[1], "as_pattern_target") && tree.firstChild(parts[1]) != NONE
                ? tree.firstChild(parts[1])
                : parts[1];
        String around = tree.parent(node) == NONE ? "" : tree.type(tree.parent(node));
        How how = around.equals("with_item") ? How.ENTERED : around.startsWith("except") ? How.CAUGHT : How.PART;
        assign(target, parts[0], NONE, how);
    }

    private void assign(int left, int value, int annotation, How how) {
        if (left == NONE) return;
        switch (tree.type(left)) {
            case "identifier" ->
                scopeOf(left).bind(tree.text(left), new Binding.Assigned(left, value, annotation, how));
            case "pattern_list", "tuple_pattern", "list_pattern", "expression_list", "tuple", "list" -> {
                int[] targets = tree.children(left);
                int[] values = how == How.WHOLE && value != NONE && isDisplay(value)
                        ? tree.children(value)
                        : new int[0];
                for (int i = 0; i < targets.length; i++) {
                    boolean paired = values.length == targets.length;
                    assign(targets[i], paired ? values[i] : value, NONE, paired ? How.WHOLE : How.PART);
                }
            }
            case "list_splat_pattern", "parenthesized_expression" -> {
                if (tree.firstChild(left) != NONE) assign(tree.firstChild(left), value, NONE, How.PART);
            }
            case "attribute" -> attribute(left, value, annotation, how);
            case "subscript" -> {
                int receiver = tree.child(left, "value");
                if (tree.is(receiver, "identifier") && how == How.WHOLE && value != NONE) {
                    keyedAssignments
                            .computeIfAbsent(scopeOf(left).node + ":" + tree.text(receiver), key -> new ArrayList<>(2))
                            .add(left);
                }
            }
            default -> {}
        }
    }

    private boolean isDisplay(int node) {
        return switch (tree.type(node)) {
            case "expression_list", "tuple", "list" -> true;
            default -> false;
        };
    }

    /// `self.x = …` in a method, `cls.x = …` in a class method.
    private void attribute(int left, int value, int annotation, How how) {
        int object = tree.child(left, "object");
        if (!tree.is(object, "identifier")) return;
        Scope scope = scopeOf(left);
        while (scope.kind != Scope.Kind.FUNCTION && scope.parent != null) scope = scope.parent;
        if (scope.kind != Scope.Kind.FUNCTION || scope.parent == null || scope.parent.kind != Scope.Kind.CLASS) return;
        if (!tree.text(object).equals(firstParameter(scope.node))) return;
        attributes.computeIfAbsent(scope.parent.node, key -> new LinkedHashMap<>())
                .computeIfAbsent(tree.text(tree.child(left, "attribute")), key -> new ArrayList<>(1))
                .add(new Binding.Assigned(left, value, annotation, how));
    }

    /// The name of a function's first parameter; empty if it has none.
    String firstParameter(int function) {
        int parameters = tree.child(function, "parameters");
        if (parameters == NONE) return "";
        int[] all = tree.children(parameters);
        if (all.length == 0) return "";
        int named = switch (tree.type(all[0])) {
            case "typed_parameter" -> tree.firstChild(all[0]);
            case "default_parameter", "typed_default_parameter" -> tree.child(all[0], "name");
            default -> all[0];
        };
        return tree.text(named);
    }

    /// The decorators of a class or function, the `@` left out, in source order.
    List<Integer> decorators(int definition) {
        int around = tree.parent(definition);
        List<Integer> found = new ArrayList<>(1);
        if (around == NONE || !tree.is(around, "decorated_definition")) return found;
        for (int child : tree.children(around)) {
            if (tree.is(child, "decorator")) {
                int[] parts = tree.children(child);
                if (parts.length > 0) found.add(parts[0]);
            }
        }
        return found;
    }
}
