package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Call;
import dev.assay.facts.Dependency;
import dev.assay.facts.EntryPoint;
import dev.assay.facts.Fact;
import dev.assay.facts.FunctionDefinition;
import dev.assay.facts.Makes;
import dev.assay.facts.Multiplicity;
import dev.assay.facts.Parameter;
import dev.assay.facts.Role;
import dev.assay.facts.Wraps;
import dev.assay.source.Match;
import dev.assay.source.PythonModule;
import dev.assay.source.StandardModules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Gives names, values, parameters and reach to what was observed, over the whole repository.
///
/// @param kinds the record or declared type of each kind of fact, by name
/// @param aliases dotted names of wrappers outside the repository and what they stand for, from the configuration
/// @param threads at least 1; the facts do not depend on it
public record Resolver(Libraries libraries, Map<String, Class<?>> kinds, Map<String, String> aliases, int threads) {

    public Resolver {
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1: " + threads);
        kinds = Map.copyOf(kinds);
        aliases = Map.copyOf(aliases);
    }

    /// The facts of the wanted kinds, in order of path, place and kind; those of reach last.
    ///
    /// @param modules in path order
    /// @param given facts that were read elsewhere and help to resolve: [Dependency], [EntryPoint]
    public List<Fact> resolve(List<PythonModule> modules, List<Fact> given, Set<String> wanted)
            throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Dependency> dependencies = only(given, Dependency.class);
            Program program = new Program(modules, elsewhere(dependencies), workers);
            Answers answers = new Answers(program.modules);
            Kinds bindable = new Kinds(kinds);
            Versions versions = new Versions(dependencies);
            Repetition repetition = new Repetition(program, new Inference(program, libraries, aliases, answers),
                    only(given, EntryPoint.class));
            List<Future<List<Fact>>> parts = new ArrayList<>(modules.size() + 1);
            Future<List<Fact>> reach = workers.submit(() -> wanted.contains("Reaches")
                    ? reach(program, new Inference(program, libraries, aliases, answers), given)
                    : List.of());
            for (ModuleScopes module : program.modules) {
                parts.add(workers.submit(() -> {
                    Inference inference = new Inference(program, libraries, aliases, answers);
                    return module(module, inference, bindable, versions, repetition, wanted);
                }));
            }
            List<Fact> facts = new ArrayList<>();
            for (Future<List<Fact>> part : parts) facts.addAll(get(part));
            facts.addAll(get(reach));
            return facts;
        }
    }

    /// Tells the names by which the standard library, libraries that there is data about, declared dependencies and what
    /// the configuration gives an alias are imported.
    private Predicate<String> elsewhere(List<Dependency> dependencies) {
        Set<String> names = new HashSet<>();
        for (Dependency each : dependencies) names.add(each.name().replace('-', '_'));
        for (String each : aliases.keySet()) names.add(each.split("\\.", 2)[0]);
        return name -> StandardModules.contains(name) || libraries.knows(name)
                || names.contains(name.toLowerCase(Locale.ROOT));
    }

    private static List<Fact> reach(Program program, Inference inference, List<Fact> given) {
        CallGraph graph = new CallGraph(program, inference);
        for (ModuleScopes module : program.modules) graph.read(module, inference);
        return List.copyOf(new Reach(graph).walk(new Roots(program, inference).find(only(given, EntryPoint.class))));
    }

    private static <T> List<T> only(List<Fact> facts, Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Fact> get(Future<List<Fact>> part) throws InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) throw problem;
            throw new IllegalStateException(e.getCause());
        }
    }

    private List<Fact> module(ModuleScopes module, Inference inference, Kinds bindable, Versions versions,
            Repetition repetition, Set<String> wanted) {
        Folding folding = new Folding(inference);
        Binder binder = new Binder(module, bindable, inference, folding);
        List<Fact> facts = binder.facts(wanted);
        boolean parameters = wanted.contains("Parameter");
        boolean wraps = wanted.contains("Wraps");
        boolean counted = module.module.file().role() == Role.PRODUCTION
                && (wanted.contains("Multiplicity") || wanted.contains("Makes"));
        if (!parameters && !wraps && !counted) return facts;
        Elements elements = counted ? repetition.elements(inference, folding) : null;
        Parameters parameterFacts = new Parameters(inference, folding, versions);
        for (Match match : module.module.matches()) {
            if (!match.kind().equals("Call") || !(binder.at("Call", match.at()) instanceof Call call)) continue;
            Optional<LibrarySymbol> symbol = parameterFacts.symbol(call.target());
            if (symbol.isEmpty()) continue;
            if (parameters) facts.addAll(parameterFacts.bind(module, match.at(), call));
            if (wraps) wraps(module, match.at(), call, facts);
            if (elements == null) continue;
            new Counting(elements).of(module, match.at(), call).ifPresent(facts::add);
            facts.addAll(new Making(inference, elements, versions).of(module, match.at(), call, symbol.get()));
        }
        return facts;
    }

    /// A call inside of a function that passes on some of the function's parameters, or whose result it returns.
    private static void wraps(ModuleScopes module, int node, Call call, List<Fact> facts) {
        FunctionDefinition function = call.enclosingFunction();
        int list = module.tree.child(node, "arguments");
        if (function == null || list == NONE) return;
        Set<String> passed = new TreeSet<>();
        for (int inner = list; inner < module.tree.next(list); inner++) {
            if (module.tree.is(inner, "identifier") && !module.tree.field(inner).equals("name"))
                passed.add(module.tree.text(inner));
        }
        List<String> own = function.parameters().stream().map(p -> p.substring(p.lastIndexOf('*') + 1))
                .filter(p -> !p.equals("self") && !p.equals("cls") && passed.contains(p)).toList();
        boolean returned = module.tree.enclosing(node, "return_statement", "function_definition") != NONE
                && module.tree.is(module.tree.enclosing(node, "return_statement", "function_definition"),
                        "return_statement");
        if (!own.isEmpty() || returned) facts.add(new Wraps(call.at(), function, call.target(), call, own));
    }

    /// The kinds that this part makes besides those of the queries.
    public static List<Class<? extends Fact>> made() {
        return List.of(Makes.class, Multiplicity.class, Parameter.class, Wraps.class, dev.assay.facts.Reaches.class);
    }
}
