package dev.assay.findings;

import dev.assay.facts.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an audit says about one item in one package. Silence is never a pass.
///
/// @param inPackage the package's name, or `repository`
/// @param severity the worst of its findings; null without findings
/// @param places what is wrong for FAIL and PARTIAL, worst first; what was examined for PASS; what is unclear for UNKNOWN
/// @param message one sentence
public record Verdict(String item, String inPackage, Outcome outcome, @Nullable Severity severity, List<Place> places,
        String message, List<String> findingIds) {

    public Verdict {
        if (outcome == Outcome.PASS && places.isEmpty()) {
            throw new IllegalArgumentException(item + ": passed in " + inPackage + ", but nothing was looked at");
        }
        places = List.copyOf(places);
        findingIds = List.copyOf(findingIds);
    }
}
