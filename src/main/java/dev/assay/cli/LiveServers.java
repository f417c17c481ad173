package dev.assay.cli;

import dev.assay.live.LiveLimits;
import dev.assay.live.Postgres;
import dev.assay.live.PostgresLimits;
import dev.assay.live.Redis;
import dev.assay.live.RedisLimits;
import dev.assay.live.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that ask running servers for their limits. Drivers are loaded only if one is given.
final class LiveServers {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(names = "--database-url", paramLabel = "URL",
            description = "Ask this PostgreSQL server for max_connections and current use, read only; "
                    + "such as postgresql://user:password@host:5432/database.")
    private String database = "";

    @Option(names = "--redis-url", paramLabel = "URL",
            description = "Ask this Redis server for maxclients and connected clients; such as redis://:password@host:6379/0, "
                    + "or rediss:// for TLS.")
    private String redis = "";

    /// What the servers say that are named. Never throws: a server that does not answer is a problem, and the budget
    /// is computed without it. The command prints the problems and exits with [Main#MISTAKE] if there are any.
    LiveLimits limits() {
        List<String> problems = new ArrayList<>();
        Optional<PostgresLimits> postgres = Optional.empty();
        Optional<RedisLimits> clients = Optional.empty();
        try {
            if (!database.isEmpty()) postgres = Optional.of(Postgres.limits(database, PATIENCE));
        } catch (Unavailable unavailable) {
            problems.add(unavailable.getMessage());
        }
        try {
            if (!redis.isEmpty()) clients = Optional.of(Redis.limits(redis, PATIENCE));
        } catch (Unavailable unavailable) {
            problems.add(unavailable.getMessage());
        }
        return new LiveLimits(postgres, clients, problems);
    }
}
