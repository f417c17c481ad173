package dev.assay.resolve;

import dev.assay.facts.EntryPoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is shared by the threads that count: calls by what they call, found when first asked for, and entry points by group.
final class Repetition {

    private final Program program;
    private final Inference inference;
    private final Map<String, Integer> groups = new TreeMap<>();
    private @Nullable CallSites sites;

    /// @param inference for this alone
    Repetition(Program program, Inference inference, List<EntryPoint> entryPoints) {
        this.program = program;
        this.inference = inference;
        for (EntryPoint one : entryPoints) groups.merge(one.group(), 1, Integer::sum);
    }

    /// For one thread.
    Elements elements(Inference own, Folding folding) {
        return new Elements(own, folding, sites(), groups);
    }

    private synchronized CallSites sites() {
        CallSites known = sites;
        if (known == null) {
            known = new CallSites(program, inference);
            sites = known;
        }
        return known;
    }
}
