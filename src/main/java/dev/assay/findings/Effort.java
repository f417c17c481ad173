package dev.assay.findings;

/// What mending costs: `S` hours, `M` a day or two, `L` more.
public enum Effort { S, M, L }
