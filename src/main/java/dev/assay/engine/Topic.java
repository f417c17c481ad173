package dev.assay.engine;

import dev.assay.findings.Finding;

/// What a finding is about, for rules of the groups "consolidate" and "plan" to join by.
///
/// @param concern what its item asks about, as `rules/themes.md` says; the item itself where that does not name it
/// @param theme the theme of its item; empty if it has none
/// @param crossCutting whether its item is judged once, for the repository as a whole
public record Topic(Finding finding, String id, String item, String rule, String inPackage, String concern,
        String theme, boolean crossCutting) {}
