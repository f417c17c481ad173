package dev.assay.report;

import dev.assay.findings.Finding;
import dev.assay.findings.Judgement;
import dev.assay.findings.Verdict;
import java.util.List;

/// A cross-cutting concern and the checklist that speaks about it.
///
/// @param name as in `report.json`, such as `resource-budget`
/// @param title for people
/// @param checklist such as `XC-R`
/// @param verdicts in order of item, then package
/// @param findings in order of package, then id
public record Theme(String name, String title, String checklist, List<Verdict> verdicts, List<Finding> findings) {

    /// The five of them, in the order of the specification.
    static List<Theme> all(Judgement judgement) {
        return List.of(of(judgement, "resource-budget", "Resource Budget", "XC-R"),
                of(judgement, "lifecycle-coherence", "Lifecycle Coherence", "XC-L"),
                of(judgement, "convention-compliance", "Convention Compliance", "XC-C"),
                of(judgement, "async-sync", "Async/Sync Model Consistency", "XC-A"),
                of(judgement, "error-propagation", "Error Propagation", "XC-E"));
    }

    private static Theme of(Judgement judgement, String name, String title, String checklist) {
        return new Theme(name, title, checklist,
                judgement.verdicts().stream().filter(v -> v.item().startsWith(checklist)).toList(),
                judgement.findings().stream().filter(f -> f.item().startsWith(checklist)).toList());
    }
}
