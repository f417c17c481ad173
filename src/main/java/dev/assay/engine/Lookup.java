package dev.assay.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// Where compiled rules find facts: [Lookups] writes calls of these behind patterns. Authors have no need of it.
///
/// What is returned is worked out when it is iterated over, by the thread that runs the rules: Drools evaluates an expression
/// without variables once and for all, when rules are loaded.
public final class Lookup {

    private static final ScopedValue<FactIndex> INDEX = ScopedValue.newInstance();

    private Lookup() {}

    /// Runs something for which these are the facts.
    static <T, X extends Throwable> T with(FactIndex index, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(INDEX, index).call(work);
    }

    /// All facts of a kind.
    public static Iterable<Object> all(String kind) {
        return new Found() {
            @Override
            List<Object> list() {
                return INDEX.get().all(kind);
            }
        };
    }

    /// Facts of a kind, among them all that have certain values.
    ///
    /// @param pairs names of properties, each before its value or [#oneOf(Object...)]
    public static Iterable<Object> where(String kind, Object... pairs) {
        return new Found() {
            @Override
            List<Object> list() {
                List<Object> least = List.of();
                for (int i = 0; i < pairs.length; i += 2) {
                    Collection<?> values = pairs[i + 1] instanceof Choice choice
                            ? choice.values
                            : Collections.singletonList(pairs[i + 1]);
                    List<Object> found = INDEX.get().find(kind, (String) pairs[i], values);
                    if (found.isEmpty()) return found;
                    if (i == 0 || found.size() < least.size()) least = found;
                }
                return least;
            }
        };
    }

    /// Values of which a fact has to have one.
    public static Object oneOf(Object... values) {
        return new Choice(Arrays.stream(values).distinct().toList());
    }

    /// What is found in one of two ways, or in both.
    public static Iterable<Object> either(Iterable<Object> one, Iterable<Object> other) {
        return new Found() {
            @Override
            List<Object> list() {
                List<Object> all = ((Found) one).list();
                List<Object> more = ((Found) other).list();
                if (all.isEmpty()) return more;
                if (more.isEmpty()) return all;
                Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
                known.addAll(all);
                List<Object> both = new ArrayList<>(all);
                more.stream().filter(known::add).forEach(both::add);
                return both;
            }
        };
    }

    private record Choice(List<Object> values) {}

    private abstract static class Found implements Iterable<Object> {

        abstract List<Object> list();

        @Override
        public Iterator<Object> iterator() {
            return list().iterator();
        }
    }
}
