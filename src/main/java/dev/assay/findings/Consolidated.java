package dev.assay.findings;

import java.util.List;

/// Findings of one cause, merged. Each finding is in exactly one.
///
/// @param id such as `C-01`, numbered in order of severity
/// @param packages in order of name
/// @param items in order
/// @param findingIds at least one, worst first
/// @param description the whole cause: what was found, how often, and where
/// @param recommendation what to do, for all of its items
/// @param why why its findings are taken for one, a sentence each; empty for a single finding
/// @param places at how many places it stands
/// @param verification how to see that it was mended, for all of its items
/// @param sources the upstream pages that say so
public record Consolidated(String id, Severity severity, List<String> packages, List<String> items,
        List<String> findingIds, String description, String recommendation, List<String> why, int places,
        Effort effort, String verification, List<String> sources) {

    public Consolidated {
        packages = List.copyOf(packages);
        items = List.copyOf(items);
        findingIds = List.copyOf(findingIds);
        why = List.copyOf(why);
        sources = List.copyOf(sources);
    }
}
