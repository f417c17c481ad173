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

    /// @param verdicts of one package
    /// @param findings of the same package
    static Rag of(List<Verdict> verdicts, List<Finding> findings) {
        long applicable = verdicts.stream().filter(v -> v.outcome() != Outcome.NA).count();
        if (applicable == 0) return NONE;
        long highItems = findings.stream().filter(f -> f.severity() == Severity.HIGH).map(Finding::item).distinct().count();
        if (has(findings, Severity.CRITICAL) || highItems * 4 > applicable) return RED;
        long unknown = verdicts.stream().filter(v -> v.outcome() == Outcome.UNKNOWN).count();
        return highItems > 0 || has(findings, Severity.MEDIUM) || unknown * 5 > applicable ? AMBER : GREEN;
    }

    private static boolean has(List<Finding> findings, Severity severity) {
        return findings.stream().anyMatch(f -> f.severity() == severity);
    }
}
