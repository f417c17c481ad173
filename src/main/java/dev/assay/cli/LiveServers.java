package dev.assay.cli;

import dev.assay.budget.Limit;
import dev.assay.budget.Resource;
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

    /// What servers said as limits of a budget; who is connected now takes from them.
    static List<Limit> limits(LiveLimits live) {
        List<Limit> limits = new ArrayList<>();
        live.postgres().ifPresent(said -> limits.add(new Limit(Resource.DATABASE, "PostgreSQL", said.maxConnections(),
                said.superuserReserved() + said.reserved(), said.used(), "max_connections",
                "the server at " + said.server())));
        live.redis().filter(said -> said.maxClients().isPresent())
                .ifPresent(said -> limits.add(new Limit(Resource.REDIS, "Redis", said.maxClients().getAsInt(), 0,
                        said.connected().orElse(0), "maxclients", "the server at " + said.server())));
        return limits;
    }

    /// A sentence for each server that answers but keeps its limit to itself.
    static List<String> notes(LiveLimits live) {
        return live.redis().filter(said -> said.maxClients().isEmpty())
                .map(said -> List.of("The Redis server at " + said.server()
                        + " does not tell its `maxclients`, so the limit above is not its own."))
                .orElse(List.of());
    }

    /// What the servers say that are named. Never throws: a server that does not answer is a problem, and the budget
    /// is computed without it. The command prints the problems and exits with [Main#MISTAKE] if there are any.
    LiveLimits ask() {
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
