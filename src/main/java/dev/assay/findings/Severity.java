package dev.assay.findings;

/// How bad a finding is, the worst first. See the decision tree in `rules/severity.drl`.
public enum Severity { CRITICAL, HIGH, MEDIUM, LOW }
