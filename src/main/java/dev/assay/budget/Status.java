package dev.assay.budget;

/// How a demand stands against a limit.
public enum Status {
    /// Below half of the limit.
    GREEN,
    /// From half of the limit.
    AMBER,
    /// Above the limit.
    RED,
    /// No limit is known, or too much of the sum is not.
    UNKNOWN;

    /// AMBER begins where doubling the processes, as a rolling deployment does, no longer fits.
    private static final int HALF = 2;

    /// What is known is compared: RED and AMBER are sure then. Where a part is not known, GREEN is not.
    static Status of(Polynomial demand, Limit limit) {
        if (!limit.isKnown()) return UNKNOWN;
        if (demand.isUnbounded() || demand.known() > limit.most()) return RED;
        if (demand.known() * HALF >= limit.most()) return AMBER;
        return demand.isNumber() ? GREEN : UNKNOWN;
    }
}
