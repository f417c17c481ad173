package dev.assay.findings;

import dev.assay.facts.Place;
import java.util.List;

/// What static reading could not decide.
///
/// @param question one sentence that says what to say to decide it
public record Question(String item, String inPackage, String question, List<Place> places) {}
