package dev.assay.findings;

import java.util.List;

/// Findings of one cause, merged. Each finding is in exactly one.
///
/// @param id such as `C-01`, numbered in order of severity
/// @param findingIds at least one, worst first
public record Consolidated(String id, Severity severity, List<String> packages, List<String> items,
        List<String> findingIds, String description, String recommendation) {}
