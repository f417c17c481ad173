package dev.assay.resolve;

import dev.assay.resolve.ModuleScopes.Absolute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Finds what absolute imports mean where a program is run from inside of a package.
///
/// With `src/__init__.py` a module is called `src.core.broker`. Started in `src`, the others still say
/// `from core import broker`. Such a name is looked for in the packages around the module that says it, the nearest
/// first; a module that lies elsewhere, such as a test, means what lies where the others' imports start. A module keeps
/// its one name, whichever way it is imported.
final class ImportRoots {

    private final Program program;
    private final Predicate<String> elsewhere;
    /// The packages in which imports start, by the repository's package whose modules show it.
    private final Map<String, TreeSet<String>> roots = new HashMap<>();
    private final TreeSet<String> allRoots = new TreeSet<>();

    /// @param elsewhere whether something outside of the repository is imported by a top-level name
    ImportRoots(Program program, Predicate<String> elsewhere) {
        this.program = program;
        this.elsewhere = elsewhere;
    }

    void settle() {
        Map<ModuleScopes, List<String>> open = new HashMap<>();
        Map<ModuleScopes, Map<String, String>> found = new HashMap<>();
        for (ModuleScopes module : program.modules) {
            for (Map.Entry<String, List<Absolute>> asked : module.absolutes.entrySet()) {
                String first = asked.getKey();
                if (elsewhere.test(first) || isFitting(module, first, first, asked.getValue())) continue;
                Optional<String> root = around(module, first, asked.getValue());
                if (root.isEmpty()) {
                    open.computeIfAbsent(module, key -> new ArrayList<>()).add(first);
                    continue;
                }
                found.computeIfAbsent(module, key -> new TreeMap<>()).put(first, root.get() + "." + first);
                roots.computeIfAbsent(inPackage(module), key -> new TreeSet<>()).add(root.get());
                allRoots.add(root.get());
            }
        }
        if (allRoots.isEmpty()) return;
        open.forEach((module, names) -> names.forEach(first -> away(module, first).ifPresent(root -> found
                .computeIfAbsent(module, key -> new TreeMap<>()).put(first, root + "." + first))));
        found.forEach(ModuleScopes::move);
    }

    private static String inPackage(ModuleScopes module) {
        return module.module.file().inPackage();
    }

    /// The nearest package around a module that has what it asks for.
    private Optional<String> around(ModuleScopes module, String first, List<Absolute> asked) {
        String around = module.module.isPackage() ? module.name : parent(module.name);
        for (; !around.isEmpty(); around = parent(around)) {
            if (isFitting(module, first, around + "." + first, asked)) return Optional.of(around);
        }
        return Optional.empty();
    }

    /// The one place where imports of others start that has what a module elsewhere asks for.
    private Optional<String> away(ModuleScopes module, String first) {
        List<Absolute> asked = module.absolutes.getOrDefault(first, List.of());
        Collection<String> near = roots.getOrDefault(inPackage(module), allRoots);
        List<String> fitting = near.stream().filter(root -> isFitting(module, first, root + "." + first, asked))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static String parent(String dotted) {
        return dotted.substring(0, Math.max(0, dotted.lastIndexOf('.')));
    }

    /// Whether a module or package of the repository has something of what is asked for. One that merely has the name
    /// may be called like a library.
    private boolean isFitting(ModuleScopes module, String first, String candidate, List<Absolute> asked) {
        if (!isThere(candidate)) return false;
        for (Absolute each : asked) {
            String dotted = candidate + each.module().substring(first.length());
            // No module imports itself: that is a library of its name.
            if (!dotted.equals(module.name) && has(dotted, each.name())) return true;
        }
        return false;
    }

    private boolean has(String dotted, String name) {
        if (name.isEmpty()) return isThere(dotted);
        Optional<ModuleScopes> module = program.module(dotted);
        if (isThere(dotted + "." + name)) return true;
        if (module.isEmpty()) return false;
        Scope top = module.get().top;
        return name.equals("*") || top.bindings.containsKey(name) || !top.starImports.isEmpty()
                || top.bindings.containsKey("__getattr__");
    }

    private boolean isThere(String dotted) {
        return program.module(dotted).isPresent() || program.isPackage(dotted);
    }
}
