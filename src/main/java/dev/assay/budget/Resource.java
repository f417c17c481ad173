package dev.assay.budget;

/// What is shared between all processes, or grows with them.
public enum Resource {
    DATABASE("database", "connections"), REDIS("redis", "connections"), HTTP("http", "connections"),
    THREADS("threads", "threads");

    private final String key;
    private final String unit;

    Resource(String key, String unit) {
        this.key = key;
        this.unit = unit;
    }

    /// As it is called in `report.json`.
    public String key() {
        return key;
    }

    /// What is counted, in the plural.
    public String unit() {
        return unit;
    }
}
