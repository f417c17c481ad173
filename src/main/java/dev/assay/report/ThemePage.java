package dev.assay.report;

import dev.assay.budget.Balance;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import dev.assay.findings.Outcome;
import dev.assay.findings.Theme;
import dev.assay.findings.Verdict;
import java.util.List;
import java.util.Map;

/// What the page of a theme is given.
final class ThemePage {

    private ThemePage() {}

    /// What the head of the template lists.
    public record Given(Theme theme, List<FindingRow> findings, List<ItemRow> rows, List<String> elsewhere,
            List<String> unjudged, Map<String, Long> outcomes, Map<String, Long> severities, List<Markdown> packages,
            List<CauseRow> causes, List<OpenRow> questions, List<BudgetSection> budget, List<Integer> replicas,
            List<InventoryTable> tables) {}

    static Given given(Index index, ThemeResult result) {
        List<ItemRow> rows = Section.rows(result.verdicts(), index, Index.UP);
        List<ItemRow> judged = rows.stream().filter(row -> row.item().judged()).toList();
        List<ItemRow> said = judged.stream().filter(row -> isSaid(row.verdict())).toList();
        List<String> elsewhere = judged.stream().filter(row -> !isSaid(row.verdict())).map(ItemRow::item).map(Item::id)
                .distinct().toList();
        List<String> unjudged = rows.stream().map(ItemRow::item).filter(item -> !item.judged()).map(Item::id).distinct()
                .toList();
        List<Markdown> packages = result.findings().stream().map(Finding::inPackage).distinct().sorted()
                .map(name -> index.linkTo(name, Index.UP)).toList();
        List<CauseRow> causes = CauseRow.inOrderOfWork(index, Index.UP).stream()
                .filter(row -> row.consolidated().items().stream().anyMatch(result.theme()::has)).toList();
        List<OpenRow> questions = OpenRow.all(index, index.judgement().questions().stream()
                .filter(question -> result.theme().has(question.item())).toList());
        List<BudgetSection> budget = result.theme().name().equals("resource-budget")
                ? BudgetSection.all(index)
                : List.of();
        return new Given(result.theme(), FindingRow.all(result.findings(), index, Index.UP), said, elsewhere, unjudged,
                PackagePage.counts(result.verdicts()), PackagePage.severities(result.findings()), packages, causes,
                questions, budget, Balance.REPLICAS, InventoryTable.of(result.theme().name(), index));
    }

    /// What does not apply is not worth a row.
    private static boolean isSaid(Verdict verdict) {
        return verdict.outcome() != Outcome.NA;
    }
}
