package dev.assay.engine;

import dev.assay.findings.Finding;

/// A place of a finding, for rules of the group "consolidate" to join by.
///
/// @param path relative to the repository
/// @param line the first, counted from 1
/// @param id of the finding
/// @param theme the theme of its item; empty if it has none
public record FoundAt(Finding finding, String path, int line, String id, String item, String rule, String inPackage,
        String theme) {}
