package dev.assay.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.Value;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryDataTest {

    private static final Path FOLDER = Path.of("facts/libraries");
    private static Libraries libraries;

    @BeforeAll
    static void load() throws IOException {
        libraries = Libraries.load(FOLDER);
    }

    @Test
    void every_file_says_where_its_library_is_documented() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String documentation = LibraryFile.read(new YAMLFactory(), file, new ArrayList<>()).documentation();
                assertTrue(documentation.startsWith("https://"), file.toString());
            }
        }
    }

    @Test
    void symbols_stand_in_order_of_name() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                List<String> names = List
                        .copyOf(LibraryFile.read(new YAMLFactory(), file, new ArrayList<>()).entries().keySet());
                assertEquals(names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), names, file.toString());
            }
        }
    }

    @Test
    void a_method_or_attribute_belongs_to_something_that_is_listed() {
        for (LibrarySymbol symbol : libraries.symbols()) {
            if (symbol.kind() != LibrarySymbol.Kind.METHOD) continue;
            String owner = symbol.name().substring(0, symbol.name().lastIndexOf('.'));
            assertTrue(libraries.symbol(owner).isPresent(), symbol.name());
        }
    }

    @Test
    void no_symbol_takes_a_parameter_twice_or_a_positional_one_behind_a_keyword() {
        for (LibrarySymbol symbol : libraries.symbols()) {
            List<String> names = symbol.parameters().stream().map(LibraryParameter::name).toList();
            assertEquals(names.stream().distinct().toList(), names, symbol.name());
            boolean keyword = false;
            for (LibraryParameter parameter : symbol.parameters()) {
                assertFalse(keyword && !parameter.keyword() && !parameter.takesKeywords(), symbol.name() + ": "
                        + parameter.name());
                keyword |= parameter.keyword();
            }
        }
    }

    /// Each with the page or source that says so.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // SQLAlchemy - Engine Configuration > create_engine
            "sqlalchemy.create_engine | pool_size | 2.0.36 | 5",
            "sqlalchemy.ext.asyncio.create_async_engine | pool_size | 2.0.36 | 5",
            "sqlalchemy.ext.asyncio.create_async_engine | max_overflow | 2.0.36 | 10",
            "sqlalchemy.create_engine | pool_timeout | 1.4.0 | 30",
            "sqlalchemy.create_engine | pool_recycle | 2.0.36 | -1",
            "sqlalchemy.create_engine | pool_pre_ping | 2.0.36 | False",
            "sqlalchemy.create_engine | echo | 2.0.36 | False",
            "sqlalchemy.ext.asyncio.async_sessionmaker | expire_on_commit | 2.0.36 | True",
            // redis-py: ConnectionPool puts 2**31 where None is given, 100 since 8.0
            "redis.asyncio.Redis | max_connections | 5.0.1 | 2147483648",
            "redis.asyncio.ConnectionPool | max_connections | 7.1.1 | 2147483648",
            "redis.asyncio.ConnectionPool | max_connections | 8.0.0 | 100",
            "redis.asyncio.BlockingConnectionPool | max_connections | 5.0.1 | 50",
            "redis.asyncio.Redis | socket_timeout | 5.0.1 | None",
            // bcrypt - README > Adjustable Work Factor
            "bcrypt.gensalt | rounds | 4.0.1 | 12",
            // PyJWT: per-key cache was on from 2.1 to 2.4
            "jwt.PyJWKClient | lifespan | 2.8.0 | 300",
            "jwt.PyJWKClient | cache_jwk_set | 2.8.0 | True",
            "jwt.PyJWKClient | cache_keys | 2.8.0 | False",
            "jwt.PyJWKClient | cache_keys | 2.4.0 | True",
            "jwt.decode | verify | 1.7.1 | True",
            // Starlette - Middleware > CORSMiddleware
            "starlette.middleware.cors.CORSMiddleware | allow_credentials | 0.40.0 | False",
            "fastapi.middleware.cors.CORSMiddleware | max_age | 0.40.0 | 600",
            // taskiq-redis - README > RedisAsyncResultBackend configuration
            "taskiq_redis.RedisAsyncResultBackend | result_ex_time | 1.2.2 | None",
            "taskiq_redis.RedisAsyncResultBackend | keep_results | 1.2.2 | True",
            // FastAPI - Reference > FastAPI class
            "fastapi.FastAPI | docs_url | 0.115.0 | /docs",
            "fastapi.FastAPI | debug | 0.115.0 | False",
            "fastapi.Depends | use_cache | 0.115.0 | True",
            // OpenTelemetry Python - SDK: without a sampler every trace is recorded
            "opentelemetry.sdk.trace.TracerProvider | sampler | 1.20.0 | None",
            "opentelemetry.sdk.trace.sampling.ParentBasedTraceIdRatio | rate | 1.20.0 | ",
            // structlog - API Reference
            "structlog.configure | cache_logger_on_first_use | 24.1.0 | None",
            // Python - logging.config
            "logging.config.fileConfig | disable_existing_loggers | | True",
    })
    void a_well_known_default_is_as_documented(String symbol, String parameter, String version, String value) {
        LibraryParameter found = libraries.symbol(symbol).orElseThrow().parameters().stream()
                .filter(p -> p.name().equals(parameter)).findFirst().orElseThrow();
        assertEquals(value == null ? "" : value, found.defaultFor(version == null ? "" : version, "")
                .map(Value::getString).orElse(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "fastapi.applications.FastAPI.get | fastapi.FastAPI.get",
            "sqlalchemy.orm.session.sessionmaker | sqlalchemy.orm.sessionmaker",
            "fastapi.middleware.cors.CORSMiddleware | starlette.middleware.cors.CORSMiddleware",
            "fastapi.Request.state | starlette.requests.Request.state",
            "jwt.InvalidTokenError | jwt.exceptions.InvalidTokenError",
            "sqlmodel.create_engine | sqlalchemy.create_engine",
            "sqlalchemy.future.select | sqlalchemy.select",
            "builtins.open | open",
    })
    void a_re_export_is_known_by_its_documented_name(String written, String canonical) {
        assertEquals(canonical, libraries.canonical(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "fastapi.FastAPI | add_middleware | fastapi.FastAPI.add_middleware",
            "fastapi.FastAPI | state | starlette.applications.Starlette.state",
            "sqlmodel.ext.asyncio.session.AsyncSession | commit | sqlalchemy.ext.asyncio.AsyncSession.commit",
            "taskiq_redis.ListQueueBroker | startup | taskiq.AsyncBroker.startup",
            "eventsourcing.projection.ProjectionRunner | stop | eventsourcing.projection.BaseProjectionRunner.stop",
            "fastapi.Request | app | starlette.requests.HTTPConnection.app",
    })
    void a_member_is_found_where_it_is_defined(String type, String attribute, String symbol) {
        assertEquals(symbol, libraries.member(type, attribute).orElseThrow().name());
    }

    @Test
    void a_result_has_its_class() {
        assertEquals("sqlalchemy.ext.asyncio.AsyncEngine",
                libraries.symbol("sqlalchemy.ext.asyncio.create_async_engine").orElseThrow().result());
        assertEquals("sqlalchemy.ext.asyncio.AsyncConnection",
                libraries.member("sqlalchemy.ext.asyncio.AsyncEngine", "begin").orElseThrow().enters());
        assertEquals("redis.asyncio.Redis", libraries.symbol("redis.asyncio.Redis").orElseThrow().result());
        assertTrue(libraries.symbol("redis.asyncio.Redis.aclose").orElseThrow().coroutine());
        assertFalse(libraries.symbol("redis.asyncio.Redis.from_url").orElseThrow().coroutine());
    }
}
