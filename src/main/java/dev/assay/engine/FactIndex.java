package dev.assay.engine;

import dev.assay.facts.Fact;
import dev.assay.facts.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The facts that were read, by kind and by what they say. They never change while rules run, so rules look them up here, and
/// only what rules derive lives in Drools' memory: a fact in that memory costs a handle and a place in each join.
///
/// Two threads may look: the one that runs the rules, and one that makes indexes ahead of it.
final class FactIndex {

    /// What a fact says under a name.
    private record Property(String kind, String name) {}

    /// What a fact's text is to match.
    private record Matching(Property property, String expression) {}

    private final Map<Class<?>, List<Object>> byType = new HashMap<>();
    private final Map<String, List<Object>> kinds = new TreeMap<>();
    final Map<Property, Map<Object, List<Object>>> indexes = new ConcurrentHashMap<>();
    private final Map<Property, Object[]> columns = new ConcurrentHashMap<>();
    private final Map<Matching, List<Object>> matching = new ConcurrentHashMap<>();
    private final Set<SourceFile> files = new HashSet<>();
    private @Nullable SourceFile last;

    /// The files of all facts are added.
    ///
    /// @param facts in any order; they are found in [Facts#ORDER]
    /// @param wanted the kinds to keep
    FactIndex(Collection<?> facts, Predicate<String> wanted) {
        for (Object fact : facts) add(fact, wanted);
        byType.put(SourceFile.class, new ArrayList<>(files));
        byType.values().removeIf(List::isEmpty);
        byType.forEach((type, those) -> {
            Facts.sort(those);
            kinds.put(type.getSimpleName(), those);
        });
    }

    /// Short, so that it is soon compiled: a loop over all facts stays interpreted.
    private void add(Object fact, Predicate<String> wanted) {
        if (fact instanceof SourceFile file) {
            files.add(file);
            return;
        }
        List<Object> those = byType.get(fact.getClass());
        if (those == null) {
            those = wanted.test(fact.getClass().getSimpleName()) ? new ArrayList<>() : List.of();
            byType.put(fact.getClass(), those);
        }
        if (those instanceof ArrayList<Object> kept) kept.add(fact);
        if (fact instanceof Fact placed && placed.at().file() != last) {
            last = placed.at().file();
            files.add(last);
        }
    }

    /// Those that Drools has to hold, since rules do not look them up, in order of kind.
    ///
    /// @param all whether it is to hold every fact
    List<Object> held(boolean all) {
        List<Object> held = new ArrayList<>();
        kinds.values().stream().filter(those -> all || !Lookups.isLookedUp(those.getFirst().getClass()))
                .forEach(held::addAll);
        return held;
    }

    <T> List<T> all(Class<T> kind) {
        return all(kind.getSimpleName()).stream().map(kind::cast).toList();
    }

    /// @param kind such as `Call`
    List<Object> all(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    /// The facts of a kind that have one of some values.
    ///
    /// @param property such as `target` or `enclosingFunction.name`; `ancestors[]` for those whose list holds the value,
    ///     `name~` for those whose text matches the value, which is one regular expression
    List<Object> find(String kind, String property, Collection<?> values) {
        if (property.equals("this"))
            return values.stream().filter(value -> isOf(kind, value)).<Object>map(v -> v).toList();
        if (property.endsWith("~")) {
            return matching(kind, property.substring(0, property.length() - 1), (String) values.iterator().next());
        }
        Map<Object, List<Object>> index = indexes.computeIfAbsent(new Property(kind, property), this::index);
        List<Object> found = List.of();
        boolean isOwn = false;
        for (Object value : values) {
            List<Object> some = index.get(value);
            if (some == null) continue;
            if (found.isEmpty()) {
                found = some;
            } else {
                if (!isOwn) found = new ArrayList<>(found);
                isOwn = true;
                found.addAll(some);
            }
        }
        return found;
    }

    private static boolean isOf(String kind, @Nullable Object value) {
        return value instanceof Fact && value.getClass().getSimpleName().equals(kind);
    }

    private List<Object> matching(String kind, String property, String expression) {
        return matching.computeIfAbsent(new Matching(new Property(kind, property), expression), this::match);
    }

    /// Makes what rules are going to ask for, until its thread is interrupted. What fails here is left to whoever asks for it and
    /// can say which rule did.
    ///
    /// @param keys as [Lookups#keys] gives them
    void make(Collection<String> keys) {
        for (String key : keys) {
            if (Thread.interrupted()) return;
            try {
                make(key);
            } catch (RuntimeException | StackOverflowError e) {
                // The thread that runs the rules comes to the same place.
            }
        }
    }

    private void make(String key) {
        int dot = key.indexOf('.');
        int tilde = key.indexOf('~');
        String kind = key.substring(0, dot);
        if (tilde < 0) indexes.computeIfAbsent(new Property(kind, key.substring(dot + 1)), this::index);
        else matching(kind, key.substring(dot + 1, tilde), key.substring(tilde + 1));
    }

    private Map<Object, List<Object>> index(Property property) {
        Map<Object, List<Object>> index = new HashMap<>();
        List<Object> facts = all(property.kind);
        if (facts.isEmpty()) return index;
        boolean isList = property.name.endsWith("[]");
        Object[] values = column(isList ? new Property(property.kind, property.name.replace("[]", "")) : property);
        for (int i = 0; i < values.length; i++) add(index, values[i], isList, facts.get(i));
        return index;
    }

    /// What each fact of a kind says under a name, in the order of the facts.
    private Object[] column(Property property) {
        return columns.computeIfAbsent(property, key -> {
            List<Object> facts = all(key.kind);
            Object[] values = new Object[facts.size()];
            Getters built = Getters.BUILT;
            int number = built.number(key.kind, key.name);
            if (number >= 0) {
                for (int i = 0; i < values.length; i++) values[i] = built.read(number, facts.get(i));
            } else {
                Chain chain = Chain.of(facts.getFirst().getClass(), key.name);
                for (int i = 0; i < values.length; i++) values[i] = chain.read(facts.get(i));
            }
            return values;
        });
    }

    /// Each text is matched once, however many facts have it.
    private List<Object> match(Matching matching) {
        List<Object> facts = all(matching.property.kind);
        if (facts.isEmpty()) return facts;
        Matcher matcher = Pattern.compile(matching.expression).matcher("");
        Map<String, Boolean> known = new HashMap<>();
        Object[] texts = column(matching.property);
        List<Object> found = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            String text = (String) texts[i];
            if (text == null) continue;
            Boolean matches = known.get(text);
            if (matches == null) known.put(text, matches = matcher.reset(text).matches());
            if (matches) found.add(facts.get(i));
        }
        return found;
    }

    private static void add(Map<Object, List<Object>> index, @Nullable Object value, boolean isList, Object fact) {
        if (isList) {
            // As in Drools, nothing is in a list that is missing.
            if (value == null) return;
            for (Object one : (Collection<?>) value) add(index, one, fact);
        } else {
            add(index, value, fact);
        }
    }

    /// A list that holds a value twice is found once.
    private static void add(Map<Object, List<Object>> index, Object value, Object fact) {
        List<Object> facts = index.get(value);
        if (facts == null) index.put(value, facts = new ArrayList<>(2));
        if (facts.isEmpty() || facts.getLast() != fact) facts.add(fact);
    }
}
