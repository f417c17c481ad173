package dev.assay.report;

import java.util.List;

/// A package in one line of a table.
///
/// @param link its name, with a link to its page
/// @param checklists such as `AU, FA`; empty if none applies
public record PackageLine(PackageResult result, Markdown link, String checklists) {

    /// Those with a page, in order of name.
    static List<PackageLine> all(Index index, String way) {
        return index.packages().stream().filter(each -> !each.page().isEmpty())
                .map(each -> new PackageLine(each, index.linkTo(each.name(), way),
                        String.join(", ", each.checklists().keySet())))
                .toList();
    }
}
