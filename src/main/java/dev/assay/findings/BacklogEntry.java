package dev.assay.findings;

import java.util.List;

/// What to mend and when. There is one for each consolidated finding.
///
/// @param why why it has its priority, a sentence each
/// @param phase counted from 1; what has the same phase can be mended side by side
/// @param dependsOn what has to be mended first, in order of id; what follows from the others is left out
/// @param together those that wait for each other in a circle, this one left out: they are mended in one go
public record BacklogEntry(Consolidated consolidated, Priority priority, List<String> why, int phase,
        List<Dependency> dependsOn, List<String> together) {

    public BacklogEntry {
        why = List.copyOf(why);
        dependsOn = List.copyOf(dependsOn);
        together = List.copyOf(together);
    }

    /// @param consolidatedId what has to be mended first
    /// @param why one sentence
    public record Dependency(String consolidatedId, String why) {}
}
