package dev.assay.budget;

/// How much of a resource there is.
///
/// @param server such as `PostgreSQL`
/// @param most how many connections the server allows, at least 1; 0 where no limit is known
/// @param reserved how many of them are kept for administrators
/// @param inUse how many of them others hold already
/// @param setting what says so at the server, such as `max_connections`
/// @param origin where the number comes from, such as "the default of PostgreSQL" or `compose.yaml:12`
public record Limit(Resource resource, String server, int most, int reserved, int inUse, String setting,
        String origin) {

    public Limit {
        if (most < 0 || reserved < 0 || inUse < 0)
            throw new IllegalArgumentException(server + ": " + most + ", " + reserved + ", " + inUse);
    }

    /// Where nothing says more.
    public static Limit standard(Resource resource) {
        return switch (resource) {
            case DATABASE -> postgresql();
            case REDIS -> new Limit(resource, "Redis", 10_000, 0, 0, "maxclients", "the default of Redis");
            case HTTP -> new Limit(resource, "the servers that are called", 0, 0, 0, "", "");
            case THREADS -> new Limit(resource, "the operating system", 0, 0, 0, "", "");
        };
    }

    /// 100 connections, 3 of which `superuser_reserved_connections` keeps.
    public static Limit postgresql() {
        return new Limit(Resource.DATABASE, "PostgreSQL", 100, 3, 0, "max_connections", "the default of PostgreSQL");
    }

    /// 151 connections, and one more for an administrator.
    public static Limit mysql() {
        return new Limit(Resource.DATABASE, "MySQL", 151, 0, 0, "max_connections", "the default of MySQL");
    }

    public boolean isKnown() {
        return most > 0;
    }

    /// What is left for this application.
    public int usable() {
        return Math.max(0, most - reserved - inUse);
    }

    /// The same with another number.
    public Limit of(int most, String origin) {
        return new Limit(resource, server, most, Math.min(reserved, most), inUse, setting, origin);
    }
}
