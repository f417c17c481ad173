package dev.assay.report;

import dev.assay.facts.Place;
import dev.assay.findings.Evidence;
import dev.assay.findings.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A place and what stands there.
///
/// @param place as code, such as `app/main.py:12`
/// @param source its first line as code; empty if it is not known
public record PlaceRow(Markdown place, Markdown source) {

    /// Those that a finding keeps, the worst first.
    static List<PlaceRow> all(Finding finding) {
        Map<String, String> lines = new HashMap<>();
        for (Evidence evidence : finding.evidence()) {
            if (evidence instanceof Evidence.Matched matched) {
                lines.putIfAbsent(matched.fact().at().toString(), matched.text());
            }
        }
        return finding.places().stream().map(Place::toString).distinct()
                .map(place -> new PlaceRow(Markdown.code(place), Markdown.code(lines.getOrDefault(place, ""))))
                .toList();
    }
}
