package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.resolve.Denoted.Kind;
import dev.assay.resolve.Program.Definition;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who calls, enters, passes or depends on whom. Nodes are dotted names: functions and classes of the repository,
/// symbols of libraries, and `module <import>` for what runs at import.
final class CallGraph {

    /// An edge.
    ///
    /// @param afterYield whether it is taken behind the first `yield` of its function, or when a context is left
    /// @param guessed whether it rests on a method name alone, or runs only when a task is done
    record Edge(String to, boolean afterYield, boolean guessed) {}

    private static final int MOST_GUESSES = 12;

    private final Map<String, Map<String, Edge>> edges = new TreeMap<>();
    private final Map<String, List<String>> methodsByName = new HashMap<>();
    private final Map<String, List<String>> subclasses = new HashMap<>();
    private final Program program;

    CallGraph(Program program, Inference inference) {
        this.program = program;
        for (ModuleScopes module : program.modules) {
            for (int function : module.functions) {
                Scope scope = module.opened(function);
                if (scope.parent == null || scope.parent.kind != Scope.Kind.CLASS) continue;
                String name = module.tree.text(module.tree.child(function, "name"));
                methodsByName.computeIfAbsent(name, key -> new ArrayList<>()).add(scope.qualifiedName);
            }
            for (int node : module.classes) {
                String name = module.opened(node).qualifiedName;
                for (String base : inference.classes().line(name)) {
                    if (!base.equals(name)) subclasses.computeIfAbsent(base, key -> new ArrayList<>()).add(name);
                }
            }
        }
    }

    static String importOf(String module) {
        return module + " <import>";
    }

    Collection<Edge> from(String name) {
        return edges.getOrDefault(name, Map.of()).values();
    }

    private void add(String from, String to, boolean afterYield, boolean guessed) {
        if (to.isEmpty() || from.equals(to)) return;
        Map<String, Edge> own = edges.computeIfAbsent(from, key -> new LinkedHashMap<>());
        String key = to + (afterYield ? " after" : "");
        Edge known = own.get(key);
        if (known == null || known.guessed() && !guessed) own.put(key, new Edge(to, afterYield, guessed));
    }

    /// Adds the edges of a module.
    void read(ModuleScopes module, Inference inference) {
        Syntax tree = module.tree;
        Surroundings around = new Surroundings(module);
        int callback = NONE;
        for (int node = 0; node < tree.size(); node++) {
            if (callback != NONE && node >= tree.next(callback)) callback = NONE;
            switch (tree.type(node)) {
                case "call" -> {
                    call(module, node, inference, around,
                            callback != NONE && tree.enclosing(node, "lambda") > callback);
                    if (callback == NONE && addsDoneCallback(tree, node)) callback = node;
                }
                case "identifier", "attribute" -> {
                    if (isPassed(tree, node)) passed(module, node, inference, around, callback != NONE);
                }
                case "with_item" -> entered(module, node, inference, around);
                case "function_definition" -> definition(module, node, inference);
                default -> {}
            }
        }
    }

    /// The node of the graph whose run runs a node of the tree; empty for what only runs as a script.
    private String owner(ModuleScopes module, int node, Surroundings around) {
        int function = module.functionAround(node);
        if (function != NONE) return module.opened(function).qualifiedName;
        int parameters = around.inParameters(node) ? module.tree.enclosing(node, "parameters") : NONE;
        if (parameters != NONE && module.tree.is(module.tree.parent(parameters), "function_definition")) {
            return module.opened(module.tree.parent(parameters)).qualifiedName;
        }
        return around.atImport(node) ? importOf(module.name) : importOf(module.name + ".__main__");
    }

    /// `task.add_done_callback(…)`: what it is given runs when the task is done, which may be long after its function.
    private static boolean addsDoneCallback(Syntax tree, int call) {
        int callee = tree.child(call, "function");
        return tree.is(callee, "attribute") && tree.text(tree.child(callee, "attribute")).equals("add_done_callback");
    }

    private void call(ModuleScopes module, int node, Inference inference, Surroundings around, boolean later) {
        Syntax tree = module.tree;
        int callee = tree.child(node, "function");
        String from = owner(module, node, around);
        boolean after = around.afterYield(node);
        Denoted called = inference.resolve(module, callee);
        if (!called.isUnknown() && (called.kind() != Kind.VALUE || !called.type().isEmpty())) {
            target(from, called, inference, after, later);
            if (!after && leavesAfterYield(module, node, around)) target(from, called, inference, true, later);
        } else if (tree.is(callee, "attribute")) {
            List<String> candidates = methodsByName.getOrDefault(tree.text(tree.child(callee, "attribute")), List.of());
            if (candidates.size() <= MOST_GUESSES)
                for (String candidate : candidates) add(from, candidate, after, true);
        }
    }

    private void target(String from, Denoted called, Inference inference, boolean after, boolean guessed) {
        switch (called.kind()) {
            case CLASS -> {
                add(from, called.name(), after, guessed);
                for (String constructor : List.of("__init__", "__post_init__", "__new__")) {
                    Denoted method = inference.classes().member(called.name(), constructor, true);
                    if (method.kind() == Kind.FUNCTION && program.functionNamed(method.name()).isPresent()) {
                        add(from, method.name(), after, guessed);
                    }
                }
            }
            case FUNCTION, EXTERNAL -> {
                add(from, called.name(), after, guessed);
                overrides(from, called.name(), after, guessed);
            }
            case VALUE -> {
                Denoted method = inference.classes().member(called.type(), "__call__", true);
                if (method.kind() == Kind.FUNCTION) add(from, method.name(), after, guessed);
            }
            case MODULE, UNKNOWN -> {}
        }
    }

    /// A call of a method may run what a subclass puts in its place.
    private void overrides(String from, String method, boolean after, boolean guessed) {
        int dot = method.lastIndexOf('.');
        if (dot < 0) return;
        for (String subclass : subclasses.getOrDefault(method.substring(0, dot), List.of())) {
            String override = subclass + method.substring(dot);
            if (program.functionNamed(override).isPresent()) add(from, override, after, guessed);
        }
    }

    /// Whether a name is passed on or stored: an argument, an element, a value that is assigned or returned.
    private static boolean isPassed(Syntax tree, int node) {
        int parent = tree.parent(node);
        if (parent == NONE) return false;
        return switch (tree.type(parent)) {
            case "argument_list", "list", "tuple", "set", "return_statement", "yield", "expression_list" -> true;
            case "keyword_argument", "pair", "default_parameter", "typed_default_parameter" ->
                tree.field(node).equals("value");
            case "assignment" -> tree.field(node).equals("right");
            case "conditional_expression", "boolean_operator" -> true;
            default -> false;
        };
    }

    private void passed(ModuleScopes module, int node, Inference inference, Surroundings around, boolean later) {
        String from = owner(module, node, around);
        // What is passed on while a module is imported is kept for later, not run.
        if (from.endsWith(" <import>")) return;
        Denoted denoted = inference.resolve(module, node);
        if (denoted.kind() != Kind.FUNCTION
                && !(denoted.kind() == Kind.EXTERNAL && !denoted.receiverType().isEmpty())) {
            if (denoted.kind() == Kind.VALUE) property(module, node, denoted, around);
            return;
        }
        add(from, denoted.name(), around.afterYield(node) || around.isEntered(node), later);
    }

    private void property(ModuleScopes module, int node, Denoted denoted, Surroundings around) {
        if (!denoted.isNamed() || program.functionNamed(denoted.name()).isEmpty()) return;
        add(owner(module, node, around), denoted.name(), around.afterYield(node), false);
    }

    private void entered(ModuleScopes module, int node, Inference inference, Surroundings around) {
        int[] parts = module.tree.children(node);
        if (parts.length == 0) return;
        int context = module.tree.is(parts[0], "as_pattern") ? module.tree.firstChild(parts[0]) : parts[0];
        String type = inference.resolve(module, context).type();
        if (type.isEmpty()) return;
        String from = owner(module, node, around);
        for (String method : List.of("__enter__", "__aenter__", "__exit__", "__aexit__")) {
            Denoted found = inference.classes().member(type, method, true);
            boolean leaves = method.endsWith("exit__");
            if (found.kind() == Kind.FUNCTION) {
                boolean spans = leaves && spansYield(module, node, around);
                add(from, found.name(), around.afterYield(node) || spans, false);
            }
        }
    }

    /// Whether a call makes a context that is left when its function goes on behind its `yield`.
    private static boolean leavesAfterYield(ModuleScopes module, int call, Surroundings around) {
        if (!around.isEntered(call)) return false;
        int item = module.tree.enclosing(call, "with_item");
        if (item != NONE && module.tree.enclosing(call, "argument_list") < item)
            return spansYield(module, item, around);
        int function = module.functionAround(call);
        return function != NONE && around.firstYield(function) < Integer.MAX_VALUE;
    }

    private static boolean spansYield(ModuleScopes module, int item, Surroundings around) {
        int function = module.functionAround(item);
        int with = module.tree.enclosing(item, "with_statement");
        if (function == NONE || with == NONE) return false;
        int first = around.firstYield(function);
        return module.tree.start(with) < first && first < module.tree.end(with);
    }

    /// A function runs its decorators' wrappers, and what its parameters depend on.
    private void definition(ModuleScopes module, int node, Inference inference) {
        String own = module.opened(node).qualifiedName;
        for (int decorator : module.decorators(node)) {
            int callee = module.tree.is(decorator, "call") ? module.tree.child(decorator, "function") : decorator;
            Denoted wrapper = inference.resolve(module, callee);
            if (wrapper.kind() == Kind.FUNCTION && program.functionNamed(wrapper.name()).isPresent()) {
                add(own, wrapper.name(), false, false);
            }
            dependencies(module, decorator, own, inference);
        }
        int parameters = module.tree.child(node, "parameters");
        if (parameters == NONE) return;
        for (int inner = parameters; inner < module.tree.next(parameters); inner++) {
            if (module.tree.is(inner, "identifier")) dependsThroughAlias(module, inner, own, inference);
        }
    }

    /// What stands in `Depends(…)` in the arguments of a decorator runs before the function.
    private void dependencies(ModuleScopes module, int decorator, String own, Inference inference) {
        for (int node = decorator; node < module.tree.next(decorator); node++) {
            if (!module.tree.is(node, "argument_list")) continue;
            for (int argument : module.tree.children(node)) {
                Denoted dependency = inference.resolve(module, argument);
                if (dependency.kind() == Kind.FUNCTION) add(own, dependency.name(), false, false);
            }
        }
    }

    /// `SessionDep = Annotated[Session, Depends(get_session)]` brings `get_session` along.
    private void dependsThroughAlias(ModuleScopes module, int name, String own, Inference inference) {
        if (module.tree.enclosing(name, "type") == NONE) return;
        inference.origin(module, name).ifPresent(origin -> {
            if (!(origin.binding() instanceof Binding.Assigned assigned) || assigned.value() == NONE) return;
            ModuleScopes there = origin.module();
            if (!there.tree.is(assigned.value(), "subscript")) return;
            dependencies(there, assigned.value(), own, inference);
        });
    }

    /// The definitions that a name of the graph stands for, for places.
    java.util.Optional<Definition> definition(String name) {
        return program.functionNamed(name).or(() -> program.classNamed(name));
    }
}
