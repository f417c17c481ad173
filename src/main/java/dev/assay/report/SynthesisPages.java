package dev.assay.report;

import dev.assay.findings.Finding;
import dev.assay.findings.Outcome;
import dev.assay.findings.Priority;
import java.util.List;
import java.util.Map;

/// What the pages of passes 3 and 4 are given.
final class SynthesisPages {

    private SynthesisPages() {}

    /// A theme in one line.
    ///
    /// @param link to its page
    /// @param packages with findings, with links
    public record ThemeLine(Markdown link, String question, long findings, long failed, long passed, long open,
            List<Markdown> packages) {}

    /// What the head of the template of pass 3 lists.
    public record Causes(List<PackageLine> packages, List<CauseRow> consolidated, int findings,
            Map<String, Long> severities, List<ThemeLine> themes) {}

    /// What the head of the template of pass 4 lists.
    public record Work(List<CauseRow> rows, List<CauseRow> p1, List<CauseRow> p2, List<CauseRow> p3, int findings,
            int phases) {}

    static Causes consolidated(Index index) {
        return new Causes(PackageLine.all(index, Index.UP), CauseRow.byId(index, Index.UP),
                index.judgement().findings().size(), PackagePage.severities(index.judgement().findings()),
                themes(index, Index.UP));
    }

    static List<ThemeLine> themes(Index index, String way) {
        return ThemeResult.all(index.judgement()).stream().map(result -> new ThemeLine(
                Markdown.link(result.theme().title(), way + result.page()), result.theme().question(),
                result.findings().size(), result.count(Outcome.FAIL) + result.count(Outcome.PARTIAL),
                result.count(Outcome.PASS), result.count(Outcome.UNKNOWN),
                result.findings().stream().map(Finding::inPackage).distinct().sorted()
                        .map(name -> index.linkTo(name, way)).toList()))
                .toList();
    }

    static Work backlog(Index index) {
        List<CauseRow> rows = CauseRow.inOrderOfWork(index, Index.UP);
        return new Work(rows, of(Priority.P1, rows), of(Priority.P2, rows), of(Priority.P3, rows),
                index.judgement().findings().size(), rows.stream().mapToInt(CauseRow::phase).max().orElse(0));
    }

    private static List<CauseRow> of(Priority priority, List<CauseRow> rows) {
        return rows.stream().filter(row -> row.priority().equals(priority.name())).toList();
    }
}
