package dev.assay.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final String SECRET = "hunter2";

    private static String postgres(String url) throws Unavailable {
        Address address = Postgres.address(url);
        return address.user() + " " + address.password() + " " + address.shown() + " " + address.path();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "postgres", "postgresql+asyncpg", "postgresql+psycopg", "postgresql+psycopg2",
            "jdbc:postgresql", "POSTGRESQL"})
    void the_driver_in_a_scheme_says_nothing_about_the_server(String scheme) throws Unavailable {
        assertEquals("app secret db.example.org:6432 shop",
                postgres(scheme + "://app:secret@db.example.org:6432/shop"));
    }

    @Test
    void passwords_are_decoded_and_may_hold_what_should_have_been_encoded() throws Unavailable {
        assertEquals("app p@ss/w:rd% db:5432 shop", postgres("postgres://app:p%40ss%2Fw%3Ard%25@db/shop"));
        assertEquals("app p@ss db:5432 shop", postgres("postgres://app:p@ss@db/shop"));
        assertEquals("app a+b db:5432 shop", postgres("postgres://app:a+b@db/shop"));
        assertEquals("app 100%sure db:5432 shop", postgres("postgres://app:100%sure@db/shop"));
        assertEquals("app a?b db:5432 shop", postgres("postgres://app:a?b@db/shop"));
    }

    @Test
    void an_address_without_port_or_with_one_in_the_query_is_read() throws Unavailable {
        assertEquals("app  [::1]:5432 shop", postgres("postgresql://app@[::1]/shop"));
        assertEquals("app  db:7000 shop", postgres("postgresql://app@/shop?host=db&port=7000"));
        assertEquals("require", Postgres.address("postgresql://app@db/shop?sslmode=require").options().get("sslmode"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:///shop?host=/var/run/postgresql", "postgresql://app:hunter2@/shop",
            "postgresql://app:hunter2@%2Fvar%2Frun%2Fpostgresql/shop"})
    void unix_sockets_of_postgres_are_refused_with_a_sentence(String url) {
        Unavailable refused = assertThrows(Unavailable.class, () -> Postgres.address(url));
        assertEquals("`--database-url` names a Unix socket, which cannot be asked; give the host and port on which the "
                + "server listens, as in `postgresql://user:password@host:5432/database`.", refused.getMessage());
    }

    @Test
    void a_unix_socket_of_redis_is_refused_with_a_sentence() {
        Unavailable refused = assertThrows(Unavailable.class, () -> Redis.address("unix://:hunter2@/tmp/redis.sock"));
        assertEquals(
                "`--redis-url` names a Unix socket, which cannot be asked; give the host and port on which the server "
                        + "listens, as in `redis://:password@host:6379/0`.",
                refused.getMessage());
    }

    @Test
    void what_is_no_address_is_refused_without_repeating_it() {
        for (String url : List.of("app:hunter2@db/shop", "mysql://app:hunter2@db/shop", "hunter2",
                "postgresql://app:hunter2@db:99999/shop", "postgresql://app:hunter2@db:port/shop",
                "postgresql://app:hunter2@one:1,two:2/shop", "postgresql://app:hunter2@[::1/shop",
                "postgresql://app:x@hunter2 hunter2/shop")) {
            Unavailable refused = assertThrows(Unavailable.class, () -> Postgres.address(url), url);
            assertFalse(refused.getMessage().contains(SECRET), refused.getMessage());
            assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
        }
        for (String url : List.of("memcached://:hunter2@db", "redis://:hunter2@a b", "redis://:hunter2@")) {
            Unavailable refused = assertThrows(Unavailable.class, () -> Redis.address(url), url);
            assertFalse(refused.getMessage().contains(SECRET), refused.getMessage());
        }
    }

    @Test
    void an_address_shows_no_password() throws Unavailable {
        assertFalse(Postgres.address("postgresql://app:hunter2@db/shop").toString().contains(SECRET));
    }
}
