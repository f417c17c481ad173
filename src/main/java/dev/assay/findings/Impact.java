package dev.assay.findings;

/// What a fault does to those who run the audited code, in the order in which the decision tree asks for it.
public enum Impact {
    DATA_LOSS, SECURITY_BREACH, OUTAGE, EXHAUSTION_UNDER_LOAD, WRONG_UNDER_LOAD, WRONG_SILENTLY,
    UNNECESSARY_RESOURCES, MAINTENANCE, COSMETIC
}
