package dev.assay.budget;

import dev.assay.budget.Deployment.Role;
import dev.assay.budget.Term.Scope;
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

    private static List<String> names(String from, Collection<?> variables) {
        List<String> names = new ArrayList<>();
        names.add(from);
        variables.stream().map(String::valueOf).sorted().forEach(names::add);
        return names;
    }

    /// @param role `web`, `worker`, `scheduler` or `migration`
    /// @param workers an amount; the empty text where nothing says it, which stands for one
    /// @param workersVariable what sets it; empty if nothing does
    public static Deployment deployment(Place at, String file, String purpose, String name, String role, String command,
            Object workers, String workersVariable, Object replicas, String replicasVariable, Object surge) {
        boolean said = !workers.equals("") || !replicas.equals("");
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
