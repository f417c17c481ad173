package dev.assay.report;

import dev.assay.findings.Evidence;
import dev.assay.findings.Finding;
import dev.assay.findings.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A finding, as a page shows it.
///
/// @param way from the page to the folder of the report
public record FindingRow(Finding finding, Index index, String way) {

    private static final int SHOWN = 5;

    static List<FindingRow> all(List<Finding> findings, Index index, String way) {
        return findings.stream().map(finding -> new FindingRow(finding, index, way)).toList();
    }

    public String id() {
        return finding.id();
    }

    /// Where links to it end.
    public Markdown anchor() {
        return Markdown.anchor(finding.id());
    }

    /// Its id, with a link to where it is explained.
    public Markdown link() {
        return index.linkTo(finding, way);
    }

    /// Its id, with a link to where it is explained on the same page.
    public Markdown here() {
        return index.linkTo(finding, Index.HERE);
    }

    /// The consolidated finding that it belongs to, with a link.
    public Markdown cause() {
        return index.linkTo(index.cause(finding), way);
    }

    public String severity() {
        return finding.severity().name();
    }

    public String item() {
        return finding.item();
    }

    /// What the item demands.
    public String demand() {
        return index.item(finding.item()).title();
    }

    /// `not met` or `met in part`.
    public String outcome() {
        return finding.outcome() == Outcome.PARTIAL ? "met in part" : "not met";
    }

    public Markdown inPackage() {
        return index.linkTo(finding.inPackage(), way);
    }

    public String message() {
        return finding.message();
    }

    public String recommendation() {
        return finding.recommendation();
    }

    /// How to see that it was mended.
    public String verification() {
        return index.item(finding.item()).verification();
    }

    /// The upstream page that says so.
    public String source() {
        return index.item(finding.item()).source();
    }

    /// `S`, `M` or `L`.
    public String effort() {
        return index.item(finding.item()).effort().name();
    }

    /// The rule's name, as code.
    public Markdown rule() {
        return Markdown.code(finding.rule());
    }

    /// Question by question, such as `Does it cause data loss, a security breach or an outage? No.`
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

    /// All that are kept, with what stands there; the worst first.
    public List<PlaceRow> places() {
        return PlaceRow.all(finding);
    }

    /// How many places are not kept.
    public int dropped() {
        return finding.placesTotal() - finding.places().size();
    }

    /// What was searched and how often it was found.
    public List<Markdown> searched() {
        return finding.evidence().stream().filter(Evidence.Searched.class::isInstance)
                .map(Evidence.Searched.class::cast).distinct()
                .map(one -> new Markdown(Markdown.text(one.searched()) + ": "
                        + (one.count() == 0 ? "none" : one.count())))
                .toList();
    }

    /// The first five further facts that it rests on: those that stand elsewhere.
    public List<Markdown> evidence() {
        return further().stream().limit(SHOWN).map(FindingRow::shown).toList();
    }

    /// How many further facts are not shown.
    public int moreEvidence() {
        return Math.max(0, further().size() - SHOWN);
    }

    private List<Evidence.Matched> further() {
        Set<String> seen = new HashSet<>();
        finding.places().forEach(place -> seen.add(place.toString()));
        return finding.evidence().stream().filter(Evidence.Matched.class::isInstance).map(Evidence.Matched.class::cast)
                .filter(matched -> seen.add(matched.fact().at().toString())).toList();
    }

    private static Markdown shown(Evidence.Matched matched) {
        return new Markdown(Markdown.code(matched.fact().at().toString()) + " — " + Markdown.code(matched.text()) + " ("
                + Markdown.text(spaced(matched.kind())) + ")");
    }

    /// `ExceptClause` as `except clause`.
    private static String spaced(String kind) {
        return kind.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
