package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.resolve.Binding.Assigned;
import dev.assay.resolve.Binding.Defined;
import dev.assay.resolve.Denoted.Kind;
import dev.assay.resolve.Program.Definition;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Classes with their bases, across the repository and the libraries.
final class Classes {

    /// Bases that say nothing about the attributes of a class.
    private static final Set<String> SILENT = Set.of("object", "typing.Generic", "typing.Protocol", "abc.ABC",
            "typing_extensions.Protocol", "typing_extensions.Generic");

    /// No class that people write inherits from more.
    private static final int MOST_ANCESTORS = 200;

    private final Program program;
    private final Libraries libraries;
    private final Inference inference;

    Classes(Program program, Libraries libraries, Inference inference) {
        this.program = program;
        this.libraries = libraries;
        this.inference = inference;
    }

    /// The class and all that it inherits from, nearest first; a class that is not in the repository and not described
    /// by library data ends its branch.
    List<String> line(String name) {
        List<String> known = inference.answers().line(name);
        if (known != null) return known;
        return inference.kept(line -> inference.answers().putLine(name, line), () -> {
            Set<String> found = new LinkedHashSet<>();
            collect(name, found, new HashSet<>());
            return List.copyOf(found);
        });
    }

    private void collect(String name, Set<String> found, Set<String> open) {
        if (open.size() >= MOST_ANCESTORS || !open.add(name)) return;
        found.add(name);
        Optional<Definition> own = program.classNamed(name);
        if (own.isPresent()) {
            for (String base : bases(own.get().module(), own.get().node())) collect(base, found, open);
        } else {
            found.addAll(libraries.ancestors(name));
        }
    }

    /// The bases of a class statement as far as they are names, resolved.
    List<String> bases(ModuleScopes module, int node) {
        Syntax tree = module.tree;
        int list = tree.child(node, "superclasses");
        if (list == NONE) return List.of();
        List<String> bases = new ArrayList<>(2);
        for (int base : tree.children(list)) {
            if (tree.is(base, "keyword_argument")) continue;
            Denoted denoted = inference.resolve(module, tree.is(base, "subscript") ? tree.child(base, "value") : base);
            if (denoted.kind() == Kind.CLASS || denoted.kind() == Kind.EXTERNAL) bases.add(denoted.name());
            else if (denoted.kind() == Kind.VALUE && denoted.isNamed()) bases.add(denoted.name());
        }
        return bases;
    }

    String firstBase(ModuleScopes module, int node) {
        return bases(module, node).stream().filter(base -> !SILENT.contains(base)).findFirst().orElse("");
    }

    boolean inherits(String name, String ancestor) {
        return line(name).contains(ancestor);
    }

    /// What an attribute of a class or its instances stands for.
    Denoted member(String className, String attribute, boolean onInstance) {
        List<String> outside = new ArrayList<>(1);
        for (String one : line(className)) {
            Optional<Definition> own = program.classNamed(one);
            if (own.isPresent()) {
                Denoted found = ownMember(own.get(), attribute, onInstance);
                if (!found.isUnknown()) return found;
            } else if (!SILENT.contains(one)) {
                Optional<LibrarySymbol> symbol = libraries.symbol(one + "." + attribute);
                if (symbol.isPresent()) return Inference.of(symbol.get());
                if (Builtins.lacks(one, attribute)) return Denoted.UNKNOWN;
                outside.add(one);
            }
        }
        return outside.isEmpty() || !only(outside)
                ? Denoted.UNKNOWN
                : inference.external(outside.getFirst() + "." + attribute);
    }

    /// Whether all classes outside of the repository are one class and what it inherits from.
    private boolean only(List<String> outside) {
        return libraries.ancestors(outside.getFirst()).containsAll(outside.subList(1, outside.size()));
    }

    private Denoted ownMember(Definition owner, String attribute, boolean onInstance) {
        ModuleScopes module = owner.module();
        Scope scope = module.opened(owner.node());
        String name = owner.qualifiedName() + "." + attribute;
        List<Binding> bindings = scope.bindings.get(attribute);
        List<Denoted> meanings = new ArrayList<>(1);
        if (bindings != null) {
            for (Binding binding : bindings) {
                if (binding instanceof Defined defined && !defined.isClass()) return method(name, onInstance);
                if (binding instanceof Assigned assigned) {
                    meanings.add(
                            onInstance ? held(module, name, assigned) : inference.assigned(module, name, assigned));
                }
            }
            if (meanings.isEmpty()) return inference.lookup(module, scope, attribute, NONE);
            if (bindings.stream().anyMatch(b -> b instanceof Assigned a && a.annotation() != NONE)
                    && !meanings.getFirst().type().isEmpty())
                return meanings.getFirst();
        }
        List<Assigned> assignments = module.attributes.getOrDefault(owner.node(), Map.of()).getOrDefault(attribute,
                List.of());
        for (Assigned assigned : assignments) {
            Denoted meaning = inference.assigned(module, name, assigned);
            if (assigned.annotation() != NONE && !meaning.type().isEmpty()) return meaning;
            meanings.add(meaning);
        }
        if (meanings.isEmpty()) return Denoted.UNKNOWN;
        Denoted common = Inference.either(meanings);
        if (common.kind() == Kind.VALUE && !common.isNone()) return Denoted.variable(name, common.type());
        return common.isUnknown() || common.isNone() ? Denoted.variable(name, "") : common;
    }

    /// On an instance an attribute is what the column holds: `Mapped[str]` is a `str`, of a `Column` it is unknown.
    private Denoted held(ModuleScopes module, String name, Assigned assigned) {
        Denoted declared = inference.assigned(module, name, assigned);
        return switch (declared.type()) {
            case "sqlalchemy.orm.Mapped" ->
                Denoted.variable(name, inference.inside(module, assigned.annotation()).type());
            case "sqlalchemy.Column", "sqlalchemy.orm.MappedColumn", "sqlalchemy.orm.Relationship",
                    "sqlalchemy.orm.RelationshipProperty" ->
                Denoted.variable(name, "");
            default -> declared;
        };
    }

    /// The one binding that gives an attribute its value; empty if there are several, or none in the repository.
    Optional<Inference.Origin> origin(String className, String attribute) {
        for (String one : line(className)) {
            Optional<Definition> own = program.classNamed(one);
            if (own.isEmpty()) continue;
            ModuleScopes module = own.get().module();
            Scope scope = module.opened(own.get().node());
            List<Binding> all = new ArrayList<>(scope.bindings.getOrDefault(attribute, List.of()));
            for (Assigned assigned : module.attributes.getOrDefault(own.get().node(), Map.of()).getOrDefault(attribute,
                    List.of())) {
                if (!module.tree.is(assigned.value(), "none")) all.add(assigned);
            }
            if (all.size() > 1)
                all.removeIf(b -> b instanceof Assigned a && (a.value() == NONE || module.tree.is(a.value(), "none")));
            if (all.isEmpty()) continue;
            return all.size() == 1
                    ? Optional.of(new Inference.Origin(module, scope, one + "." + attribute, all.getFirst()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private Denoted method(String name, boolean onInstance) {
        Denoted function = Denoted.of(Kind.FUNCTION, name);
        Optional<Definition> definition = program.functionNamed(name);
        if (!onInstance || definition.isEmpty()) return function;
        for (String decorator : Inference.decoratorTexts(definition.get().module(), definition.get().node())) {
            if (decorator.equals("property") || decorator.endsWith("cached_property")
                    || decorator.endsWith("computed_field")
                    || decorator.equals("hybrid_property") || decorator.endsWith(".setter")
                    || decorator.endsWith(".getter")) {
                Denoted value = inference.returned(definition.get());
                return value.kind() == Kind.CLASS ? value : Denoted.variable(name, value.type());
            }
        }
        return function;
    }
}
