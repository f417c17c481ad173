package dev.assay.findings;

/// What an audit says about an item in a package; what stands first outweighs what follows.
public enum Outcome { FAIL, PARTIAL, UNKNOWN, PASS, NA }
