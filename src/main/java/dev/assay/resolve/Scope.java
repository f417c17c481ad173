package dev.assay.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A Python scope: a module, class, function, lambda or comprehension, with the names that it binds.
final class Scope {

    enum Kind { MODULE, CLASS, FUNCTION, LAMBDA, COMPREHENSION }

    final Kind kind;
    final int node;
    final @Nullable Scope parent;
    /// Module and enclosing names, such as `app.db.Pool.close`.
    final String qualifiedName;
    final Map<String, List<Binding>> bindings = new HashMap<>();
    final Set<String> globals = new HashSet<>();
    final Set<String> nonlocals = new HashSet<>();
    /// The modules of `from module import *`, absolute, in source order.
    final List<String> starImports = new ArrayList<>();

    Scope(Kind kind, int node, @Nullable Scope parent, String qualifiedName) {
        this.kind = kind;
        this.node = node;
        this.parent = parent;
        this.qualifiedName = qualifiedName;
    }

    void bind(String name, Binding binding) {
        Scope target = this;
        if (globals.contains(name)) target = module();
        else if (nonlocals.contains(name) && parent != null) target = parent;
        target.bindings.computeIfAbsent(name, key -> new ArrayList<>(1)).add(binding);
    }

    Scope module() {
        Scope scope = this;
        while (scope.parent != null) scope = scope.parent;
        return scope;
    }

    /// The nearest class scope, itself included, not looking through functions.
    @Nullable
    Scope ownClass() {
        return kind == Kind.CLASS
                ? this
                : kind != Kind.MODULE && parent != null && parent.kind == Kind.CLASS ? parent : null;
    }
}
