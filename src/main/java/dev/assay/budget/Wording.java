package dev.assay.budget;

import dev.assay.budget.Balance.Line;
import dev.assay.budget.Change.Outcome;
import dev.assay.budget.Change.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Says sums in sentences. What stands between backquotes is code.
public final class Wording {

    private Wording() {}

    /// Such as `280`, `at least 55, plus pool_size`, `no bound`.
    public static String amount(Polynomial amount) {
        if (amount.isUnbounded()) return "no bound";
        if (amount.isNumber()) return Long.toString(amount.known());
        return amount.known() == 0
                ? amount.toString()
                : "at least " + amount.known() + ", plus " + amount.unknown();
    }

    /// What a term may open, to go behind its name: "may open 15 connections".
    public static String opens(Term term) {
        Polynomial amount = term.amount();
        String unit = term.resource() == Resource.THREADS ? "threads" : "connections";
        if (amount.isUnbounded()) return "may open " + unit + " without a bound";
        if (amount.isNumber()) return "may open " + amount.known() + " " + unit;
        return amount.known() == 0
                ? "may open a number of " + unit + " that cannot be read (`" + amount + "`)"
                : "may open at least " + amount.known() + " " + unit + ", and beyond that `" + amount.unknown() + "`";
    }

    /// The sum spelled out and what it comes to: `30 + 10 + 3 · (1 + 4) · 15 = 265`.
    public static String sum(Balance balance) {
        String formula = balance.formula();
        String simple = balance.perProcess().toString();
        return formula.equals(simple) ? simple : formula + " = " + simple;
    }

    /// The same, and what a worker takes where it makes what no other process does: `15, and 30 of a worker`.
    public static String sums(Balance balance) {
        boolean workers = balance.terms().stream().anyMatch(term -> term.scope() == Term.Scope.WORKING);
        return workers ? sum(balance) + ", and " + balance.ofWorker() + " of a worker" : sum(balance);
    }

    /// What one process takes: "One process may open 280 connections to PostgreSQL."
    public static String process(Balance balance) {
        String what = switch (balance.resource()) {
            case DATABASE, REDIS -> "connections to " + balance.limit().server();
            case HTTP -> "HTTP connections";
            case THREADS -> "threads beside its own";
        };
        String verb = balance.resource() == Resource.THREADS ? "run" : "open";
        if (balance.perProcess().isUnbounded())
            return "Nothing bounds how many " + what + " " + one(balance).toLowerCase(Locale.ROOT) + " may " + verb
                    + ".";
        return one(balance) + " may " + verb + " " + amount(balance.perProcess()) + " " + what + ".";
    }

    /// What the sum of a process is the sum of: "One process", or one that answers requests where workers make others.
    public static String one(Balance balance) {
        boolean workers = balance.terms().stream().anyMatch(term -> term.scope() == Term.Scope.WORKING);
        return workers ? "One process that answers requests" : "One process";
    }

    /// What all of it comes to and how that stands against the limit, in one sentence that needs nothing before it: "All processes
    /// may open 120 connections to PostgreSQL, which takes 100 (the default of PostgreSQL): they do not fit."
    public static String verdict(Balance balance) {
        Limit limit = balance.limit();
        Polynomial total = balance.peak();
        String takes = " connections to " + limit.server() + ", which takes " + limit.most() + " (" + limit.origin()
                + (limit.inUse() == 0 ? "" : "; " + limit.inUse() + " are in use by others") + ")";
        String who = (balance.total().equals(balance.perProcess()) ? "One process" : "All processes")
                + (balance.migrations().equals(Polynomial.ZERO) ? "" : " with migrations");
        if (total.isUnbounded()) return "Nothing bounds the" + takes + ".";
        return who + " may open " + (total.isNumber() ? "" : "at least ") + total.known() + takes
                + switch (balance.status()) {
                    case RED -> ": they do not fit.";
                    case AMBER -> ": they fit, but not twice.";
                    case GREEN -> ": they fit.";
                    case UNKNOWN -> "; the rest cannot be read.";
                };
    }

    /// How the whole stands against the limit, in one sentence that says what is compared where it is not one process.
    public static String against(Balance balance) {
        Limit limit = balance.limit();
        if (!limit.isKnown()) return "No limit is known for it, so it is only counted.";
        String of = "the " + limit.most() + " that " + limit.server() + " takes (" + limit.origin() + ")";
        Polynomial total = balance.peak();
        if (total.isUnbounded()) return "Without a bound it may take all of " + of + ".";
        String share = share(total.known(), limit.most());
        String left = limit.inUse() == 0
                ? ""
                : " " + limit.inUse() + " are in use by others, so " + limit.usable()
                        + " are left.";
        return switch (balance.status()) {
            case RED -> compared(balance) + share + " of " + of + ", so it does not fit." + left;
            case AMBER ->
                compared(balance) + share + " of " + of + ": it fits, but not twice" + rest(total) + "." + left;
            case GREEN -> compared(balance) + share + " of " + of + "." + left;
            case UNKNOWN -> "What is known is " + share + " of " + of + "; the rest cannot be read." + left;
        };
    }

    private static String compared(Balance balance) {
        String migrations = balance.migrations().equals(Polynomial.ZERO) ? "" : " with migrations";
        if (!balance.total().equals(balance.perProcess()))
            return "All processes" + migrations + " take " + amount(balance.peak()) + ", which is ";
        return migrations.isEmpty()
                ? "That is "
                : "One process" + migrations + " takes " + amount(balance.peak()) + ", which is ";
    }

    private static String rest(Polynomial total) {
        return total.isNumber() ? "" : ", and a part of it cannot be read";
    }

    /// Such as `55 %`.
    public static String share(long part, long whole) {
        return Math.round(100.0 * part / whole) + " %";
    }

    /// Which processes make a term, where not all do: `only in workers`; else empty.
    public static String where(Term term) {
        return switch (term.scope()) {
            case EVERY -> "";
            case SERVING -> "only in processes that answer requests";
            case WORKING -> "only in workers";
            case MIGRATION -> "only while migrations run";
        };
    }

    /// What the processes of one kind take: "web `app` (2 workers · (3 + 1) replicas): 8 · 20 = 160".
    public static String line(Line line) {
        String name = line.deployment().role().name().toLowerCase(Locale.ROOT)
                + (line.deployment().name().isEmpty() ? "" : " `" + line.deployment().name() + "`");
        String simple = line.amount().toString();
        String formula = factor(line.deployment().processes()) + " · " + factor(line.each());
        return name + ", " + processes(line.deployment()) + ": "
                + (line.deployment().processes().equals(Polynomial.of(1)) ? simple : formula + " = " + simple);
    }

    private static String factor(Polynomial one) {
        String text = one.toString();
        return text.contains(" + ") ? "(" + text + ")" : text;
    }

    /// Such as "4 workers in each of 3 replicas, and 1 more while a new version is rolled out".
    public static String processes(Deployment one) {
        String workers = one.workers().isKnown() && one.workers().number() == 1
                ? "1 process"
                : one.workers() + " processes";
        String replicas = one.replicas().isKnown() && one.replicas().number() == 1
                ? ""
                : " in each of " + one.replicas()
                        + " replicas";
        String surge = one.surge().isKnown() && one.surge().number() == 0
                ? ""
                : ", and " + one.surge()
                        + " more while a new version is rolled out";
        return workers + replicas + surge;
    }

    /// The smallest change after which it fits, in one sentence.
    public static String change(Change change, Balance balance) {
        Limit limit = balance.limit();
        String fit = "the " + limit.usable() + " that are left";
        return switch (change.outcome()) {
            case FITS -> balance.peak().isNumber()
                    ? "It fits; nothing has to change."
                    : "What is known of it fits; whether all of it does shows once what is not known is given.";
            case ONE ->
                "`" + step(change.steps().getFirst()) + " is enough: it comes to " + change.total() + " then, within "
                        + fit + ".";
            case TWO -> "No single pool is enough; `" + change.steps().stream().map(Wording::step)
                    .collect(Collectors.joining(" together with `")) + " are: it comes to " + change.total()
                    + " then, within " + fit + ".";
            case NONE -> "Not even two pools are enough: with each pool at its least it comes to "
                    + change.total() + ", and " + limit.usable()
                    + " are left.";
            case NOTHING_TO_TURN -> limit.isKnown()
                    ? "None: it fits only when what has no bound, or no size that can be read, is given one."
                    : "There is no limit that it would have to fit.";
        };
    }

    private static String step(Step step) {
        return step.name() + "` from " + step.from() + " to " + step.to() + " (" + step.term().source() + ", "
                + step.term().at() + (step.pools() > 1 ? ", and " + (step.pools() - 1) + " more" : "") + ")";
    }

    /// Whether the sentence about a change asks for something.
    public static boolean asks(Change change) {
        return change.outcome() == Outcome.ONE || change.outcome() == Outcome.TWO || change.outcome() == Outcome.NONE;
    }

    /// Why there are several of a term, such as "at most 3 entry points of `acme.plugins` (app/main.py:12)"; empty for one.
    public static List<String> reasons(Term term) {
        return term.factors().stream().map(Object::toString).toList();
    }
}
