package dev.assay.engine;

import dev.assay.budget.Books;
import dev.assay.facts.Fact;
import dev.assay.facts.Unread;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Evidence;
import dev.assay.findings.Finding;
import dev.assay.findings.Outcome;
import dev.assay.findings.Priority;
import dev.assay.findings.Severity;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.kie.api.runtime.rule.RuleContext;

/// What a rule says, used through `import function dev.assay.engine.Report.fail`. `kcontext` is the rule that speaks.
///
/// A subject is a fact, a concept or a `SourceFile`. The item is the first word of the rule's name.
public final class Report {

    private Report() {}

    /// The subject is one of the things that the item speaks about. If the match rests on a parameter of a call that
    /// could not be read, the item is unknown there.
    public static void examine(RuleContext kcontext, Object subject) {
        ledger(kcontext).examine(rule(kcontext), subject, kcontext.getMatch().getObjects());
    }

    /// The item is not met.
    ///
    /// @param more further facts, or collections of them, to point at, and what was [searched][#searched(String, Number)]
    public static void fail(RuleContext kcontext, Object subject, String message, Object... more) {
        found(kcontext, Outcome.FAIL, subject, message, more);
    }

    /// The item is met in part.
    public static void partial(RuleContext kcontext, Object subject, String message, Object... more) {
        found(kcontext, Outcome.PARTIAL, subject, message, more);
    }

    private static void found(RuleContext kcontext, Outcome outcome, Object subject, String message, Object... more) {
        List<Fact> facts = flat(more).filter(Fact.class::isInstance).map(Fact.class::cast).sorted(Facts.ORDER).toList();
        List<Evidence> evidence = flat(more).filter(Evidence.class::isInstance).map(Evidence.class::cast).toList();
        ledger(kcontext).found(rule(kcontext), outcome, subject, message, facts, evidence,
                kcontext.getMatch().getObjects());
    }

    private static Stream<?> flat(Object... more) {
        return Arrays.stream(more).flatMap(one -> one instanceof Collection<?> all ? all.stream() : Stream.of(one));
    }

    /// Reading cannot tell whether the item is met.
    public static void unknown(RuleContext kcontext, Object subject, String message) {
        unknown(kcontext, subject, message, message);
    }

    /// @param question one sentence that says what to say to decide it
    public static void unknown(RuleContext kcontext, Object subject, String message, String question) {
        ledger(kcontext).unknown(rule(kcontext), subject, message, question);
    }

    /// What the item forbids may stand in a range that could not be read: UNKNOWN if nothing of the file could, or if one
    /// of the names stands in the range.
    public static void mayHold(RuleContext kcontext, Object subject, Unread hole, String... names) {
        ledger(kcontext).mayHold(rule(kcontext), subject, hole, List.of(names));
    }

    /// The item has nothing to say in the package, for a reason better than that nothing was examined.
    public static void notApplicable(RuleContext kcontext, String inPackage, String reason) {
        ledger(kcontext).notApplicable(rule(kcontext), inPackage, reason);
    }

    /// What was looked for. Names in backquotes are looked for in what could not be parsed, too: if `count` is 0 and one
    /// of them stands there, the finding becomes UNKNOWN.
    ///
    /// @param what such as "production calls of `dispose`"
    public static Evidence searched(String what, Number count) {
        return new Evidence.Searched(what, count.intValue());
    }

    /// A row of the report's inventory: the properties of the fact, without its subject.
    public static void inventory(RuleContext kcontext, String table, Fact fact) {
        ledger(kcontext).inventory(table, fact);
    }

    /// What the budget is reckoned from.
    public static void inventory(RuleContext kcontext, Books books) {
        ledger(kcontext).account(books);
    }

    /// How bad a fault is. The worst that is said counts.
    ///
    /// @param path the branch taken, question by question
    public static void rate(RuleContext kcontext, Fault fault, Severity severity, String... path) {
        ledger(kcontext).rate(fault, severity, List.of(path));
    }

    /// The findings have one cause: they are mended together.
    public static void sameCause(RuleContext kcontext, Finding one, Finding other, String why) {
        ledger(kcontext).sameCause(one, other, why);
    }

    /// The first finding has to be mended before the other can be.
    ///
    /// @param why one sentence
    public static void before(RuleContext kcontext, Finding first, Finding then, String why) {
        ledger(kcontext).before(first, then, why);
    }

    /// When to mend a consolidated finding. The most urgent that is said counts.
    ///
    /// @param priority `P1`, `P2` or `P3`
    /// @param why one sentence
    public static void prioritise(RuleContext kcontext, Consolidated consolidated, Priority priority, String why) {
        ledger(kcontext).prioritise(consolidated, priority, why);
    }

    private static Ledger ledger(RuleContext kcontext) {
        Ledger.Choice choice = (Ledger.Choice) kcontext.getKieRuntime().getEnvironment().get(Ledger.KEY);
        return choice.of(rule(kcontext));
    }

    private static String rule(RuleContext kcontext) {
        return kcontext.getRule().getName();
    }
}
