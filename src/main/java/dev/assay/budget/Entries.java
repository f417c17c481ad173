package dev.assay.budget;

import dev.assay.budget.Deployment.Role;
import dev.assay.budget.Term.Scope;
import dev.assay.facts.Answer;
import dev.assay.facts.Fact;
import dev.assay.facts.Factor;
import dev.assay.facts.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Makes entries of the books out of what rules know. Rules use it through `import function`.
public final class Entries {

    private Entries() {}

    /// @param at what makes it
    /// @param size an amount: an `Integer`, or a `String` that names what is not known
    /// @param sizeFrom the dotted name or variable that says it; empty if none does
    /// @param sizeVariables the environment variables that fill that field
    /// @param serving whether only processes that answer requests make it
    public static Term term(Resource resource, String source, Fact at, Object size, String sizeFrom,
            Collection<?> sizeVariables, Object overflow, String overflowFrom, Collection<?> overflowVariables,
            String sizeName, String overflowName, Collection<?> factors, String configuredBy, boolean serving) {
        return new Term(resource, source, at.inPackage(), at.at(), Quantity.of(size, names(sizeFrom, sizeVariables)),
                Quantity.of(overflow, names(overflowFrom, overflowVariables)), sizeName, overflowName,
                factors.stream().map(Factor.class::cast).toList(), configuredBy, serving ? Scope.SERVING : Scope.EVERY);
    }

    /// The same term, where only workers make it.
    ///
    /// @param working whether they do
    public static Term term(Term term, boolean working) {
        return working ? term.in(Scope.WORKING) : term;
    }

    private static List<String> names(String from, Collection<?> variables) {
        List<String> names = new ArrayList<>();
        names.add(from);
        variables.stream().map(String::valueOf).sorted().forEach(names::add);
        return names;
    }

    /// @param role `web`, `worker`, `scheduler` or `migration`
    /// @param workers an amount; the empty text where nothing says it, which stands for one
    /// @param said whether the repository decides one of the numbers
    /// @param workersVariable what sets it; empty if nothing does
    public static Deployment deployment(Place at, String file, String purpose, String name, String role, String command,
            Object workers, String workersVariable, Object replicas, String replicasVariable, Object surge,
            boolean said) {
        return new Deployment(Role.valueOf(role.toUpperCase(Locale.ROOT)), file, purpose, name, command,
                amount(workers, 1, workersVariable), amount(replicas, 1, replicasVariable), amount(surge, 0, ""), said,
                Optional.of(at));
    }

    private static Quantity amount(Object said, int otherwise, String variable) {
        return said.equals("")
                ? new Quantity(otherwise, "", List.of(variable))
                : Quantity.of(said, List.of(variable));
    }

    /// @param server `postgresql` or `redis`
    public static Limit limit(String server, int most, String origin) {
        return Limit.standard(server.equals("redis") ? Resource.REDIS : Resource.DATABASE).of(most, origin);
    }

    /// Whether a name is answered though it stands in no sum: the processes and what servers take.
    public static boolean isSpecial(String name) {
        return List.of("workers", "replicas", "max_connections", "maxclients").contains(name);
    }

    /// The books with what the configuration says beforehand; what stands in no sum changes nothing.
    ///
    /// @param answers of the configuration
    public static Books answered(Books books, Collection<?> answers) {
        TreeMap<String, Integer> given = new TreeMap<>();
        List<Limit> limits = new ArrayList<>();
        for (Object one : answers) {
            Answer answer = (Answer) one;
            int number = answer.number();
            String origin = answer.at().toString();
            switch (answer.name()) {
                case "max_connections" -> limits.add(books.limit(Resource.DATABASE).of(number, origin));
                case "maxclients" -> limits.add(books.limit(Resource.REDIS).of(number, origin));
                default -> given.put(answer.name(), number);
            }
        }
        Integer workers = given.remove("workers");
        Integer replicas = given.remove("replicas");
        given.keySet().removeIf(name -> !Scenario.knows(books, name));
        return new Scenario(workers == null ? 0 : workers, replicas == null ? 0 : replicas, given).applied(books)
                .with(limits);
    }

    /// In an order that does not depend on the order of the entries.
    public static Books books(Collection<?> terms, Collection<?> deployments, Collection<?> limits) {
        TreeMap<Resource, Limit> smallest = new TreeMap<>();
        for (Object limit : limits) {
            Limit one = (Limit) limit;
            smallest.merge(one.resource(), one, (a, b) -> a.most() <= b.most() ? a : b);
        }
        return new Books(
                terms.stream().map(Term.class::cast).sorted(Comparator.comparing(Term::resource)
                        .thenComparing(Term::at).thenComparing(Term::source)).toList(),
                deployments.stream().map(Deployment.class::cast).sorted(Comparator.comparing(Deployment::file)
                        .thenComparing(Deployment::role).thenComparing(Deployment::name)
                        .thenComparing(one -> one.at().map(Place::toString).orElse(""))).toList(),
                List.copyOf(smallest.values()));
    }
}
