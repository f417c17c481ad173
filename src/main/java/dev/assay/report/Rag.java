package dev.assay.report;

import dev.assay.findings.Finding;
import dev.assay.findings.Outcome;
import dev.assay.findings.Severity;
import dev.assay.findings.Verdict;
import java.util.List;

/// How a package stands at a glance.
public enum Rag {
    /// A CRITICAL finding, or HIGH findings in more than a quarter of the applicable items.
    RED,
    /// A HIGH or MEDIUM finding, or more than a fifth of the applicable items UNKNOWN.
    AMBER,
    GREEN,
    /// Nothing is applicable.
    NONE;

    /// A colour and the reason for it.
    ///
    /// @param reason the end of a sentence, such as `3 of 17 items have HIGH findings`
    record Rated(Rag rag, String reason) {}

    /// @param verdicts of one package
    /// @param findings of the same package
    static Rag of(List<Verdict> verdicts, List<Finding> findings) {
        return rated(verdicts, findings).rag;
    }

    static Rated rated(List<Verdict> verdicts, List<Finding> findings) {
        long applicable = verdicts.stream().filter(v -> v.outcome() != Outcome.NA).count();
        if (applicable == 0) return new Rated(NONE, "no item of a checklist applies");
        long critical = count(findings, Severity.CRITICAL);
        if (critical > 0) return new Rated(RED, counted(critical, "CRITICAL finding"));
        long highItems = findings.stream().filter(f -> f.severity() == Severity.HIGH).map(Finding::item).distinct()
                .count();
        if (highItems * 4 > applicable) {
            return new Rated(RED, "HIGH findings in " + highItems + " of " + counted(applicable, "item")
                    + ", more than a quarter");
        }
        long medium = count(findings, Severity.MEDIUM);
        if (highItems > 0) return new Rated(AMBER, counted(count(findings, Severity.HIGH), "HIGH finding"));
        if (medium > 0) return new Rated(AMBER, counted(medium, "MEDIUM finding"));
        long unknown = verdicts.stream().filter(v -> v.outcome() == Outcome.UNKNOWN).count();
        if (unknown * 5 > applicable) {
            return new Rated(AMBER, "not decided for " + unknown + " of " + counted(applicable, "item")
                    + ", more than a fifth");
        }
        return new Rated(GREEN, "no finding above LOW");
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
