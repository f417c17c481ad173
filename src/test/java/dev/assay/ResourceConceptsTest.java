package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the rules in `facts` make of the resources that Python code takes: for each concept what is one, and what only
/// looks so.
class ResourceConceptsTest {

    private static final Assay ASSAY = Assay.at(Path.of(""));

    @TempDir
    private Path repository;

    private void file(String path, String text) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// The concepts of a kind in order of place, each as the values of some properties joined with ` | `.
    private List<String> seen(String kind, String... properties) throws IOException {
        try (Stream<FactRow> rows = ASSAY.facts(repository, Assay.Options.defaults(), Set.of(kind))) {
            return rows.map(row -> String.join(" | ", Stream.of(properties)
                    .map(property -> String.valueOf(row.properties().get(property))).toList())).toList();
        }
    }

    @Test
    void a_pool_is_as_large_as_literals_settings_and_library_defaults_say() throws IOException {
        file("requirements.txt", "sqlalchemy==2.0.40\n");
        file("app/db.py", """
                import os
                from pydantic_settings import BaseSettings
                from sqlalchemy import create_engine
                from sqlalchemy.ext.asyncio import create_async_engine

                class Settings(BaseSettings):
                    pool_size: int = 7

                settings = Settings()
                options = {"pool_size": int(os.getenv("POOL", "4")), "max_overflow": -1}

                one = create_engine(settings.url, pool_size=20, max_overflow=10)
                two = create_async_engine(settings.url, pool_size=settings.pool_size, max_overflow=1)
                three = create_engine(settings.url)
                four = create_engine(settings.url, **options)
                view = one.execution_options(schema_translate_map={})
                """);
        assertEquals(List.of("20 | 10 | 30 | literal", "7 | 1 | 8 | settings", "5 | 10 | 15 | library-default",
                "4 | unbounded | unbounded | environment"), seen("Pool", "size", "overflow", "total", "configuredBy"));
    }

    @Test
    void what_callers_give_counts_from_where_python_gives_no_argument_by_itself() throws IOException {
        file("requirements.txt", "asyncpg==0.30.0\n");
        file("app/db.py", """
                import asyncpg

                def plain(dsn, size):
                    return asyncpg.create_pool(dsn, max_size=size)

                def separated(dsn, /, size, *, least=1):
                    return asyncpg.create_pool(dsn, max_size=size, min_size=least)

                class Pools:
                    def __init__(self, dsn, most):
                        self.pool = asyncpg.create_pool(dsn, max_size=most)

                    def method(self, dsn, size):
                        return asyncpg.create_pool(dsn, max_size=size)

                    @staticmethod
                    def free(dsn, size):
                        return asyncpg.create_pool(dsn, max_size=size)

                    @classmethod
                    def of_class(cls, dsn, size):
                        return asyncpg.create_pool(dsn, max_size=size)

                    def outer(self, dsn):
                        def nested(dsn, size):
                            return asyncpg.create_pool(dsn, max_size=size)
                        return nested(dsn, 17)

                    @property
                    def pool_of_ten(self):
                        return self.method("", 18)

                    class Inner:
                        def __init__(self, dsn, size):
                            self.pool = asyncpg.create_pool(dsn, max_size=size)
                """);
        file("app/main.py", """
                from app.db import Pools, plain, separated
                plain("", 11)
                separated("", 12, least=2)
                pools = Pools("", 13)
                Pools.free("", 14)
                pools.free("", 14)
                Pools.of_class("", 15)
                pools.of_class("", 15)
                Pools.method(pools, "", 18)
                Pools.Inner("", 19)
                """);
        assertEquals(List.of("max_size 11", "max_size 12", "max_size 13", "max_size 14", "max_size 15", "max_size 17",
                "max_size 18", "max_size 19", "min_size 2"), handed());
    }

    private List<String> handed() throws IOException {
        try (Stream<FactRow> rows = ASSAY.facts(repository, Assay.Options.defaults(), Set.of("HandedParameter"))) {
            return rows.map(row -> row.properties().get("name") + " " + row.properties().get("amount")).sorted()
                    .toList();
        }
    }

    @Test
    void no_connection_to_redis_counts_as_nothing_said() throws IOException {
        // redis-py: `max_connections = max_connections or 2**31` before 8.0, `or 100` since; its blocking pool hands it on.
        file("app/cache.py", """
                from redis.asyncio import BlockingConnectionPool, Redis
                none = Redis(max_connections=0)
                blocking = BlockingConnectionPool(max_connections=0)
                few = Redis(max_connections=7)
                usual = BlockingConnectionPool()
                """);
        file("requirements.txt", "redis==5.2.0\n");
        assertEquals(List.of("unbounded | library-default", "unbounded | library-default", "7 | literal",
                "50 | library-default"), seen("RedisClient", "size", "configuredBy"));
        file("requirements.txt", "redis==8.0.0\n");
        assertEquals(List.of("100 | library-default", "100 | library-default", "7 | literal", "50 | library-default"),
                seen("RedisClient", "size", "configuredBy"));
    }

    @Test
    void an_engine_of_a_migration_and_one_without_a_pool_are_told_apart() throws IOException {
        file("requirements.txt", "sqlalchemy==2.0.40\n");
        file("alembic.ini", "[alembic]\nscript_location = alembic\n");
        file("alembic/env.py", """
                from sqlalchemy import engine_from_config, pool
                from alembic import context

                engine = engine_from_config(context.config.get_section("alembic"), poolclass=pool.NullPool)
                """);
        file("app/db.py", """
                from sqlalchemy import create_engine
                from sqlalchemy.pool import NullPool, StaticPool

                one = create_engine(url, poolclass=NullPool)
                two = create_engine(url, poolclass=StaticPool)
                """);
        assertEquals(List.of("migration | 0 | one per use", "runtime | 0 | one per use", "runtime | 1 | 1"),
                seen("Pool", "role", "size", "total"));
    }

    @Test
    void a_runner_of_events_has_pools_and_threads_only_where_events_are_kept_in_postgres() throws IOException {
        file("pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"eventsourcing[postgres]>=9.4\"]\n");
        file("shop/run.py", """
                from eventsourcing.projection import EventSourcedProjectionRunner

                def start(app, projections):
                    for projection in projections:
                        EventSourcedProjectionRunner(application_class=app, projection_class=projection).__enter__()
                """);
        assertEquals(List.of("5 | 10 | projections | environment", "5 | 10 | projections | environment"),
                seen("Pool", "size", "overflow", "count", "configuredBy"));
        assertEquals(List.of("library runner | 4 x projections"), seen("BackgroundThread", "kind", "count"));
        file("pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"eventsourcing>=9.4\"]\n");
        assertEquals(List.of(), seen("Pool", "size"));
    }

    @Test
    void redis_clients_have_the_limit_they_are_told_or_that_of_the_locked_version() throws IOException {
        file("requirements.txt", "redis==5.0.1\ntaskiq-redis==1.0.0\n");
        file("app/cache.py", """
                import redis.asyncio as aioredis
                from redis import Redis
                from taskiq_redis import ListQueueBroker

                one = aioredis.from_url("redis://localhost", max_connections=10)
                two = Redis()
                three = ListQueueBroker("redis://localhost")
                pool = aioredis.BlockingConnectionPool()
                four = aioredis.Redis(connection_pool=pool)
                other = dict.fromkeys("redis")
                """);
        assertEquals(List.of("10 | literal | false", "unbounded | library-default | false",
                "unbounded | library-default | false",
                "50 | library-default | false", "0 | unknown | true"),
                seen("RedisClient", "size", "configuredBy",
                        "shared"));
    }

    @Test
    void an_http_client_lives_as_long_as_what_holds_it() throws IOException {
        file("app/web.py", """
                import httpx
                import requests

                shared = httpx.Client(limits=httpx.Limits(max_connections=5))

                class Api:
                    def __init__(self):
                        self.client = httpx.AsyncClient()

                async def fetch(url):
                    async with httpx.AsyncClient() as client:
                        await client.get(url)
                    requests.get(url)
                """);
        assertEquals(List.of("module | 5 | literal", "attribute | 100 | library-default",
                "call | 100 | library-default"),
                seen("HttpClient", "lifetime", "size", "configuredBy"));
    }

    @Test
    void threads_executors_and_tasks_run_beside_the_rest() throws IOException {
        file("app/work.py", """
                import asyncio
                import threading
                from concurrent.futures import ThreadPoolExecutor

                class Poller:
                    def start(self):
                        self.thread = threading.Thread(target=self.loop, daemon=True)
                        self.stop = threading.Event()

                poller = Poller()

                def run(job):
                    threading.Thread(target=job).start()
                    with ThreadPoolExecutor(max_workers=4) as pool:
                        pool.submit(job)

                async def main(job):
                    asyncio.create_task(job())
                    kept = asyncio.create_task(job())
                    await asyncio.sleep(1)
                """);
        assertEquals(List.of("thread | self.loop | 1 | True", "thread | job | one per call | ",
                "thread pool |  | 4 | "),
                seen("BackgroundThread", "kind", "runs", "count", "daemon"));
        assertEquals(List.of("false", "true"), seen("BackgroundTask", "kept"));
    }

    @Test
    void tokens_and_passwords_are_known_with_algorithms_and_rounds() throws IOException {
        file("requirements.txt", "pyjwt==2.8.0\nbcrypt==4.1.0\n");
        file("app/auth.py", """
                import bcrypt
                import jwt

                ALGORITHM = "HS256"

                def sign(claims, key):
                    jwt.get_unverified_header(key)
                    return jwt.encode(claims, key, algorithm=ALGORITHM)

                def read(token, key):
                    return jwt.decode(token, key, algorithms=[ALGORITHM])

                def hashed(password):
                    return bcrypt.hashpw(password, bcrypt.gensalt(rounds=10))

                def check(password, known):
                    return bcrypt.checkpw(password, known)
                """);
        assertEquals(List.of("[HS256]"), seen("TokenDecoding", "algorithms"));
        assertEquals(List.of("HS256"), seen("TokenEncoding", "algorithm"));
        assertEquals(List.of("bcrypt.hashpw | 10 | literal"), seen("PasswordHash", "kind", "rounds", "roundsBy"));
    }

    @Test
    void sessions_tracing_logging_and_caches_are_known_by_what_makes_them() throws IOException {
        file("requirements.txt", "sqlalchemy==2.0.40\n");
        file("app/wiring.py", """
                import logging
                from functools import lru_cache
                from opentelemetry import trace
                from opentelemetry.sdk.trace import TracerProvider
                from opentelemetry.sdk.trace.export import BatchSpanProcessor, ConsoleSpanExporter
                from sqlalchemy.orm import Session, sessionmaker

                factory = sessionmaker(bind=engine, expire_on_commit=False)
                session = Session(engine)
                provider = TracerProvider()
                provider.add_span_processor(BatchSpanProcessor(ConsoleSpanExporter()))
                trace.get_tracer_provider()
                logging.basicConfig(level=logging.INFO)
                logging.getLogger().setLevel(logging.INFO)

                @lru_cache(maxsize=1)
                def settings(): ...

                @lru_cache
                def find(key): ...
                """);
        assertEquals(List.of("False | app.wiring.factory"), seen("SessionFactory", "expireOnCommit", "name"));
        assertEquals(List.of(" | false"), seen("TracerProvider", "sampler", "resource"));
        assertEquals(List.of("true"), seen("SpanProcessor", "batched"));
        assertEquals(1, seen("SpanExporter", "kind").size());
        assertEquals(List.of("logging"), seen("LogConfiguration", "library"));
        assertEquals(List.of("1 | app.wiring.settings", "128 | app.wiring.find"), seen("Cache", "bound", "name"));
    }

    @Test
    void brokers_schedulers_backends_and_tasks_are_known_by_their_class() throws IOException {
        file("app/queue.py", """
                from taskiq import TaskiqScheduler
                from taskiq_redis import ListQueueBroker, RedisAsyncResultBackend

                backend = RedisAsyncResultBackend("redis://localhost", result_ex_time=60)
                broker = ListQueueBroker("redis://localhost").with_result_backend(backend)
                scheduler = TaskiqScheduler(broker=broker, sources=[])

                @broker.task
                async def send(): ...

                async def plain(): ...
                """);
        assertEquals(List.of("taskiq_redis.ListQueueBroker"), seen("Broker", "kind"));
        assertEquals(List.of("60"), seen("ResultBackend", "keeps"));
        assertEquals(List.of("taskiq.TaskiqScheduler"), seen("Scheduler", "kind"));
        assertEquals(1, seen("TaskDefinition", "decorator").size());
        assertEquals(List.of("worker process | app.queue.broker", "scheduler process | app.queue.scheduler"),
                seen("WorkerEntry", "kind", "runs"));
    }
}
