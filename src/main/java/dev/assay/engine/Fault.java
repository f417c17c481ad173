package dev.assay.engine;

import dev.assay.facts.Place;
import dev.assay.findings.Evidence;
import dev.assay.findings.Impact;
import dev.assay.findings.Outcome;
import java.util.List;

/// One thing that one rule found wrong with one subject; what rules of the group "severity" rate.
///
/// @param outcome `FAIL` or `PARTIAL`
/// @param reach who has to do what for it to happen, as the rule's `@reach` says; empty if it does not say
/// @param function the dotted name of the function that the subject stands in; empty outside functions
/// @param production whether the subject stands in production code
/// @param places the subject's own place first
public record Fault(String rule, String item, String inPackage, Outcome outcome, Impact impact, String reach,
        String function, boolean production, String message, List<Place> places, List<Evidence> evidence) {

    /// A request; what the code does when nothing is set; what an operator sets; what a developer does.
    static final List<String> REACHES = List.of("REQUEST", "DEPLOYMENT", "OPERATOR", "DEVELOPER");

    public Fault {
        places = List.copyOf(places);
        evidence = List.copyOf(evidence);
    }

    Place place() {
        return places.getFirst();
    }
}
