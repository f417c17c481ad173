package dev.assay.facts;

/// What a file of the audited repository is for. Only production code decides a checklist item.
public enum Role {
    PRODUCTION,
    TEST,
    /// Copied from another project, such as a `vendor` folder.
    VENDORED,
    /// Written by a program, as its first lines or its name say.
    GENERATED,
    /// Migration scripts and their environment.
    MIGRATION,
    /// Examples, documentation snippets, scripts and benchmarks that are not installed.
    EXAMPLE
}
