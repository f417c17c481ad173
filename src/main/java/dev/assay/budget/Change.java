package dev.assay.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The smallest change of pools after which a demand fits its limit.
///
/// A knob is the size or overflow of a pool; where several pools take it from one setting, it turns all of them. Of the
/// knobs that do it alone, the one that has to be turned least is taken; else the two that leave most. What is not known
/// is left out of account, so a change that is found is the least that is needed.
///
/// @param outcome whether anything is needed, and whether it can be done
/// @param steps none, one or two
/// @param total what is known of the demand after it
public record Change(Outcome outcome, List<Step> steps, long total) {

    /// What comes of looking for a change.
    public enum Outcome {
        /// What is known fits as it is.
        FITS,
        /// One knob is enough.
        ONE,
        /// No knob alone is enough; these two are.
        TWO,
        /// Not even two.
        NONE,
        /// There is no limit to fit, no pool to turn, or something without a bound.
        NOTHING_TO_TURN
    }

    /// A knob turned.
    ///
    /// @param name by what it is set: a settings field, an environment variable, else the parameter
    /// @param parameter such as `pool_size`
    /// @param term the first pool that it sizes
    /// @param pools how many terms it sizes
    public record Step(String name, String parameter, Term term, int pools, int from, int to) {}

    /// A number that can be lowered.
    private record Knob(String name, String parameter, Term term, List<Integer> terms, boolean overflow, int now) {

        /// A pool without a single connection is of no use, but it needs no overflow.
        int least() {
            return Math.min(now, overflow ? 0 : 1);
        }
    }

    public static Change of(Books books, Resource resource) {
        Balance balance = books.balance(resource);
        if (!balance.limit().isKnown()) return new Change(Outcome.NOTHING_TO_TURN, List.of(), balance.peak().known());
        long most = balance.limit().usable();
        if (balance.peak().known() <= most && !balance.peak().isUnbounded())
            return new Change(Outcome.FITS, List.of(), balance.peak().known());
        List<Knob> knobs = knobs(books, resource);
        if (knobs.isEmpty() || least(books, resource, knobs) == Long.MAX_VALUE) return new Change(Outcome.NOTHING_TO_TURN, List.of(), balance.peak().known());
        return one(books, resource, knobs, most).or(() -> two(books, resource, knobs, most))
                .orElseGet(() -> new Change(Outcome.NONE, List.of(), least(books, resource, knobs)));
    }

    private static List<Knob> knobs(Books books, Resource resource) {
        Map<String, Knob> found = new LinkedHashMap<>();
        for (int i = 0; i < books.terms().size(); i++) {
            Term term = books.terms().get(i);
            if (term.resource() != resource || term.isIdle() || term.scope() == Term.Scope.MIGRATION) continue;
            add(found, term, i, false);
            add(found, term, i, true);
        }
        return List.copyOf(found.values());
    }

    private static void add(Map<String, Knob> found, Term term, int index, boolean overflow) {
        Quantity quantity = overflow ? term.overflow() : term.size();
        String parameter = overflow ? term.overflowName() : term.sizeName();
        if (!quantity.isKnown() || quantity.number() == 0 || parameter.isEmpty()) return;
        String name = quantity.names().isEmpty() ? parameter : quantity.names().getLast();
        String key = quantity.names().isEmpty() ? term.at() + parameter : quantity.names().getLast();
        found.merge(key, new Knob(name, parameter, term, List.of(index), overflow, quantity.number()), (one, other) -> {
            List<Integer> terms = new ArrayList<>(one.terms);
            terms.addAll(other.terms);
            return new Knob(one.name, one.parameter, one.term, terms, one.overflow, Math.max(one.now, other.now));
        });
    }

    private static Books turned(Books books, Knob knob, int to) {
        List<Term> terms = new ArrayList<>(books.terms());
        for (int index : knob.terms) {
            Term term = terms.get(index);
            terms.set(index, knob.overflow
                    ? term.with(term.size(), term.overflow().with(to))
                    : term.with(term.size().with(to), term.overflow()));
        }
        return new Books(terms, books.deployments(), books.limits());
    }

    private static long total(Books books, Resource resource) {
        Polynomial total = books.balance(resource).peak();
        return total.isUnbounded() ? Long.MAX_VALUE : total.known();
    }

    /// The most that a knob may be left at; empty if it has to be turned below its least.
    private static Optional<Integer> fitting(Books books, Resource resource, Knob knob, long most) {
        if (total(turned(books, knob, knob.least()), resource) > most) return Optional.empty();
        int low = knob.least();
        int high = knob.now;
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (total(turned(books, knob, middle), resource) <= most) low = middle;
            else high = middle - 1;
        }
        return Optional.of(low);
    }

    private static Optional<Change> one(Books books, Resource resource, List<Knob> knobs, long most) {
        List<Change> found = new ArrayList<>();
        for (Knob knob : knobs) {
            fitting(books, resource, knob, most).ifPresent(to -> found.add(new Change(Outcome.ONE,
                    List.of(step(knob, to)), total(turned(books, knob, to), resource))));
        }
        return found.stream().min(Comparator.comparingLong(Change::turns).thenComparingLong(change -> -change.total));
    }

    private static Optional<Change> two(Books books, Resource resource, List<Knob> knobs, long most) {
        List<Change> found = new ArrayList<>();
        long now = total(books, resource);
        Map<Knob, Long> gains = new LinkedHashMap<>();
        for (Knob knob : knobs) gains.put(knob, now - total(turned(books, knob, knob.least()), resource));
        for (Knob first : knobs) {
            Books lowered = turned(books, first, first.least());
            for (Knob second : knobs) {
                // What two knobs gain adds up, unless there is no number to begin with.
                boolean enough = now == Long.MAX_VALUE || now - gains.get(first) - gains.get(second) <= most;
                if (first == second || !enough) continue;
                fitting(lowered, resource, second, most).ifPresent(to -> {
                    Books both = turned(books, second, to);
                    // With the second one set, the first may not have to go down all the way.
                    int back = fitting(both, resource, first, most).orElse(first.least());
                    found.add(new Change(Outcome.TWO, List.of(step(first, back), step(second, to)),
                            total(turned(both, first, back), resource)));
                });
            }
        }
        return found.stream().min(Comparator.comparingLong(Change::turns).thenComparingLong(change -> -change.total));
    }

    private static long least(Books books, Resource resource, List<Knob> knobs) {
        Books all = books;
        for (Knob knob : knobs) all = turned(all, knob, knob.least());
        return total(all, resource);
    }

    private static Step step(Knob knob, int to) {
        return new Step(knob.name, knob.parameter, knob.term, knob.terms.size(), knob.now, to);
    }

    /// By how much the knobs are turned together.
    private long turns() {
        return steps.stream().mapToLong(step -> step.from - step.to).sum();
    }
}
