package dev.assay.findings;

import dev.assay.budget.Books;
import java.util.List;
import java.util.SortedMap;

/// All that the rules concluded about a repository.
///
/// @param items every item, in the order of the specification
/// @param checklists the checklists that apply, by package in order of name, each with the reason
/// @param verdicts at least one for each item, in order of item, then package
/// @param findings in order of package, then id
/// @param consolidated in order of id
/// @param backlog one entry for each consolidated finding, in the order in which to mend them
/// @param themes in the order of `rules/themes.md`
/// @param questions in order of item, then package
/// @param inventory in order of table, then place
/// @param books what the budget is reckoned from
/// @param idleAnswers answers of the configuration that decided nothing, one sentence each
/// @param failures consequences that threw, one sentence each; their items are UNKNOWN
public record Judgement(List<Item> items, SortedMap<String, SortedMap<String, String>> checklists,
        List<Verdict> verdicts, List<Finding> findings, List<Consolidated> consolidated, List<BacklogEntry> backlog,
        List<Theme> themes, List<Question> questions, List<InventoryRow> inventory, Books books,
        List<String> idleAnswers,
        List<String> failures) {}
