package dev.assay.budget;

import dev.assay.budget.Deployment.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What somebody asks: other workers, replicas, limits, or numbers in the place of settings and unknowns.
///
/// @param workers processes of each replica that answers requests; 0 to leave it
/// @param replicas how many replicas of it run, none more while a new version is rolled out; 0 to leave it
/// @param given numbers by the name of a settings field, an environment variable or a symbol
public record Scenario(int workers, int replicas, Map<String, Integer> given) {

    public static final Scenario AS_IT_IS = new Scenario(0, 0, Map.of());

    public Scenario {
        if (workers < 0 || replicas < 0)
            throw new IllegalArgumentException(workers + " workers, " + replicas + " replicas");
        given = Map.copyOf(given);
    }

    /// The books with what is asked for in the place of what they say.
    ///
    /// @throws IllegalArgumentException if a name stands nowhere in them; [#names] has those that do
    public Books applied(Books books) {
        List<Term> terms = books.terms();
        List<Deployment> deployments = books.deployments();
        for (Map.Entry<String, Integer> one : new TreeMap<>(given).entrySet()) {
            if (!knows(books, one.getKey())) throw new IllegalArgumentException(one.getKey());
            terms = terms.stream().map(term -> term.with(one.getKey(), one.getValue())).toList();
            deployments = deployments.stream()
                    .map(each -> each.with(set(each.workers(), one), set(each.replicas(), one), set(each.surge(), one)))
                    .toList();
        }
        return new Books(terms, served(deployments), books.limits());
    }

    private static Quantity set(Quantity quantity, Map.Entry<String, Integer> given) {
        return quantity.isCalled(given.getKey()) ? quantity.with(given.getValue()) : quantity;
    }

    /// Whether something is called so, in full or by the last part of its name.
    public static boolean knows(Books books, String asked) {
        return names(books).stream().anyMatch(name -> name.equals(asked) || name.endsWith("." + asked));
    }

    private List<Deployment> served(List<Deployment> deployments) {
        if (workers == 0 && replicas == 0) return deployments;
        List<Deployment> all = new ArrayList<>(deployments);
        if (all.stream().noneMatch(one -> one.role() == Role.WEB)) all.addFirst(Deployment.single());
        return all.stream().map(one -> one.role() == Role.WEB ? asked(one) : one).toList();
    }

    private Deployment asked(Deployment one) {
        return one.told().with(workers == 0 ? one.workers() : Quantity.of(workers),
                replicas == 0 ? one.replicas() : Quantity.of(replicas), replicas == 0 ? one.surge() : Quantity.of(0));
    }

    /// Every name that can be given a number.
    public static SortedSet<String> names(Books books) {
        SortedSet<String> names = new TreeSet<>();
        books.terms().forEach(term -> names.addAll(term.names()));
        for (Deployment one : books.deployments()) {
            for (Quantity quantity : List.of(one.workers(), one.replicas(), one.surge())) {
                names.addAll(quantity.names());
                if (!quantity.isKnown()) names.add(quantity.symbol());
            }
        }
        return names;
    }
}
