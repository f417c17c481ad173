package dev.assay.findings;

import java.util.List;

/// A cross-cutting theme of pass 2, as `rules/themes.md` tells it.
///
/// @param name of its page and of its entry in `report.json`, such as `resource-budget`
/// @param title for people
/// @param question what its page answers
/// @param concerns in order; an item stands in one at most, and in no other theme
public record Theme(String name, String title, String question, List<Concern> concerns) {

    public Theme {
        concerns = List.copyOf(concerns);
    }

    /// Items that ask about one thing.
    ///
    /// @param name such as `the size of pools`
    public record Concern(String name, List<String> items) {

        public Concern {
            items = List.copyOf(items);
        }
    }

    /// Whether the item belongs to it.
    public boolean has(String item) {
        return concerns.stream().anyMatch(concern -> concern.items().contains(item));
    }
}
