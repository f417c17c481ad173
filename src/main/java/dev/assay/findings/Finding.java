package dev.assay.findings;

import dev.assay.facts.Place;
import java.util.List;

/// A fault, at one or more places.
///
/// @param id such as `infra-fastapi-F01`; numbered a package in order of severity, item, place
/// @param rule the name of the rule that found it, such as `PE-8 literal pool size`
/// @param outcome `FAIL` or `PARTIAL`
/// @param severityPath the branch taken in the decision tree, question by question
/// @param places the first 50, worst first; at least one
/// @param placesTotal how many there are
/// @param fingerprint unchanged when lines above it move
public record Finding(String id, String item, String rule, String inPackage, Outcome outcome, Severity severity,
        List<String> severityPath, String message, String recommendation, List<Place> places, int placesTotal,
        List<Evidence> evidence, String fingerprint) {

    public Finding {
        if (places.isEmpty()) throw new IllegalArgumentException(rule + ": a finding without a place");
        severityPath = List.copyOf(severityPath);
        places = List.copyOf(places);
        evidence = List.copyOf(evidence);
    }
}
