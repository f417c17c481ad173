package dev.assay.live;

/// How many connections a PostgreSQL server takes, and how many are taken.
///
/// @param server host and port
/// @param version such as `16.3`
/// @param maxConnections `max_connections`
/// @param superuserReserved `superuser_reserved_connections`, which only superusers get
/// @param reserved `reserved_connections`, which only roles with `pg_use_reserved_connections` get; 0 before PostgreSQL 16
/// @param used connections of clients at this moment, that of the question itself left out
public record PostgresLimits(String server, String version, int maxConnections, int superuserReserved, int reserved,
        int used) {

    /// What an ordinary role can get.
    public int available() {
        return Math.max(0, maxConnections - superuserReserved - reserved);
    }
}
