package dev.assay.report;

import dev.assay.budget.Balance;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import dev.assay.findings.Outcome;
import dev.assay.findings.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the page of a theme is given.
final class ThemePage {

    private ThemePage() {}

    static Map<String, Object> given(Index index, ThemeResult result) {
        List<ItemRow> rows = Section.rows(result.verdicts(), index, Index.UP);
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("theme", result.theme());
        given.put("findings", FindingRow.all(result.findings(), index, Index.UP));
        given.put("rows", rows.stream().filter(row -> row.item().judged() && isSaid(row.verdict())).toList());
        given.put("elsewhere", rows.stream().filter(row -> row.item().judged() && !isSaid(row.verdict()))
                .map(ItemRow::item).map(Item::id).distinct().toList());
        given.put("unjudged", rows.stream().map(ItemRow::item).filter(item -> !item.judged()).map(Item::id).distinct()
                .toList());
        given.put("outcomes", PackagePage.counts(result.verdicts()));
        given.put("severities", PackagePage.severities(result.findings()));
        given.put("packages", result.findings().stream().map(Finding::inPackage).distinct().sorted()
                .map(name -> index.linkTo(name, Index.UP)).toList());
        given.put("causes", CauseRow.inOrderOfWork(index, Index.UP).stream()
                .filter(row -> row.consolidated().items().stream().anyMatch(result.theme()::has)).toList());
        given.put("questions", OpenRow.all(index, index.judgement().questions().stream()
                .filter(question -> result.theme().has(question.item())).toList()));
        given.put("budget", result.theme().name().equals("resource-budget") ? BudgetSection.all(index) : List.of());
        given.put("replicas", Balance.REPLICAS);
        given.put("tables", InventoryTable.of(result.theme().name(), index));
        return given;
    }

    /// What does not apply is not worth a row.
    private static boolean isSaid(Verdict verdict) {
        return verdict.outcome() != Outcome.NA;
    }
}
