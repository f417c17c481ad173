package dev.assay.report;

import dev.assay.facts.Place;
import dev.assay.findings.Evidence;
import dev.assay.findings.Finding;
import java.util.List;

/// A finding, as a page shows it.
public record FindingRow(Finding finding) {

    private static final int SHOWN = 5;

    static List<FindingRow> all(List<Finding> findings) {
        return findings.stream().map(FindingRow::new).toList();
    }

    public String id() {
        return finding.id();
    }

    public String severity() {
        return finding.severity().name();
    }

    public String item() {
        return finding.item();
    }

    public String message() {
        return finding.message();
    }

    public String recommendation() {
        return finding.recommendation();
    }

    /// The rule's name.
    public String rule() {
        return finding.rule();
    }

    /// Such as `Does it cause data loss? no`.
    public List<String> severityPath() {
        return finding.severityPath();
    }

    /// The worst place.
    public Markdown first() {
        return Markdown.code(finding.places().getFirst().toString());
    }

    /// How many places there are besides the worst.
    public int others() {
        return finding.placesTotal() - 1;
    }

    /// All that are kept, as code; the worst first.
    public List<Markdown> places() {
        return finding.places().stream().map(Place::toString).map(Markdown::code).toList();
    }

    /// How many places are not kept.
    public int dropped() {
        return finding.placesTotal() - finding.places().size();
    }

    /// The first five pieces of evidence.
    public List<Markdown> evidence() {
        return finding.evidence().stream().limit(SHOWN).map(FindingRow::shown).toList();
    }

    /// How many pieces of evidence are not shown.
    public int moreEvidence() {
        return Math.max(0, finding.evidence().size() - SHOWN);
    }

    private static Markdown shown(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Matched matched -> new Markdown(Markdown.text(matched.kind()) + " "
                    + Markdown.code(matched.text()) + " at " + Markdown.code(matched.fact().at().toString()));
            case Evidence.Searched searched -> new Markdown(
                    "searched " + Markdown.text(searched.searched()) + ": " + searched.count() + " found");
        };
    }
}
