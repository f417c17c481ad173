package dev.assay.report;

import dev.assay.findings.Finding;
import dev.assay.findings.Outcome;
import dev.assay.findings.Priority;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    static Map<String, Object> consolidated(Index index) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("packages", PackageLine.all(index, Index.UP));
        given.put("consolidated", CauseRow.byId(index, Index.UP));
        given.put("findings", index.judgement().findings().size());
        given.put("severities", PackagePage.severities(index.judgement().findings()));
        given.put("themes", themes(index, Index.UP));
        return given;
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

    static Map<String, Object> backlog(Index index) {
        List<CauseRow> rows = CauseRow.inOrderOfWork(index, Index.UP);
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("rows", rows);
        for (Priority priority : Priority.values()) {
            given.put(priority.name().toLowerCase(Locale.ROOT),
                    rows.stream().filter(row -> row.priority().equals(priority.name())).toList());
        }
        given.put("findings", index.judgement().findings().size());
        given.put("phases", rows.stream().mapToInt(CauseRow::phase).max().orElse(0));
        return given;
    }
}
