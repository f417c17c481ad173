package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Amount;
import dev.assay.facts.Value;
import dev.assay.resolve.Binding.Assigned;
import dev.assay.resolve.Binding.Formal;
import dev.assay.resolve.Binding.How;
import dev.assay.resolve.CallSites.Site;
import dev.assay.resolve.Denoted.Kind;
import dev.assay.resolve.Inference.Origin;
import dev.assay.resolve.Program.Definition;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts the elements of what a program loops over: displays, ranges, entry points, subclasses, lists and dicts that loops
/// fill, what functions return and are given.
///
/// One instance serves one thread.
final class Elements {

    /// A call that is being looked into: what the parameters of its function hold.
    ///
    /// @param function the dotted name of the function
    /// @param outer the call around it; null where that is not known
    record Frame(String function, Site site, @Nullable Frame outer) {}

    private static final int DEEPEST = 24;
    /// Functions of Python that give as many elements as their first argument has.
    private static final Set<String> SAME = Set.of("list", "tuple", "set", "frozenset", "sorted", "reversed",
            "enumerate",
            "iter", "dict", "zip", "collections.OrderedDict", "collections.deque", "copy.copy", "copy.deepcopy");
    private static final Set<String> EMPTY = Set.of("list", "set", "dict", "collections.defaultdict",
            "collections.deque",
            "collections.OrderedDict");
    private static final Set<String> ENTRY_POINTS = Set.of("importlib.metadata.entry_points",
            "importlib_metadata.entry_points", "pkg_resources.iter_entry_points", "stevedore.ExtensionManager",
            "stevedore.extension.ExtensionManager");

    private final Inference inference;
    private final Folding folding;
    private final CallSites sites;
    private final Map<String, Integer> groups;
    private final Set<String> open = new HashSet<>();
    private final Filling filling = new Filling(this);

    /// @param groups how many entry points the repository declares, by the name of their group
    Elements(Inference inference, Folding folding, CallSites sites, Map<String, Integer> groups) {
        this.inference = inference;
        this.folding = folding;
        this.sites = sites;
        this.groups = groups;
    }

    CallSites sites() {
        return sites;
    }

    /// How many elements an expression has.
    Size of(ModuleScopes module, int node, @Nullable Frame frame) {
        if (node == NONE) return new Size.Unknown("elements");
        String question = module.index + ":" + node;
        if (open.size() >= DEEPEST || !open.add(question)) return new Size.Unknown(shown(module, node));
        try {
            return expression(module, node, frame);
        } finally {
            open.remove(question);
        }
    }

    static String shown(ModuleScopes module, int node) {
        String text = module.tree.shown(node).replaceAll("\\s+", " ");
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    private Size expression(ModuleScopes module, int node, @Nullable Frame frame) {
        Syntax tree = module.tree;
        return switch (tree.type(node)) {
            case "list", "tuple", "set", "expression_list" -> display(module, node, frame);
            case "dictionary" -> isSpread(tree, node, "dictionary_splat")
                    ? new Size.Unknown(shown(module, node))
                    : number(tree.children(node).length, "entries");
            case "list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression" ->
                comprehension(module, node, frame);
            case "await", "parenthesized_expression" -> {
                int[] inner = tree.children(node);
                yield inner.length == 1 ? of(module, inner[0], frame) : new Size.Unknown(shown(module, node));
            }
            case "conditional_expression" -> {
                int[] parts = tree.children(node);
                yield parts.length == 3
                        ? larger(of(module, parts[0], frame), of(module, parts[2], frame))
                        : new Size.Unknown(shown(module, node));
            }
            case "boolean_operator" -> larger(of(module, tree.child(node, "left"), frame),
                    of(module, tree.child(node, "right"), frame));
            case "binary_operator" -> sum(module, node, frame);
            case "subscript" -> subscript(module, node, frame);
            case "call" -> call(module, node, frame);
            case "identifier", "attribute" -> name(module, node, frame);
            case "none" -> new Size.Unknown("None");
            default -> new Size.Unknown(shown(module, node));
        };
    }

    static Size number(int number, String what) {
        return new Size.Known(number, "", what, false, false);
    }

    private static boolean isSpread(Syntax tree, int node, String splat) {
        for (int child : tree.children(node)) if (tree.is(child, splat)) return true;
        return false;
    }

    private Size display(ModuleScopes module, int node, @Nullable Frame frame) {
        int count = 0;
        boolean most = false;
        for (int child : module.tree.children(node)) {
            if (!module.tree.is(child, "list_splat")) {
                count++;
                continue;
            }
            if (!(of(module, module.tree.firstChild(child), frame) instanceof Size.Known more))
                return new Size.Unknown(shown(module, node));
            count = Amount.bounded((long) count + more.number());
            most |= more.most();
        }
        return new Size.Known(count, "", "elements", most, false);
    }

    private Size comprehension(ModuleScopes module, int node, @Nullable Frame frame) {
        Syntax tree = module.tree;
        Size size = null;
        boolean some = false;
        for (int child : tree.children(node)) {
            some |= tree.is(child, "if_clause");
            if (!tree.is(child, "for_in_clause")) continue;
            Size one = of(module, tree.child(child, "right"), frame);
            size = size == null ? one : times(size, one, shown(module, node));
        }
        if (size == null) return new Size.Unknown(shown(module, node));
        return some ? size.atMost() : size;
    }

    static Size times(Size one, Size other, String text) {
        if (one instanceof Size.Groups(String id, Size all) && other instanceof Size.Group(String same)
                && id.equals(same))
            return all;
        if (one instanceof Size.Known a && a.number() == 1) return a.most() ? other.atMost() : other;
        if (other instanceof Size.Known b && b.number() == 1) return b.most() ? one.atMost() : one;
        if (one instanceof Size.Known a && other instanceof Size.Known b)
            return new Size.Known(Amount.bounded((long) a.number() * b.number()), "", "combinations",
                    a.most() || b.most(), false);
        return new Size.Unknown(text);
    }

    /// The larger of two possibilities; what is known where only one is.
    private static Size larger(Size one, Size other) {
        if (one.isUnknown() || one instanceof Size.Known a && other instanceof Size.Known b && b.number() > a.number())
            return other.isUnknown() ? one : other.atMost();
        return other.isUnknown() ? one : one.atMost();
    }

    private Size sum(ModuleScopes module, int node, @Nullable Frame frame) {
        if (Inference.operator(module.tree, node).equals("+")
                && of(module, module.tree.child(node, "left"), frame) instanceof Size.Known a
                && of(module, module.tree.child(node, "right"), frame) instanceof Size.Known b) {
            return new Size.Known(Amount.bounded((long) a.number() + b.number()), "", "elements", a.most() || b.most(),
                    false);
        }
        return new Size.Unknown(shown(module, node));
    }

    /// A slice has at most as many elements; `entry_points()["group"]` has those of the group.
    private Size subscript(ModuleScopes module, int node, @Nullable Frame frame) {
        Syntax tree = module.tree;
        int receiver = tree.child(node, "value");
        int key = tree.child(node, "subscript");
        if (tree.is(key, "slice")) return of(module, receiver, frame).taken();
        if (isEntryPoints(module, receiver)) return group(module, key, frame);
        return new Size.Unknown(shown(module, node));
    }

    private boolean isEntryPoints(ModuleScopes module, int node) {
        return module.tree.is(node, "call")
                && ENTRY_POINTS.contains(inference.resolve(module, module.tree.child(node, "function")).name());
    }

    private Size call(ModuleScopes module, int node, @Nullable Frame frame) {
        Syntax tree = module.tree;
        int callee = tree.child(node, "function");
        Denoted called = inference.resolve(module, callee);
        int first = argument(tree, node, 0, "");
        if (ENTRY_POINTS.contains(called.name())) {
            int named = argument(tree, node, -1, called.name().startsWith("stevedore") ? "namespace" : "group");
            return group(module, named == NONE ? first : named, frame);
        }
        if (SAME.contains(called.name()) && first != NONE) return of(module, first, frame);
        switch (called.name()) {
            case "map", "filter" -> {
                Size size = of(module, argument(tree, node, 1, ""), frame);
                return called.name().equals("filter") ? size.atMost() : size;
            }
            case "range" -> {
                double last = first == NONE ? Double.NaN : folding.fold(module, first).getNumber();
                boolean single = argument(tree, node, 1, "") == NONE;
                if (single && last >= 0) return number((int) last, "rounds");
                return new Size.Unknown(first == NONE ? shown(module, node) : shown(module, first));
            }
            default -> {}
        }
        if (called.kind() == Kind.FUNCTION) {
            Optional<Definition> function = inference.program().functionNamed(called.name());
            if (function.isPresent())
                return returned(function.get(), new Frame(called.name(), new Site(module, node), frame));
        }
        return tree.is(callee, "attribute")
                ? method(module, node, callee, frame)
                : new Size.Unknown(shown(module, node));
    }

    private Size method(ModuleScopes module, int node, int callee, @Nullable Frame frame) {
        Syntax tree = module.tree;
        int object = tree.child(callee, "object");
        return switch (tree.text(tree.child(callee, "attribute"))) {
            case "items", "values", "keys", "copy" -> of(module, object, frame);
            case "select" -> isEntryPoints(module, object)
                    ? group(module, argument(tree, node, -1, "group"), frame)
                    : new Size.Unknown(shown(module, node));
            case "get" -> isEntryPoints(module, object)
                    ? group(module, argument(tree, node, 0, ""), frame)
                    : new Size.Unknown(shown(module, node));
            case "__subclasses__" -> {
                Denoted base = inference.resolve(module, object);
                yield base.kind() == Kind.CLASS
                        ? new Size.Known(sites.subclasses(base.name()), base.name(), "classes that inherit from `"
                                + base.name() + "`", false, false)
                        : new Size.Unknown(shown(module, node));
            }
            default -> new Size.Unknown(shown(module, node));
        };
    }

    private Size group(ModuleScopes module, int node, @Nullable Frame frame) {
        String name = string(module, node, frame);
        if (name.isEmpty())
            return new Size.Unknown(node == NONE ? "entry points" : "entry points of " + shown(module, node));
        Integer count = groups.get(name);
        return count == null
                ? new Size.Unknown(name)
                : new Size.Known(count, name, "entry points of `" + name + "`", false, false);
    }

    /// A string that an expression is worth, through the parameters of the calls around it; empty if it cannot be read.
    private String string(ModuleScopes module, int node, @Nullable Frame frame) {
        if (node == NONE) return "";
        Value value = folding.fold(module, node);
        if (!value.getOrigin().equals("parameter")) return value.getString();
        Optional<Origin> origin = inference.origin(module, node);
        if (origin.isEmpty() || !(origin.get().binding() instanceof Formal formal)) return value.getString();
        for (Frame at = frame; at != null; at = at.outer) {
            if (!at.function.equals(origin.get().scope().qualifiedName)) continue;
            int given = passed(at.site, formal, origin.get());
            return given == NONE ? value.getString() : string(at.site.module(), given, at.outer);
        }
        Set<String> all = new HashSet<>();
        for (Site site : sites.of(constructed(origin.get().scope().qualifiedName))) {
            int given = passed(site, formal, origin.get());
            all.add(given == NONE ? value.getString() : string(site.module(), given, null));
        }
        return all.size() == 1 ? all.iterator().next() : "";
    }

    /// The class whose constructor a function is, else the function itself.
    private static String constructed(String function) {
        return function.endsWith(".__init__")
                ? function.substring(0, function.length() - ".__init__".length())
                : function;
    }

    /// What a call gives a parameter; `NONE` if nothing that can be seen.
    static int passed(Site site, Formal formal, Origin origin) {
        Scope scope = origin.scope();
        boolean method = scope.parent != null && scope.parent.kind == Scope.Kind.CLASS
                && Inference.decoratorTexts(origin.module(), scope.node).stream().noneMatch("staticmethod"::equals);
        String name = origin.name().substring(origin.name().lastIndexOf('.') + 1);
        return argument(site.module().tree, site.node(), method ? formal.index() - 1 : formal.index(), name);
    }

    /// The argument of a call by position or keyword; `NONE` if it is not given so.
    ///
    /// @param position counted from 0; -1 for none
    /// @param keyword empty for none
    static int argument(Syntax tree, int call, int position, String keyword) {
        int list = tree.child(call, "arguments");
        if (list == NONE) return NONE;
        if (tree.is(list, "generator_expression")) return position == 0 ? list : NONE;
        int next = 0;
        for (int child : tree.children(list)) {
            if (tree.is(child, "keyword_argument")) {
                if (tree.text(tree.child(child, "name")).equals(keyword)) return tree.child(child, "value");
            } else if (tree.is(child, "list_splat") || tree.is(child, "dictionary_splat")) {
                return NONE;
            } else if (next++ == position) return child;
        }
        return NONE;
    }

    private Size name(ModuleScopes module, int node, @Nullable Frame frame) {
        Optional<Origin> one = inference.origin(module, node);
        if (one.isPresent()) return bound(module, node, one.get(), frame);
        Size found = new Size.Unknown(shown(module, node));
        for (Origin origin : several(module, node)) {
            Size size = bound(module, node, origin, frame);
            if (size.isUnknown()) continue;
            found = found.isUnknown() ? size : found.isCapped() || size.isCapped() ? found.taken() : found.atMost();
        }
        if (!found.isUnknown()) return found;
        Denoted denoted = inference.resolve(module, node);
        Optional<Definition> property = denoted.isNamed()
                ? inference.program().functionNamed(denoted.name())
                : Optional.empty();
        return property.isPresent() && denoted.kind() == Kind.VALUE ? returned(property.get(), null) : found;
    }

    /// All bindings of a local name that can hold at a place, in source order.
    private List<Origin> several(ModuleScopes module, int node) {
        if (!module.tree.is(node, "identifier")) return List.of();
        String name = module.tree.text(node);
        for (Scope scope = module.scopeOf(node); scope != null; scope = scope.parent) {
            List<Binding> bindings = scope.kind == Scope.Kind.CLASS ? null : scope.bindings.get(name);
            if (bindings == null) continue;
            Scope holder = scope;
            return Visible.at(module.tree, bindings, node).stream()
                    .map(binding -> new Origin(module, holder, holder.qualifiedName + "." + name, binding)).toList();
        }
        return List.of();
    }

    private Size bound(ModuleScopes module, int node, Origin origin, @Nullable Frame frame) {
        return switch (origin.binding()) {
            case Assigned assigned when assigned.how() == How.WHOLE && assigned.value() != NONE ->
                assigned(module, node, origin, assigned, frame);
            case Assigned assigned when assigned.how() == How.ELEMENT || assigned.how() == How.PART ->
                element(origin.module(), assigned.value(), shown(module, node), frame);
            case Formal formal -> formal(module, node, origin, formal, frame);
            default -> new Size.Unknown(shown(module, node));
        };
    }

    private Size assigned(ModuleScopes module, int node, Origin origin, Assigned assigned, @Nullable Frame frame) {
        if (isEmpty(origin.module(), assigned.value())) return filling.filled(module, node, origin, frame);
        Size size = of(origin.module(), assigned.value(), frame);
        if (!size.isUnknown()) return size;
        Value value = folding.fold(origin.module(), assigned.value());
        if (value.getBase() instanceof Value.Collection all && all.complete())
            return number(all.elements().size(), "elements");
        return new Size.Unknown(shown(module, node));
    }

    private boolean isEmpty(ModuleScopes module, int node) {
        Syntax tree = module.tree;
        return switch (tree.type(node)) {
            case "list", "dictionary" -> tree.children(node).length == 0;
            case "call" -> {
                String name = inference.resolve(module, tree.child(node, "function")).name();
                yield EMPTY.contains(name) && (name.equals("collections.defaultdict")
                        || tree.children(tree.child(node, "arguments")).length == 0);
            }
            default -> false;
        };
    }

    /// What a loop variable holds, if that has elements itself: a group of a grouping.
    private Size element(ModuleScopes module, int over, String text, @Nullable Frame frame) {
        Syntax tree = module.tree;
        int callee = tree.is(over, "call") ? tree.child(over, "function") : NONE;
        if (tree.is(callee, "attribute")
                && Set.of("items", "values").contains(tree.text(tree.child(callee, "attribute")))
                && of(module, tree.child(callee, "object"), frame) instanceof Size.Groups groups) {
            return new Size.Group(groups.id());
        }
        return new Size.Unknown(text);
    }

    private Size formal(ModuleScopes module, int node, Origin origin, Formal formal, @Nullable Frame frame) {
        String function = origin.scope().qualifiedName;
        for (Frame at = frame; at != null; at = at.outer) {
            if (!at.function.equals(function)) continue;
            int given = passed(at.site, formal, origin);
            if (given != NONE) return of(at.site.module(), given, at.outer);
            return formal.value() == NONE
                    ? new Size.Unknown(shown(module, node))
                    : of(origin.module(), formal.value(), null);
        }
        Size found = new Size.Unknown(shown(module, node));
        for (Site site : sites.of(constructed(function))) {
            int given = passed(site, formal, origin);
            if (given == NONE) continue;
            Size size = of(site.module(), given, null);
            if (!size.isUnknown()) found = found.isUnknown() ? size : larger(found, size);
        }
        return found;
    }

    /// What a function returns, or yields one by one.
    private Size returned(Definition function, @Nullable Frame frame) {
        Syntax tree = function.module().tree;
        Size found = null;
        int body = tree.child(function.node(), "body");
        for (int node = body; body != NONE && node < tree.next(body); node++) {
            switch (tree.type(node)) {
                case "function_definition", "class_definition", "lambda" -> node = tree.next(node) - 1;
                case "return_statement" -> {
                    int value = tree.firstChild(node);
                    if (value == NONE || isEmpty(function.module(), value)) break;
                    Size size = of(function.module(), value, frame);
                    if (!size.isUnknown()) found = found == null ? size : larger(found, size);
                }
                case "yield" -> {
                    Size size = filling.around(function.module(), node, function.node(), frame);
                    if (!size.isUnknown()) found = found == null ? size : larger(found, size);
                }
                default -> {}
            }
        }
        String name = function.qualifiedName();
        return found == null ? new Size.Unknown(name.substring(name.lastIndexOf('.') + 1) + "()") : found;
    }
}
