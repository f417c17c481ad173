package dev.assay.budget;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All that a budget is reckoned from, as rules state it.
///
/// @param terms what the code asks for, in order of resource, then place
/// @param deployments the processes that the repository says it runs, in order of role, then place; empty if it says none
/// @param limits at most one for each resource; the server's own default counts for the others
public record Books(List<Term> terms, List<Deployment> deployments, List<Limit> limits) {

    public static final Books EMPTY = new Books(List.of(), List.of(), List.of());

    public Books {
        terms = List.copyOf(terms);
        deployments = List.copyOf(deployments);
        limits = List.copyOf(limits);
    }

    public Limit limit(Resource resource) {
        return limits.stream().filter(one -> one.resource() == resource).findFirst()
                .orElseGet(() -> Limit.standard(resource));
    }

    /// The same with other limits for some resources.
    public Books with(List<Limit> others) {
        List<Limit> all = new java.util.ArrayList<>(others);
        limits.stream().filter(one -> others.stream().noneMatch(other -> other.resource() == one.resource()))
                .forEach(all::add);
        return new Books(terms, deployments, all);
    }

    /// The terms of a resource that some process makes. Where no worker is seen to run, what only workers make may be made
    /// anywhere.
    public List<Term> terms(Resource resource) {
        boolean works = chosen().stream().anyMatch(one -> one.role() == Deployment.Role.WORKER);
        return terms.stream().filter(term -> term.resource() == resource && !term.isIdle())
                .map(term -> term.scope() == Term.Scope.WORKING && !works ? term.in(Term.Scope.EVERY) : term).toList();
    }

    /// The files that can be run, each by itself, in order.
    public List<String> files() {
        return deployments.stream().map(Deployment::file).distinct().toList();
    }

    /// What runs where the repository has several ways to run it: production before what does not say, and that before
    /// development; of those the one that says how many workers or replicas there are.
    public List<Deployment> chosen() {
        return deployments.stream().map(Deployment::file).distinct()
                .min(Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder()))
                .map(this::of).orElse(List.of());
    }

    /// What one of the files runs.
    public List<Deployment> of(String file) {
        return deployments.stream().filter(one -> one.file().equals(file)).toList();
    }

    private int rank(String file) {
        List<Deployment> all = of(file);
        boolean serves = all.stream().anyMatch(one -> one.role() == Deployment.Role.WEB);
        boolean said = all.stream().anyMatch(Deployment::said);
        int purpose = all.stream().mapToInt(one -> switch (one.purpose()) {
            case "production" -> 0;
            case "development" -> 2;
            default -> 1;
        }).min().orElse(1);
        return (serves ? 0 : 8) + 2 * purpose + (said ? 0 : 1);
    }

    /// What is known of the demand of all processes without the overflow of pools.
    public long sizes(Resource resource) {
        List<Term> sizes = terms.stream().map(term -> term.with(term.size(), Quantity.of(0))).toList();
        return new Books(sizes, deployments, limits).balance(resource).peak().known();
    }

    /// What is asked of the servers whose limits are known, the worst first.
    public List<Balance> worst() {
        return Stream.of(Resource.values()).filter(resource -> !terms(resource).isEmpty()).map(this::balance)
                .filter(balance -> balance.limit().isKnown())
                .sorted(Comparator.comparing((Balance balance) -> urgency(balance.status()))
                        .thenComparing(Balance::resource))
                .toList();
    }

    private static int urgency(Status status) {
        return switch (status) {
            case RED -> 0;
            case AMBER -> 1;
            case UNKNOWN -> 2;
            case GREEN -> 3;
        };
    }

    public Balance balance(Resource resource) {
        return Balance.of(this, resource);
    }

    /// How much there is of each, such as `terms: 12, deployments: 3, limits: 1`.
    @Override
    public String toString() {
        return "terms: " + terms.size() + ", deployments: " + deployments.size() + ", limits: " + limits.size();
    }
}
