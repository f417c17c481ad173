package dev.assay.facts;

/// Whether a parameter was given at a call.
public enum Given {
    /// By keyword or position, or through `**options` that could be followed.
    YES,
    /// Not given: the library's default for the version in use applies.
    DEFAULT,
    /// `**options` that cannot be followed, or a version that does not decide.
    UNKNOWN
}
