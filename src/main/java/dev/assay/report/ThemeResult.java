package dev.assay.report;

import dev.assay.findings.Finding;
import dev.assay.findings.Judgement;
import dev.assay.findings.Outcome;
import dev.assay.findings.Severity;
import dev.assay.findings.Theme;
import dev.assay.findings.Verdict;
import java.util.Comparator;
import java.util.List;

/// What became of a theme.
///
/// @param verdicts of its items, in order of item, then package
/// @param findings of its items, worst first
record ThemeResult(Theme theme, List<Verdict> verdicts, List<Finding> findings) {

    /// In the order of the themes.
    static List<ThemeResult> all(Judgement judgement) {
        return judgement.themes().stream().map(theme -> new ThemeResult(theme,
                judgement.verdicts().stream().filter(v -> theme.has(v.item())).toList(),
                judgement.findings().stream().filter(f -> theme.has(f.item()))
                        .sorted(Comparator.comparing(Finding::severity)).toList()))
                .toList();
    }

    /// Its way from the folder of the report.
    String page() {
        return "pass-2/" + theme.name() + ".md";
    }

    long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    long count(Outcome outcome) {
        return verdicts.stream().filter(v -> v.outcome() == outcome).count();
    }
}
