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
public record Section(String title, List<ItemRow> rows) {

    /// In the order of the specification; verdicts of items that nobody knows are left out.
    static List<Section> all(List<Item> items, List<Verdict> verdicts) {
        Map<String, List<Verdict>> byItem = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) byItem.computeIfAbsent(verdict.item(), _ -> new ArrayList<>()).add(verdict);
        Map<String, List<ItemRow>> sections = new LinkedHashMap<>();
        for (Item item : items) {
            for (Verdict verdict : byItem.getOrDefault(item.id(), List.of())) {
                String title = item.section().isEmpty() ? item.checklist() : item.checklist() + ": " + item.section();
                sections.computeIfAbsent(title, _ -> new ArrayList<>()).add(new ItemRow(item, verdict));
            }
        }
        return sections.entrySet().stream().map(e -> new Section(e.getKey(), e.getValue())).toList();
    }
}
