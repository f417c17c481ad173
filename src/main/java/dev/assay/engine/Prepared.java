package dev.assay.engine;

import dev.assay.mistakes.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Rule files ready to be compiled: names that have moved are written as they are now, and what an author's own directories
/// replace is taken out.
///
/// @param changes what such directories replace, one sentence each
/// @param warnings what their author should know
record Prepared(RuleSources sources, List<String> changes, List<Warning> warnings) {

    /// @throws dev.assay.mistakes.Mistake for what the text of a rule of a directory that is not trusted may not do
    static Prepared read(Path home, OwnRules own) {
        RuleSources written = RuleSources.read(home, own.directories());
        List<String> changes = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        if (!own.isEmpty()) {
            Vocabulary vocabulary = Vocabulary.read(home);
            for (int i = 0; i < own.directories().size(); i++) {
                vocabulary.told(own.directories().get(i), RuleSources.own(i)).ifPresent(warnings::add);
            }
            OldNames.Result renamed = OldNames.replaced(written, vocabulary, own.directories());
            warnings.addAll(renamed.warnings());
            Replacing replacing = Replacing.of(renamed.sources());
            written = replacing.sources();
            replacing.replaced().forEach(rule -> changes.add("Rule \"" + rule + "\" is replaced."));
        }
        if (!own.trusted()) OwnSource.check(written);
        return new Prepared(written, List.copyOf(changes), List.copyOf(warnings));
    }
}
