package dev.assay.report;

import dev.assay.findings.Consolidated;
import dev.assay.findings.Finding;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A consolidated finding, as a page shows it.
///
/// @param findings the findings that were merged, worst first; at least one
public record ConsolidatedRow(Consolidated consolidated, List<FindingRow> findings) {

    static List<ConsolidatedRow> all(List<Consolidated> consolidated, Map<String, Finding> findings) {
        return consolidated.stream().map(c -> new ConsolidatedRow(c, c.findingIds().stream()
                .map(id -> new FindingRow(Objects.requireNonNull(findings.get(id), id))).toList())).toList();
    }

    public String id() {
        return consolidated.id();
    }

    public String severity() {
        return consolidated.severity().name();
    }

    public String packages() {
        return String.join(", ", consolidated.packages());
    }

    public String items() {
        return String.join(", ", consolidated.items());
    }

    public String description() {
        return consolidated.description();
    }

    public String recommendation() {
        return consolidated.recommendation();
    }
}
