package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Role;
import dev.assay.resolve.Denoted.Kind;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where production code calls each function and makes objects of each class of the repository.
final class CallSites {

    /// A call.
    ///
    /// @param module where it stands
    /// @param node the call
    record Site(ModuleScopes module, int node) {}

    private final Map<String, List<Site>> byTarget = new HashMap<>();
    private final Map<String, Integer> subclasses = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    CallSites(Program program, Inference inference) {
        Set<String> classes = new HashSet<>();
        for (ModuleScopes module : program.modules) {
            for (int node : module.classes) classes.add(module.tree.text(module.tree.child(node, "name")));
        }
        for (ModuleScopes module : program.modules) {
            if (module.module.file().role() != Role.PRODUCTION) continue;
            for (int node : module.classes) {
                List<String> line = inference.classes().line(module.opened(node).qualifiedName);
                for (String base : line.subList(Math.min(1, line.size()), line.size()))
                    subclasses.merge(base, 1, Integer::sum);
            }
            for (int node = 0; node < module.tree.size(); node++) {
                if (module.tree.is(node, "identifier") && classes.contains(module.tree.text(node)))
                    use(module, node, inference);
                if (!module.tree.is(node, "call")) continue;
                int callee = module.tree.child(node, "function");
                if (callee == NONE) continue;
                Denoted called = inference.resolve(module, callee);
                if (called.kind() != Kind.CLASS && called.kind() != Kind.FUNCTION) continue;
                Site site = new Site(module, node);
                if (called.kind() == Kind.FUNCTION) add(called.name(), site);
                // A class without a constructor of its own is made by the one that it inherits.
                else for (String one : inference.classes().line(called.name())) add(one, site);
            }
        }
    }

    /// A class that is imported, inherited from, or named in an annotation is not used yet; nor by its own methods.
    private void use(ModuleScopes module, int node, Inference inference) {
        Syntax tree = module.tree;
        int around = tree.enclosing(node, "import_statement", "import_from_statement", "type", "class_definition",
                "block");
        if (around != NONE && !tree.is(around, "block") && !tree.is(around, "class_definition")) return;
        if (tree.is(around, "class_definition")) return;
        Denoted denoted = inference.resolve(module, node);
        if (denoted.kind() != Kind.CLASS && tree.is(tree.parent(node), "attribute"))
            denoted = inference.resolve(module, tree.parent(node));
        if (denoted.kind() != Kind.CLASS) return;
        int own = module.classAround(node);
        if (own == NONE || !module.opened(own).qualifiedName.equals(denoted.name())) used.add(denoted.name());
    }

    /// Whether other production code makes objects of a class, or passes the class on.
    boolean isUsed(String name) {
        return used.contains(name) || byTarget.containsKey(name) && byTarget.get(name).stream()
                .anyMatch(site -> !isOwn(site, name));
    }

    private static boolean isOwn(Site site, String name) {
        int own = site.module().classAround(site.node());
        return own != NONE && site.module().opened(own).qualifiedName.equals(name);
    }

    private void add(String target, Site site) {
        byTarget.computeIfAbsent(target, key -> new ArrayList<>(2)).add(site);
    }

    /// The calls of a function, or those that make an object of a class or of one that inherits from it, in order of path
    /// and place.
    List<Site> of(String name) {
        return byTarget.getOrDefault(name, List.of());
    }

    /// How many classes of production code inherit from a class.
    int subclasses(String name) {
        return subclasses.getOrDefault(name, 0);
    }
}
