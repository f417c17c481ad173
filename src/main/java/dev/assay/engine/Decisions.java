package dev.assay.engine;

import dev.assay.findings.Outcome;
import java.util.List;
import java.util.Map;

/// What the configuration decides beforehand.
///
/// @param checklists the checklists of a package, by its name, in place of those that its dependencies call for
/// @param answers what rules could not decide; an answer never changes what they did decide
public record Decisions(Map<String, List<String>> checklists, List<Answer> answers) {

    /// Nothing is decided beforehand.
    public static final Decisions NONE = new Decisions(Map.of(), List.of());

    /// @param inPackage a package's name; empty for all
    /// @param because where it stands and the reason given, such as "assay.yaml:4: the pooler limits it"
    public record Answer(String item, String inPackage, Outcome outcome, String because) {}

    public Decisions {
        checklists = Map.copyOf(checklists);
        answers = List.copyOf(answers);
    }
}
