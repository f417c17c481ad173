package dev.assay.report;

import dev.assay.findings.Item;
import dev.assay.findings.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The items under one heading of a checklist.
///
/// @param title such as `FA: Resource Management`
/// @param rows those that a rule judges
public record Section(String title, List<ItemRow> rows) {

    /// In the order of the specification, without sections where nothing is judged.
    ///
    /// @param way from the page to the folder of the report
    static List<Section> all(List<Verdict> verdicts, Index index, String way) {
        Map<String, List<ItemRow>> sections = new LinkedHashMap<>();
        for (ItemRow row : rows(verdicts, index, way)) {
            Item item = row.item();
            if (!item.judged()) continue;
            String title = item.section().isEmpty() ? item.checklist() : item.checklist() + ": " + item.section();
            sections.computeIfAbsent(title, _ -> new ArrayList<>()).add(row);
        }
        return sections.entrySet().stream().map(e -> new Section(e.getKey(), e.getValue())).toList();
    }

    /// In the order of the specification; verdicts of items that nobody knows are left out.
    static List<ItemRow> rows(List<Verdict> verdicts, Index index, String way) {
        Map<String, List<Verdict>> byItem = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) byItem.computeIfAbsent(verdict.item(), _ -> new ArrayList<>()).add(verdict);
        List<ItemRow> rows = new ArrayList<>();
        for (Item item : index.judgement().items()) {
            for (Verdict verdict : byItem.getOrDefault(item.id(), List.of())) {
                rows.add(new ItemRow(item, verdict, index.linksToFindings(verdict.findingIds(), way)));
            }
        }
        return rows;
    }
}
