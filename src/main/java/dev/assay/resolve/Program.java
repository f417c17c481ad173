package dev.assay.resolve;

import dev.assay.facts.Role;
import dev.assay.source.PythonModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Every module, class and function of the repository by its dotted name.
final class Program {

    /// A class or function where it is defined.
    record Definition(ModuleScopes module, int node, String qualifiedName) {}

    final List<ModuleScopes> modules;
    private final Map<String, ModuleScopes> byName = new HashMap<>();
    private final Map<String, Boolean> packages = new HashMap<>();
    private final Map<String, Definition> classes = new HashMap<>();
    private final Map<String, Definition> functions = new HashMap<>();

    /// @param modules in path order: where two have the same name, production code comes before the rest, else the first
    /// @param elsewhere whether something outside of the repository is imported by a top-level name
    Program(List<PythonModule> modules, Predicate<String> elsewhere, ExecutorService workers)
            throws InterruptedException {
        List<Future<ModuleScopes>> read = new ArrayList<>(modules.size());
        for (int i = 0; i < modules.size(); i++) {
            int index = i;
            read.add(workers.submit(() -> new ModuleScopes(index, modules.get(index))));
        }
        this.modules = new ArrayList<>(modules.size());
        for (Future<ModuleScopes> one : read) {
            try {
                this.modules.add(one.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        for (ModuleScopes scopes : this.modules) {
            byName.merge(scopes.name, scopes, (one, other) -> isProduction(one) || !isProduction(other) ? one : other);
        }
        for (ModuleScopes scopes : this.modules) {
            for (String name = scopes.name; name.contains(".");) {
                name = name.substring(0, name.lastIndexOf('.'));
                packages.put(name, true);
            }
            for (int node : scopes.classes) add(classes, scopes, node);
            for (int node : scopes.functions) add(functions, scopes, node);
        }
        new ImportRoots(this, elsewhere).settle();
    }

    private static boolean isProduction(ModuleScopes scopes) {
        return scopes.module.file().role() == Role.PRODUCTION;
    }

    private void add(Map<String, Definition> all, ModuleScopes scopes, int node) {
        String name = scopes.opened(node).qualifiedName;
        Definition definition = new Definition(scopes, node, name);
        // A property's setter does not replace its getter; a module that is hidden by another's name does not count.
        if (byName.get(scopes.name) == scopes) all.putIfAbsent(name, definition);
    }

    Optional<ModuleScopes> module(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Whether modules of the repository stand below the name.
    boolean isPackage(String name) {
        return packages.containsKey(name);
    }

    boolean owns(String dottedName) {
        int dot = dottedName.indexOf('.');
        String first = dot < 0 ? dottedName : dottedName.substring(0, dot);
        return byName.containsKey(first) || packages.containsKey(first);
    }

    Optional<Definition> classNamed(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    Optional<Definition> functionNamed(String name) {
        return Optional.ofNullable(functions.get(name));
    }
}
