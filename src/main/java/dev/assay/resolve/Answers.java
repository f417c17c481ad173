package dev.assay.resolve;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the inferring threads have found out, shared between them.
///
/// Two threads may find the same thing at once; both find the same, so whoever writes last does no harm.
final class Answers {

    /// By the number of the module, then of the node. An answer is immutable, so a reader sees all of it or none.
    private final @Nullable Denoted[][] expressions;
    private final ConcurrentHashMap<String, Denoted> exports = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Denoted> returns = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, Denoted> entered = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Quoted, Denoted> quoted = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, List<String>> lines = new ConcurrentHashMap<>();
    private @Nullable Set<String> settingsParts;

    Answers(List<ModuleScopes> modules) {
        expressions = new Denoted[modules.size()][];
        for (ModuleScopes module : modules) expressions[module.index] = new Denoted[module.tree.size()];
    }

    @Nullable
    Denoted get(Question question) {
        return switch (question) {
            case Expression(int module, int node) -> expressions[module][node];
            case Export(String name) -> exports.get(name);
            case Return(String function) -> returns.get(function);
            case Entering(int module, int node) -> entered.get((long) module << 32 | node);
            case Quoted annotation -> quoted.get(annotation);
        };
    }

    void put(Question question, Denoted answer) {
        switch (question) {
            case Expression(int module, int node) -> expressions[module][node] = answer;
            case Export(String name) -> exports.put(name, answer);
            case Return(String function) -> returns.put(function, answer);
            case Entering(int module, int node) -> entered.put((long) module << 32 | node, answer);
            case Quoted annotation -> quoted.put(annotation, answer);
        }
    }

    @Nullable
    Denoted expression(int module, int node) {
        return expressions[module][node];
    }

    /// A class and all that it inherits from.
    @Nullable
    List<String> line(String className) {
        return lines.get(className);
    }

    void putLine(String className, List<String> line) {
        lines.put(className, line);
    }

    /// The models that settings classes have for fields.
    ///
    /// Asked only where no question is open, since what had to stop at one would be kept for all.
    ///
    /// @param find how they are found; done once, while others wait
    synchronized Set<String> settingsParts(Supplier<Set<String>> find) {
        if (settingsParts == null) settingsParts = find.get();
        return settingsParts;
    }

    /// What can be asked once and for all.
    sealed interface Question {}

    /// What an expression stands for.
    record Expression(int module, int node) implements Question {}

    /// What a module offers under a name.
    ///
    /// @param name the number of the module, a dot and the name in it
    record Export(String name) implements Question {}

    /// What a function returns.
    ///
    /// @param function path of the file, a colon and the number of the node
    record Return(String function) implements Question {}

    /// What entering a context manager gives.
    record Entering(int module, int node) implements Question {}

    /// What the values are of an annotation in quotes, which may name the very variable that it annotates.
    ///
    /// @param unwrap whether of iterators and context managers it is what they yield
    record Quoted(int module, int node, boolean unwrap) implements Question {}
}
