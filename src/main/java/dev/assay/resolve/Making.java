package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Call;
import dev.assay.facts.Factor;
import dev.assay.facts.Factor.Summand;
import dev.assay.facts.Makes;
import dev.assay.facts.Place;
import dev.assay.resolve.Binding.Assigned;
import dev.assay.resolve.LibrarySymbol.Made;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tells what a library makes for itself when it is called.
final class Making {

    private final Inference inference;
    private final Elements elements;
    private final Versions versions;

    Making(Inference inference, Elements elements, Versions versions) {
        this.inference = inference;
        this.elements = elements;
        this.versions = versions;
    }

    List<Makes> of(ModuleScopes module, int node, Call call, LibrarySymbol symbol) {
        List<Makes> found = new ArrayList<>();
        for (Made made : symbol.makes()) {
            String version = versions.version(call.inPackage(), symbol.library());
            Optional<Version> known = Version.read(version);
            if (known.isPresent() && !made.versions().contains(known.get())) continue;
            List<Factor> factors = new ArrayList<>();
            if (made.count() > 1) {
                factors.add(new Factor(List.of(new Summand("", made.count())), "for each, by the library", false, true,
                        call.at()));
            }
            if (!made.each().isEmpty()) factors.add(each(module, node, call.at(), made.each()));
            found.add(new Makes(call.at(), call, made.resource(), made.what(), factors));
        }
        return found;
    }

    /// One for each class that stands in an argument.
    ///
    /// @param path such as `system.pipes`: a parameter of the call, then one of the call that makes what fills it
    private Factor each(ModuleScopes module, int node, Place at, String path) {
        ModuleScopes there = module;
        int argument = node;
        for (String step : path.split("\\.")) {
            if (!there.tree.is(argument, "call")) return unknown(path, at);
            argument = Elements.argument(there.tree, argument, 0, step);
            while (there.tree.is(argument, "identifier") || there.tree.is(argument, "attribute")) {
                Optional<Inference.Origin> origin = inference.origin(there, argument);
                if (origin.isEmpty() || !(origin.get().binding() instanceof Assigned assigned)
                        || assigned.value() == NONE)
                    return unknown(path, at);
                there = origin.get().module();
                argument = assigned.value();
            }
        }
        List<Summand> summands = argument == NONE ? List.of() : classes(there, argument);
        return summands.isEmpty()
                ? unknown(path, at)
                : new Factor(summands, "classes of the " + first(path), false, false, at);
    }

    private static Factor unknown(String path, Place at) {
        return new Factor(List.of(new Summand("classes of the " + first(path), -1)), "classes", false, false, at);
    }

    private static String first(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /// The different classes in nested lists: those that are named count once, those that a loop brings in once a round.
    private List<Summand> classes(ModuleScopes module, int node) {
        Syntax tree = module.tree;
        if (tree.is(node, "list_comprehension") || tree.is(node, "generator_expression")) {
            Set<String> variables = new TreeSet<>();
            for (int child : tree.children(node)) {
                if (tree.is(child, "for_in_clause")) names(tree, tree.child(child, "left"), variables);
            }
            Size rounds = elements.of(module, node, null);
            Set<String> fixed = new TreeSet<>();
            List<Summand> summands = new ArrayList<>();
            for (int name : leaves(tree, tree.child(node, "body"))) {
                if (uses(tree, name, variables)) summands.add(summand(rounds, tree.text(name)));
                else fixed.add(tree.text(name));
            }
            if (!fixed.isEmpty()) summands.addFirst(new Summand("", fixed.size()));
            return summands;
        }
        if (!tree.is(node, "list") && !tree.is(node, "tuple")) return List.of();
        Set<String> named = new TreeSet<>();
        for (int leaf : leaves(tree, node)) named.add(name(module, leaf));
        return named.isEmpty() ? List.of() : List.of(new Summand("", named.size()));
    }

    private String name(ModuleScopes module, int leaf) {
        Denoted denoted = inference.resolve(module, leaf);
        return denoted.isNamed() ? denoted.name() : module.tree.text(leaf);
    }

    private static Summand summand(Size rounds, String name) {
        return switch (rounds) {
            case Size.Known known -> new Summand(known.name().isEmpty() ? name : known.name(), known.number());
            case Size.Unknown(String text) -> new Summand(text, -1);
            case Size.Groups _,Size.Group _ -> new Summand(name, -1);
        };
    }

    /// The expressions in lists and tuples, however deep.
    private static List<Integer> leaves(Syntax tree, int node) {
        List<Integer> found = new ArrayList<>();
        if (node == NONE) return found;
        if (!tree.is(node, "list") && !tree.is(node, "tuple")) {
            found.add(node);
            return found;
        }
        for (int child : tree.children(node)) found.addAll(leaves(tree, child));
        return found;
    }

    private static void names(Syntax tree, int node, Set<String> names) {
        if (node == NONE) return;
        for (int inner = node; inner < tree.next(node); inner++) {
            if (tree.is(inner, "identifier")) names.add(tree.text(inner));
        }
    }

    private static boolean uses(Syntax tree, int node, Set<String> names) {
        for (int inner = node; inner < tree.next(node); inner++) {
            if (tree.is(inner, "identifier") && names.contains(tree.text(inner))) return true;
        }
        return false;
    }
}
