package dev.assay.report;

import dev.assay.findings.BacklogEntry;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A consolidated finding and its entry in the backlog, as a page shows them.
///
/// @param number its place in the order of work, counted from 1
/// @param way from the page to the folder of the report
public record CauseRow(Consolidated consolidated, BacklogEntry entry, int number, Index index, String way) {

    /// In order of id.
    static List<CauseRow> byId(Index index, String way) {
        List<CauseRow> rows = new ArrayList<>(inOrderOfWork(index, way));
        List<String> ids = index.judgement().consolidated().stream().map(Consolidated::id).toList();
        rows.sort(Comparator.comparing(row -> ids.indexOf(row.id())));
        return rows;
    }

    static List<CauseRow> inOrderOfWork(Index index, String way) {
        List<CauseRow> rows = new ArrayList<>();
        for (BacklogEntry entry : index.judgement().backlog()) {
            rows.add(new CauseRow(entry.consolidated(), entry, rows.size() + 1, index, way));
        }
        return rows;
    }

    public String id() {
        return consolidated.id();
    }

    /// Where links to it end.
    public Markdown anchor() {
        return Markdown.anchor(consolidated.id());
    }

    /// Its id, with a link to where its findings are listed.
    public Markdown link() {
        return index.linkTo(consolidated, way);
    }

    /// Its id, with a link to what has to be done.
    public Markdown work() {
        return index.linkTo(entry, way);
    }

    public String severity() {
        return consolidated.severity().name();
    }

    public Markdown packages() {
        return index.linksToPackages(consolidated.packages(), way);
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

    public String verification() {
        return consolidated.verification();
    }

    /// The upstream pages that say so.
    public List<String> sources() {
        return consolidated.sources();
    }

    /// Why its findings are taken for one; empty for a single finding.
    public List<String> merged() {
        return consolidated.why();
    }

    public int places() {
        return consolidated.places();
    }

    /// The worst place.
    public Markdown first() {
        return findings().getFirst().first();
    }

    /// How many places there are besides the worst.
    public int others() {
        return consolidated.places() - 1;
    }

    /// The findings that were merged, worst first; at least one.
    public List<FindingRow> findings() {
        List<Finding> findings = index.findings(consolidated);
        return FindingRow.all(findings, index, way);
    }

    /// Links to the findings, one behind the other.
    public Markdown findingLinks() {
        return index.linksToFindings(consolidated.findingIds(), way);
    }

    public String priority() {
        return entry.priority().name();
    }

    /// Why it has its priority.
    public List<String> why() {
        return entry.why();
    }

    /// `S`, `M` or `L`.
    public String effort() {
        return consolidated.effort().name();
    }

    public int phase() {
        return entry.phase();
    }

    /// What has to be mended first; a row: link() why()
    public List<DependencyRow> dependsOn() {
        return entry.dependsOn().stream().map(one -> new DependencyRow(
                Markdown.link(one.consolidatedId(), "#" + one.consolidatedId()), one.why())).toList();
    }

    /// What it is mended in one go with, with links.
    public Markdown together() {
        return Markdown.joined(entry.together().stream().map(id -> Markdown.link(id, "#" + id)).toList(), ", ");
    }

    public boolean circle() {
        return !entry.together().isEmpty();
    }

    /// @param link to what has to be mended first
    /// @param why one sentence
    public record DependencyRow(Markdown link, String why) {}
}
