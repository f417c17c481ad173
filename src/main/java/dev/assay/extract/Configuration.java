package dev.assay.extract;

import java.util.List;
import java.util.SortedMap;

/// What the audited repository, or whoever audits it, says beforehand: `assay.yaml` or `[tool.assay]`.
///
/// @param origin the file, relative to the repository, or `--config`; empty if there is none
/// @param packages folders that are packages, relative to the repository, in order
/// @param checklists the checklists of a package, by its name
/// @param testPaths patterns of paths that hold tests
/// @param aliases dotted names that stand for other dotted names
/// @param answers what static reading cannot decide, in the order given
/// @param changes what it changed, one sentence each
/// @param mistakes what was ignored, one sentence each
public record Configuration(String origin, List<String> packages, SortedMap<String, List<String>> checklists,
        List<String> testPaths, SortedMap<String, String> aliases, List<Answer> answers, List<String> changes,
        List<String> mistakes) {

    /// Decides an item.
    ///
    /// @param item such as `PE-9`
    /// @param inPackage a package's name; empty for all
    /// @param verdict `PASS`, `PARTIAL`, `FAIL` or `NA`; empty where only a value is given
    /// @param name what the value is of, such as `workers` or a settings field; empty where there is no value
    /// @param value a number; empty if there is none
    /// @param because the reason given; empty if there is none
    /// @param place such as `assay.yaml:12`
    public record Answer(String item, String inPackage, String verdict, String name, String value, String because,
            String place) {}
}
