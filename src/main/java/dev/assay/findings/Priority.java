package dev.assay.findings;

/// When to mend something: `P1` before the next release, `P2` before the beta, `P3` some day.
public enum Priority { P1, P2, P3 }
