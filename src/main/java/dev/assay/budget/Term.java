package dev.assay.budget;

import dev.assay.facts.Factor;
import dev.assay.facts.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What one thing in the code asks of a server: `factors · (size + overflow)`.
///
/// @param resource what it asks for
/// @param source what it is, in words
/// @param inPackage the package that it stands in
/// @param at the place that makes it
/// @param size what it keeps
/// @param overflow what it may take beyond that when needed
/// @param sizeName the parameter that says its size, such as `pool_size`
/// @param overflowName the parameter that says its overflow; empty if there is none
/// @param factors how often a process makes it, from the outermost loop; empty for once
/// @param configuredBy who decides the size: `literal`, `settings`, `environment`, `library-default` or `unknown`
/// @param scope in which processes it is made
public record Term(Resource resource, String source, String inPackage, Place at, Quantity size, Quantity overflow,
        String sizeName, String overflowName, List<Factor> factors, String configuredBy, Scope scope) {

    /// Where it is made.
    public enum Scope {
        /// In each process that runs the code.
        EVERY,
        /// Only in processes that answer requests.
        SERVING,
        /// Only in processes that work on tasks.
        WORKING,
        /// Once while migrations run.
        MIGRATION
    }

    public Term {
        factors = List.copyOf(factors);
    }

    /// The one connection of migrations.
    public static Term ofMigrations(String inPackage, Place at) {
        return new Term(Resource.DATABASE, "migrations", inPackage, at, Quantity.of(1), Quantity.of(0), "", "", List.of(),
                "literal", Scope.MIGRATION);
    }

    /// The same, made in other processes.
    public Term in(Scope other) {
        return new Term(resource, source, inPackage, at, size, overflow, sizeName, overflowName, factors, configuredBy,
                other);
    }

    /// How many of them a process makes.
    public Polynomial count() {
        Polynomial count = Polynomial.of(1);
        for (Factor factor : factors) {
            Polynomial sum = Polynomial.ZERO;
            for (Factor.Summand summand : factor.summands()) {
                sum = sum.plus(summand.isKnown() ? Polynomial.of(summand.number()) : Polynomial.symbol(summand.name()));
            }
            count = count.times(sum);
        }
        return count;
    }

    /// What each of them may take.
    public Polynomial each() {
        return size.polynomial().plus(overflow.polynomial());
    }

    public Polynomial amount() {
        return count().times(each());
    }

    /// What its number grows with, where the code sets no bound: groups of entry points, subclasses, and what cannot be
    /// read; in words, empty for none.
    public String growth() {
        return factors.stream().filter(factor -> !factor.capped())
                .filter(factor -> factor.summands().stream().anyMatch(one -> !one.name().isEmpty()))
                .map(factor -> factor.isKnown() ? factor.formula() + " " + factor.what() : factor.what()).distinct()
                .collect(Collectors.joining(", times "));
    }

    /// Whether a process makes none, as far as the code tells.
    public boolean isIdle() {
        return count().equals(Polynomial.ZERO);
    }

    /// As a person would write it down: `30`, `3 · (1 + 4) · 15`, `(pool_size + 10)`.
    public String formula() {
        String each = each().toString();
        if (amount().isUnbounded()) return each;
        if (factors.isEmpty()) return each;
        String count = factors.stream().map(Term::written).collect(Collectors.joining(" · "));
        if (each.equals("1")) return count;
        return count + " · " + (each.contains(" + ") ? "(" + each + ")" : each);
    }

    private static String written(Factor factor) {
        String sum = factor.summands().stream()
                .map(one -> one.isKnown() ? Integer.toString(one.number()) : Polynomial.written(one.name()))
                .collect(Collectors.joining(" + "));
        return factor.summands().size() == 1 ? sum : "(" + sum + ")";
    }

    @Override
    public String toString() {
        return formula() + " (" + at + ")";
    }

    /// The same with other numbers where one of the quantities has the name.
    Term with(String name, int number) {
        List<Factor> changed = new ArrayList<>();
        for (Factor factor : factors) {
            changed.add(new Factor(factor.summands().stream()
                    .map(one -> one.name().equals(name) || one.name().endsWith("." + name)
                            ? new Factor.Summand(one.name(), number)
                            : one).toList(), factor.what(),
                    factor.most(), factor.capped(), factor.at()));
        }
        return new Term(resource, source, inPackage, at, size.isCalled(name) ? size.with(number) : size,
                overflow.isCalled(name) ? overflow.with(number) : overflow, sizeName, overflowName, changed, configuredBy,
                scope);
    }

    /// The same with another size and overflow.
    Term with(Quantity size, Quantity overflow) {
        return new Term(resource, source, inPackage, at, size, overflow, sizeName, overflowName, factors, configuredBy,
                scope);
    }

    /// All names by which a part of it can be set.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Quantity one : List.of(size, overflow)) {
            names.addAll(one.names());
            if (!one.isKnown() && !one.isUnbounded()) names.add(one.symbol());
        }
        factors.forEach(factor -> factor.summands().stream().map(Factor.Summand::name).filter(name -> !name.isEmpty())
                .forEach(names::add));
        return names;
    }
}
