package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Call;
import dev.assay.facts.Factor;
import dev.assay.facts.Factor.Summand;
import dev.assay.facts.Multiplicity;
import dev.assay.facts.Place;
import dev.assay.resolve.CallSites.Site;
import dev.assay.resolve.Elements.Frame;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Counts how often one process makes a call: once for each round of the loops around it, of the loops around the calls
/// of its function, and for each object of its class.
///
/// What a function keeps, in a module or a cache, it makes once. What several functions ask for is made by the one that
/// asks most often, since they may run in different processes; two calls in one function, or at import, both count.
final class Counting {

    private static final int DEEPEST = 8;
    private static final Pattern CACHED = Pattern.compile("(.*\\.)?\\w*cache\\w*(\\(.*)?");

    /// A loop, and how many rounds it has.
    private record Rounds(Size size, Place at) {}

    private final Elements elements;

    Counting(Elements elements) {
        this.elements = elements;
    }

    /// Empty for a call that is made once, as far as can be seen.
    Optional<Multiplicity> of(ModuleScopes module, int node, Call call) {
        List<Factor> factors = factors(paired(rounds(module, node, 0)));
        return factors.isEmpty() ? Optional.empty() : Optional.of(new Multiplicity(call.at(), call, factors));
    }

    private List<Rounds> rounds(ModuleScopes module, int node, int depth) {
        int function = module.functionAround(node);
        if (function == NONE || depth >= DEEPEST) return loops(module, node, null);
        if (isKept(module, node, function)) return List.of();
        String name = asked(module, function);
        Map<String, List<List<Rounds>>> groups = new LinkedHashMap<>();
        if (name.equals(classOf(module, function)) && !elements.sites().isUsed(name))
            return List.of(unused(module, function));
        for (Site site : elements.sites().of(name)) {
            // A class that makes itself, as an alternative constructor does, is counted where that is called.
            int around = site.module().functionAround(site.node());
            if (around != NONE && asked(site.module(), around).equals(name)) continue;
            List<Rounds> all = new ArrayList<>(rounds(site.module(), site.node(), depth + 1));
            all.addAll(loops(module, node, new Frame(frameOf(module, function), site, null)));
            groups.computeIfAbsent(site.module().name + ":" + around + branch(site), key -> new ArrayList<>()).add(all);
        }
        List<Rounds> most = null;
        for (List<List<Rounds>> group : groups.values()) {
            List<Rounds> together = together(group, module, node);
            if (most == null || weight(together) > weight(most)) most = together;
        }
        return most == null ? loops(module, node, null) : most;
    }

    /// Several calls in one function: each counts, unless a loop repeats one of them.
    private List<Rounds> together(List<List<Rounds>> group, ModuleScopes module, int node) {
        List<Rounds> most = group.getFirst();
        boolean single = true;
        for (List<Rounds> one : group) {
            if (weight(one) > weight(most)) most = one;
            single &= one.isEmpty();
        }
        if (!single || group.size() == 1) return most;
        int function = module.functionAround(node);
        String name = asked(module, function);
        return List
                .of(new Rounds(new Size.Known(group.size(), "", "calls of `" + name.substring(name.lastIndexOf('.') + 1)
                        + "`", false, false), module.tree.place(module.module.file(), node)));
    }

    /// What a function returns here it does not make there.
    private static String branch(Site site) {
        Syntax tree = site.module().tree;
        return tree.is(tree.enclosing(site.node(), "return_statement", "function_definition"), "return_statement")
                ? ":" + site.node()
                : "";
    }

    private static Rounds unused(ModuleScopes module, int function) {
        String name = classOf(module, function);
        return new Rounds(new Size.Known(0, "", "objects of `" + name.substring(name.lastIndexOf('.') + 1)
                + "`, which no other code of the repository makes", false, false),
                module.tree.place(module.module.file(), module.tree.child(function, "name")));
    }

    /// The dotted name of the class of a method; empty for other functions.
    private static String classOf(ModuleScopes module, int function) {
        Scope scope = module.opened(function);
        return scope.parent != null && scope.parent.kind == Scope.Kind.CLASS ? scope.parent.qualifiedName : "";
    }

    private static double weight(List<Rounds> all) {
        double weight = 1;
        for (Rounds one : all) weight *= one.size instanceof Size.Known known ? Math.max(known.number(), 0.5) : 2.5;
        return weight;
    }

    /// What is called so that a function runs: the class of a method, since each object has its own state.
    private static String asked(ModuleScopes module, int function) {
        Scope scope = module.opened(function);
        boolean method = scope.parent != null && scope.parent.kind == Scope.Kind.CLASS;
        if (!method) return scope.qualifiedName;
        boolean ofClass = Inference.decoratorTexts(module, function).stream()
                .anyMatch(d -> d.equals("staticmethod") || d.equals("classmethod"));
        return ofClass ? scope.qualifiedName : scope.parent.qualifiedName;
    }

    /// The function whose parameters the call that is asked for fills.
    private static String frameOf(ModuleScopes module, int function) {
        Scope scope = module.opened(function);
        String asked = asked(module, function);
        return asked.equals(scope.qualifiedName) ? asked : asked + ".__init__";
    }

    /// Whether the function makes it once and gives it to all: it is cached, or a module holds it.
    private static boolean isKept(ModuleScopes module, int node, int function) {
        if (Inference.decoratorTexts(module, function).stream()
                .anyMatch(d -> CACHED.matcher(d).matches()))
            return true;
        Scope scope = module.opened(function);
        int assignment = module.tree.enclosing(node, "assignment", "function_definition");
        if (!module.tree.is(assignment, "assignment")) return false;
        int left = module.tree.child(assignment, "left");
        return module.tree.is(left, "identifier") && scope.globals.contains(module.tree.text(left));
    }

    /// The loops of the same function, from the outermost; none where what follows leaves the loop at once.
    private List<Rounds> loops(ModuleScopes module, int node, @Nullable Frame frame) {
        Syntax tree = module.tree;
        List<Rounds> found = new ArrayList<>();
        int child = node;
        for (int at = tree.parent(node); at != NONE; child = at, at = tree.parent(at)) {
            switch (tree.type(at)) {
                case "function_definition", "class_definition" -> {
                    return found;
                }
                case "for_statement" -> {
                    if (tree.field(child).equals("body") && !isLeft(tree, node, child))
                        found.addFirst(rounds(module, tree.child(at, "right"), frame));
                }
                case "while_statement" -> {
                    int condition = tree.child(at, "condition");
                    if (tree.field(child).equals("body") && !isLeft(tree, node, child))
                        found.addFirst(new Rounds(new Size.Unknown("rounds of `while " + tree.shown(condition) + "`"),
                                tree.place(module.module.file(), condition)));
                }
                case "list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression" ->
                    clauses(module, at, child, frame, found);
                default -> {}
            }
        }
        return found;
    }

    private Rounds rounds(ModuleScopes module, int over, @Nullable Frame frame) {
        return new Rounds(elements.of(module, over, frame), module.tree.place(module.module.file(), over));
    }

    private void clauses(ModuleScopes module, int comprehension, int within, @Nullable Frame frame,
            List<Rounds> found) {
        Syntax tree = module.tree;
        int next = 0;
        boolean some = false;
        for (int clause : tree.children(comprehension)) {
            if (clause == within && tree.is(clause, "for_in_clause")) break;
            some |= tree.is(clause, "if_clause");
            if (!tree.is(clause, "for_in_clause")) continue;
            found.add(next++, rounds(module, tree.child(clause, "right"), frame));
        }
        if (some && next > 0) {
            Rounds last = found.get(next - 1);
            found.set(next - 1, new Rounds(last.size.atMost(), last.at));
        }
    }

    /// Whether a `break` or `return` that no condition guards follows in the loop: it is tried again until it works.
    private static boolean isLeft(Syntax tree, int node, int body) {
        for (int at = node; at < tree.next(body); at++) {
            if (tree.is(at, "break_statement") || tree.is(at, "return_statement")) {
                int around = tree.enclosing(at, "if_statement", "for_statement", "while_statement", "except_clause",
                        "function_definition", "match_statement");
                if (around < body) return true;
            }
        }
        int returned = tree.enclosing(node, "return_statement", "function_definition");
        return tree.is(returned, "return_statement") && returned > body;
    }

    /// A loop over groups and one over each group are together one over all elements.
    private static List<Rounds> paired(List<Rounds> all) {
        List<Rounds> left = new ArrayList<>(all);
        for (int i = 0; i < left.size(); i++) {
            if (!(left.get(i).size instanceof Size.Groups(String id, Size elements))) continue;
            for (int j = i + 1; j < left.size(); j++) {
                if (!left.get(j).size.equals(new Size.Group(id))) continue;
                left.set(i, new Rounds(elements, left.get(j).at));
                left.remove(j);
                break;
            }
        }
        return left;
    }

    private static List<Factor> factors(List<Rounds> all) {
        List<Factor> factors = new ArrayList<>();
        for (Rounds one : all) {
            switch (one.size) {
                case Size.Known(int number, String name, String what, boolean most, boolean capped) -> {
                    if (number != 1 || !name.isEmpty())
                        factors.add(new Factor(List.of(new Summand(name, number)), what, most, capped, one.at));
                }
                case Size.Unknown(String name) -> factors.add(unknown(name, one.at));
                case Size.Groups(String id, Size _) -> factors.add(unknown("groups of " + line(id), one.at));
                case Size.Group(String id) -> factors.add(unknown("elements of a group of " + line(id), one.at));
            }
        }
        return factors;
    }

    private static Factor unknown(String name, Place at) {
        return new Factor(List.of(new Summand(name, -1)), "rounds over `" + name + "`", false, false, at);
    }

    private static String line(String id) {
        return id.replaceAll("-.*", "");
    }

}
