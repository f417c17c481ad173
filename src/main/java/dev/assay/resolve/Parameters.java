package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Call;
import dev.assay.facts.Given;
import dev.assay.facts.Parameter;
import dev.assay.facts.Place;
import dev.assay.facts.Value;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Binds the arguments of a call to the parameters of the library symbol that it calls.
final class Parameters {

    /// What calls its first argument with the others: a provider of a container.
    private static final Set<String> APPLIES = Set.of("dependency_injector.providers.Singleton",
            "dependency_injector.providers.ThreadSafeSingleton", "dependency_injector.providers.Resource",
            "dependency_injector.providers.Factory", "dependency_injector.providers.Callable");

    /// An argument that fills a parameter.
    private record Argument(Place place, Value value, String type) {}

    private final Inference inference;
    private final Folding folding;
    private final Versions versions;

    Parameters(Inference inference, Folding folding, Versions versions) {
        this.inference = inference;
        this.folding = folding;
        this.versions = versions;
    }

    /// One fact for each parameter, in order of the symbol; none for a call of anything else.
    List<Parameter> bind(ModuleScopes module, int node, Call call) {
        LibrarySymbol applied = APPLIES.contains(call.target())
                ? symbol(call.arguments().at(0).getName()).orElse(null)
                : null;
        LibrarySymbol symbol = applied != null ? applied : symbol(call.target()).orElse(null);
        if (symbol == null || symbol.parameters().isEmpty()) return List.of();
        Map<String, Argument> given = new LinkedHashMap<>();
        boolean open = fill(module, node, symbol, applied != null ? 1 : 0, given);
        List<Parameter> found = new ArrayList<>(symbol.parameters().size());
        for (LibraryParameter parameter : symbol.parameters()) {
            if (parameter.name().startsWith("*")) continue;
            Argument argument = given.remove(parameter.name());
            if (argument != null) {
                found.add(new Parameter(argument.place(), call, parameter.name(), argument.value(), Given.YES,
                        argument.type()));
            } else if (!open && !parameter.required()) {
                found.add(defaulted(call, symbol, parameter));
            } else if (open) {
                found.add(new Parameter(call.at(), call, parameter.name(), new Value.Unknown(""), Given.UNKNOWN, ""));
            }
        }
        // What a `**options` of the library takes, such as `pool_size` that goes on to the engine.
        given.forEach((name, argument) -> found.add(
                new Parameter(argument.place(), call, name, argument.value(), Given.YES, argument.type())));
        return found;
    }

    private Parameter defaulted(Call call, LibrarySymbol symbol, LibraryParameter parameter) {
        Optional<Value> value = parameter.defaultFor(versions.version(call.inPackage(), symbol.library()),
                versions.specifier(call.inPackage(), symbol.library()));
        return new Parameter(call.at(), call, parameter.name(), value.orElse(new Value.Unknown("")),
                value.isPresent() ? Given.DEFAULT : Given.UNKNOWN, "");
    }

    /// The library symbol behind a target: itself, or what a class of the repository inherits its constructor from.
    Optional<LibrarySymbol> symbol(String target) {
        if (target.isEmpty()) return Optional.empty();
        Optional<LibrarySymbol> direct = inference.libraries().symbol(target);
        if (direct.isPresent() || inference.program().classNamed(target).isEmpty()) return direct;
        for (String one : inference.classes().line(target)) {
            if (inference.program().functionNamed(one + ".__init__").isPresent()) return Optional.empty();
            Optional<LibrarySymbol> inherited = inference.libraries().symbol(one);
            if (inherited.isPresent()) return inherited;
        }
        return Optional.empty();
    }

    /// @return whether more may be given than can be seen
    private boolean fill(ModuleScopes module, int node, LibrarySymbol symbol, int skipped,
            Map<String, Argument> given) {
        Syntax tree = module.tree;
        int list = tree.child(node, "arguments");
        if (list == NONE || !tree.is(list, "argument_list")) return false;
        List<String> positional = new ArrayList<>();
        for (LibraryParameter parameter : symbol.parameters()) {
            if (parameter.takesPositionals() || parameter.keyword()) break;
            if (!parameter.takesKeywords()) positional.add(parameter.name());
        }
        boolean open = false;
        int next = -skipped;
        for (int child : tree.children(list)) {
            Place place = tree.place(module.module.file(), child);
            switch (tree.type(child)) {
                case "keyword_argument" -> {
                    int value = tree.child(child, "value");
                    given.put(tree.text(tree.child(child, "name")), argument(module, place, value));
                }
                case "dictionary_splat" -> open |= spread(folding.fold(module, tree.firstChild(child)), place, given);
                case "list_splat" -> {
                    open = true;
                    next = positional.size();
                }
                default -> {
                    if (next >= 0 && next < positional.size())
                        given.put(positional.get(next), argument(module, place, child));
                    next++;
                }
            }
        }
        return open;
    }

    private Argument argument(ModuleScopes module, Place place, int value) {
        return new Argument(place, folding.fold(module, value), inference.resolve(module, value).type());
    }

    private static boolean spread(Value options, Place place, Map<String, Argument> given) {
        if (!(options.getBase() instanceof Value.Collection dict) || !dict.type().equals("dict")) return true;
        boolean open = !dict.complete();
        for (int i = 0; i < dict.keys().size(); i++) {
            String key = dict.keys().get(i).getString();
            if (key.isEmpty()) open = true;
            else given.put(key, new Argument(place, dict.elements().get(i), ""));
        }
        return open;
    }
}
