package dev.assay.findings;

/// What a fault does to those who run the audited code, in the order in which the decision tree asks for it.
public enum Impact {
    DATA_LOSS("data is lost"), SECURITY_BREACH("security is breached"), OUTAGE("the service stops"),
    EXHAUSTION_UNDER_LOAD("a resource runs out"), WRONG_UNDER_LOAD("what it does under load is wrong"),
    WRONG_SILENTLY("what it does is wrong and nobody is told"),
    UNNECESSARY_RESOURCES("it takes more resources than it needs"), MAINTENANCE("it is harder to maintain"),
    COSMETIC("only its looks suffer");

    private final String words;

    Impact(String words) {
        this.words = words;
    }

    /// The end of a sentence, such as `data is lost`.
    public String words() {
        return words;
    }
}
