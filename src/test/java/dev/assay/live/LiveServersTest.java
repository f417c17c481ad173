package dev.assay.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import redis.clients.jedis.Jedis;

/// Asks real servers. `.ci/run` starts them and says where they are, and with which limits:
///
/// - `ASSAY_TEST_DATABASE`, host and port: `max_connections` is 37, `superuser_reserved_connections` 4, from PostgreSQL 16 on
///   `reserved_connections` 2; user `assay` with the password `p@ss/w:rd%` and database `assay`;
/// - `ASSAY_TEST_REDIS`, host and port: `maxclients` is 321; password `r@dis secret`; user `narrow` with password
///   `n@rrow` may not call `CONFIG`, and `blind` with password `bl:nd` neither that nor `INFO`.
class LiveServersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Where a server is. On a machine without one the test is skipped; in CI that is a failure.
    private static String server(String variable) {
        String server = System.getenv().getOrDefault(variable, "");
        if (server.isEmpty() && "true".equals(System.getenv("CI")))
            fail("`" + variable + "` is not set, though `.ci/run` starts that server.");
        assumeTrue(!server.isEmpty(), "`" + variable + "` names no server to ask; `.ci/run` starts one.");
        return server;
    }

    private static String database() {
        return server("ASSAY_TEST_DATABASE");
    }

    private static String redis() {
        return server("ASSAY_TEST_REDIS");
    }

    private static String postgresUrl(String password) {
        return "postgresql+asyncpg://assay:" + password + "@" + database() + "/assay";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void postgres_says_its_limits() throws Unavailable {
        PostgresLimits limits = Postgres.limits(postgresUrl("p%40ss%2Fw%3Ard%25"), PATIENCE);
        assertEquals(37, limits.maxConnections());
        assertEquals(4, limits.superuserReserved());
        int major = Integer.parseInt(limits.version().replaceFirst("\\D.*", ""));
        assertEquals(major < 16 ? 0 : 2, limits.reserved());
        // 37 - 4 - 0, or 37 - 4 - 2.
        assertEquals(major < 16 ? 33 : 31, limits.available());
        assertEquals(database(), limits.server());
    }

    @Test
    void connections_in_use_are_counted_but_not_that_of_the_question() throws Unavailable, SQLException {
        String url = postgresUrl("p%40ss%2Fw%3Ard%25");
        int before = Postgres.limits(url, PATIENCE).used();
        Properties user = new Properties();
        user.setProperty("user", "assay");
        user.setProperty("password", "p@ss/w:rd%");
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++)
                open.add(new Driver().connect("jdbc:postgresql://" + database() + "/assay", user));
            assertEquals(before + 3, Postgres.limits(url, PATIENCE).used());
        } finally {
            for (Connection each : open) each.close();
        }
    }

    @Test
    void redis_says_its_limits() throws Unavailable {
        RedisLimits limits = Redis.limits("redis://:r%40dis%20secret@" + redis() + "/0", PATIENCE);
        assertEquals(OptionalInt.of(321), limits.maxClients());
        int before = limits.connected().getAsInt();
        String[] place = redis().split(":");
        try (Jedis other = new Jedis(place[0], Integer.parseInt(place[1]))) {
            other.auth("r@dis secret");
            RedisLimits now = Redis.limits("redis://:r%40dis%20secret@" + redis() + "/0", PATIENCE);
            assertEquals(before + 1, now.connected().getAsInt());
        }
    }

    @Test
    void redis_that_forbids_config_still_says_how_many_clients_there_are() throws Unavailable {
        RedisLimits limits = Redis.limits("redis://narrow:n%40rrow@" + redis(), PATIENCE);
        // Redis 7 names maxclients in INFO, too; before that it stays unknown.
        assertTrue(limits.maxClients().isEmpty() || limits.maxClients().getAsInt() == 321, limits.toString());
        assertTrue(limits.connected().isPresent());
    }

    @Test
    void redis_that_forbids_everything_leaves_its_limits_unknown() throws Unavailable {
        RedisLimits limits = Redis.limits("redis://blind:bl%3And@" + redis(), PATIENCE);
        assertEquals(new RedisLimits(redis(), OptionalInt.empty(), OptionalInt.empty()), limits);
    }

    private static void says(String expected, String secret, org.junit.jupiter.api.function.Executable asks) {
        Unavailable refused = assertThrows(Unavailable.class, asks);
        assertEquals(expected, refused.getMessage());
        assertFalse(refused.toString().contains(secret), refused.toString());
        assertNull(refused.getCause());
        assertEquals(0, refused.getSuppressed().length);
    }

    @Test
    void a_wrong_password_is_said_and_not_repeated() {
        says("The PostgreSQL server at " + database() + " refused the user name or the password.", "hunter2",
                () -> Postgres.limits(postgresUrl("hunter2"), PATIENCE));
        says("The Redis server at " + redis() + " refused the user name or the password.", "hunter2",
                () -> Redis.limits("redis://:hunter2@" + redis(), PATIENCE));
        says("The Redis server at " + redis() + " refused the user name or the password.", "hunter2",
                () -> Redis.limits("redis://" + redis() + "?x=hunter2", PATIENCE));
    }

    @Test
    void a_database_that_is_not_there_is_said() {
        says("The PostgreSQL server at " + database() + " has no database of that name.", "p@ss",
                () -> Postgres.limits(postgresUrl("p%40ss%2Fw%3Ard%25").replaceAll("/assay$", "/other"), PATIENCE));
    }

    @Test
    void a_server_that_does_not_speak_TLS_is_said_where_it_is_asked_for() {
        String asking = postgresUrl("p%40ss%2Fw%3Ard%25") + "?sslmode=require";
        Unavailable postgres = assertThrows(Unavailable.class, () -> Postgres.limits(asking, PATIENCE));
        assertTrue(postgres.getMessage().contains("TLS"), postgres.getMessage());
        says("The Redis server at " + redis() + " did not answer in time; it may not speak TLS.", "r@dis",
                () -> Redis.limits("rediss://:r%40dis%20secret@" + redis(), Duration.ofMillis(300)));
    }

    @Test
    void nothing_that_listens_is_said() throws IOException {
        int port = freePort();
        says("The PostgreSQL server at 127.0.0.1:" + port + " cannot be reached: nothing listens there.", "hunter2",
                () -> Postgres.limits("postgres://app:hunter2@127.0.0.1:" + port + "/shop", PATIENCE));
        says("The Redis server at 127.0.0.1:" + port + " cannot be reached: nothing listens there.", "hunter2",
                () -> Redis.limits("redis://:hunter2@127.0.0.1:" + port, PATIENCE));
    }

    @Test
    void a_server_that_never_answers_is_given_up() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            int port = silent.getLocalPort();
            says("The PostgreSQL server at 127.0.0.1:" + port + " did not answer in time.", "hunter2",
                    () -> Postgres.limits("postgres://app:hunter2@127.0.0.1:" + port + "/shop", Duration.ofSeconds(1)));
            says("The Redis server at 127.0.0.1:" + port + " did not answer in time.", "hunter2",
                    () -> Redis.limits("redis://:hunter2@127.0.0.1:" + port, Duration.ofMillis(300)));
        }
    }

    @Test
    void a_host_that_nobody_knows_is_said() {
        says("The host of the PostgreSQL server at db.invalid:5432 is not known.", "hunter2",
                () -> Postgres.limits("postgres://app:hunter2@db.invalid/shop", PATIENCE));
        says("The host of the Redis server at cache.invalid:6379 is not known.", "hunter2",
                () -> Redis.limits("redis://:hunter2@cache.invalid", PATIENCE));
    }
}
