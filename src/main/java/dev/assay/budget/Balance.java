package dev.assay.budget;

import dev.assay.budget.Deployment.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is asked of one resource, against its limit.
///
/// @param terms what makes it up, in order of place; those of migrations too
/// @param perProcess what one process that answers requests may take
/// @param lines what each kind of process takes; one line of a single process where the repository says nothing
/// @param migrations what is taken while migrations run, beside the lines
/// @param total the sum of the lines
/// @param stated whether the repository, or the user, says how many processes answer requests
public record Balance(Resource resource, List<Term> terms, Polynomial perProcess, List<Line> lines,
        Polynomial migrations,
        Polynomial total, Limit limit, boolean stated) {

    /// What is tried where nobody says how many there are.
    public static final List<Integer> WORKERS = List.of(1, 2, 4);
    public static final List<Integer> REPLICAS = List.of(1, 2, 3);

    /// Of equal terms, more than so many are written as a product.
    private static final int MOST_WRITTEN_OUT = 3;

    /// What the processes of one kind take together.
    ///
    /// @param each what one of them takes
    public record Line(Deployment deployment, Polynomial each, Polynomial amount) {}

    static Balance of(Books books, Resource resource) {
        List<Term> terms = books.terms(resource);
        List<Deployment> deployments = new ArrayList<>(books.chosen());
        boolean stated = deployments.stream().anyMatch(one -> one.role() == Role.WEB && one.said());
        if (deployments.stream().noneMatch(one -> one.role() == Role.WEB)) deployments.addFirst(Deployment.single());
        List<Line> lines = new ArrayList<>();
        Polynomial total = Polynomial.ZERO;
        for (Deployment deployment : deployments) {
            if (deployment.role() == Role.MIGRATION) continue;
            Polynomial each = each(terms, deployment.role());
            Line line = new Line(deployment, each, each.times(deployment.processes()));
            lines.add(line);
            total = total.plus(line.amount);
        }
        Polynomial migrations = each(terms, Role.MIGRATION);
        return new Balance(resource, terms, each(terms, Role.WEB), lines, migrations, total,
                books.limit(resource), stated);
    }

    private static Polynomial each(List<Term> terms, Role role) {
        Polynomial sum = Polynomial.ZERO;
        for (Term term : terms) if (role.makes(term.scope())) sum = sum.plus(term.amount());
        return sum;
    }

    public Status status() {
        return Status.of(peak(), limit);
    }

    /// What is taken while migrations run beside all processes.
    public Polynomial peak() {
        return total.plus(migrations);
    }

    /// Of one process alone.
    public Status processStatus() {
        return Status.of(perProcess, limit);
    }

    /// What one process that works on tasks may take.
    public Polynomial ofWorker() {
        return each(terms, Role.WORKER);
    }

    /// The terms of a process that answers requests, in order of place.
    public List<Term> ofProcess() {
        return terms.stream().filter(term -> Role.WEB.makes(term.scope())).toList();
    }

    /// As a person would write it down: `30 + 10 + 15 + 3 · (1 + 4) · 15`; `0` for nothing.
    public String formula() {
        Map<String, Integer> equal = new LinkedHashMap<>();
        for (Term term : ofProcess()) equal.merge(term.formula(), 1, Integer::sum);
        List<String> sums = new ArrayList<>();
        equal.forEach((formula, times) -> {
            boolean several = times > MOST_WRITTEN_OUT;
            boolean product = several && formula.contains(" + ") && !formula.contains(" · ");
            if (several) sums.add(times + " · " + (product ? "(" + formula + ")" : formula));
            else sums.addAll(Collections.nCopies(times, formula));
        });
        return sums.isEmpty() ? "0" : String.join(" + ", sums);
    }

    /// The term that costs most in one process, of whichever kind, as far as it is known: the unbounded first.
    public Optional<Term> dearest() {
        return terms.stream().filter(term -> term.scope() != Term.Scope.MIGRATION)
                .filter(term -> !term.amount().equals(Polynomial.ZERO))
                .max(Comparator.<Term, Boolean>comparing(term -> term.amount().isUnbounded())
                        .thenComparingLong(term -> term.amount().known())
                        .thenComparing(term -> !term.amount().isNumber()));
    }

    /// What so many workers and replicas would take, all kinds of process that do not serve left as they are.
    public Polynomial of(int workers, int replicas) {
        Polynomial sum = Polynomial.ZERO;
        for (Line line : lines) if (line.deployment.role() != Role.WEB) sum = sum.plus(line.amount);
        return sum.plus(perProcess.times(Polynomial.of((long) workers * replicas)));
    }

    public Status statusOf(int workers, int replicas) {
        return Status.of(of(workers, replicas), limit);
    }

    /// Such as "One process may open 280 connections to PostgreSQL."
    @Override
    public String toString() {
        return Wording.process(this);
    }
}
