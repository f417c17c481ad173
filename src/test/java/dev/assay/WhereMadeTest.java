package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.budget.Balance;
import dev.assay.budget.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which processes make a pool: those that answer requests, those that work on tasks, or all. The server has 4 processes, the
/// worker 2.
class WhereMadeTest {

    private static final Assay ASSAY = Assay.at(Path.of(""));

    private static final String BOTH = """
            services:
              web: {build: ., command: uvicorn app.main:app --workers 4}
              worker: {build: ., command: taskiq worker app.worker:broker app.tasks --workers 2}
            """;

    private static final String MAIN = """
            from fastapi import FastAPI
            app = FastAPI()
            """;

    private static final String WORKER = """
            from taskiq import TaskiqEvents
            from taskiq_redis import ListQueueBroker
            broker = ListQueueBroker("redis://cache")
            """;

    private static final String POOL = """
            from sqlalchemy import create_engine
            def make():
                return create_engine("postgresql://db", pool_size=10, max_overflow=0)
            """;

    @TempDir
    private Path repository;

    @BeforeEach
    void a_service_with_a_worker() throws IOException {
        file("requirements.txt",
                "sqlalchemy==2.0.40\ntaskiq==0.11.0\ntaskiq-redis==1.0.0\nredis==5.2.0\nfastapi==0.115.0\n");
        file("compose.yaml", BOTH);
        file("app/__init__.py", "");
        file("app/main.py", MAIN);
        file("app/worker.py", WORKER);
        file("app/db.py", POOL);
    }

    private void file(String path, String text) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// What the server's processes and the worker's take together.
    private List<String> taken(Resource resource) throws IOException {
        return ASSAY.audit(repository, Assay.Options.defaults()).judgement().books().balance(resource).lines().stream()
                .map(Balance.Line::amount).map(Object::toString).toList();
    }

    private List<String> taken() throws IOException {
        return taken(Resource.DATABASE);
    }

    @Test
    void what_an_event_of_workers_makes_is_made_by_workers() throws IOException {
        file("app/worker.py", WORKER + """
                from app.db import make
                @broker.on_event(TaskiqEvents.WORKER_STARTUP)
                async def start(state):
                    state.engine = make()
                """);
        // 4 · 0 and 2 · 10
        assertEquals(List.of("0", "20"), taken());
    }

    @Test
    void what_an_event_of_clients_makes_may_be_made_by_all() throws IOException {
        file("app/worker.py", WORKER + """
                from app.db import make
                @broker.on_event(TaskiqEvents.CLIENT_STARTUP)
                async def start(state):
                    state.engine = make()
                """);
        // 4 · 10 and 2 · 10
        assertEquals(List.of("40", "20"), taken());
    }

    @Test
    void what_a_route_makes_too_is_made_by_all() throws IOException {
        file("app/worker.py", WORKER + """
                from app.db import make
                @broker.on_event(TaskiqEvents.WORKER_STARTUP)
                async def start(state):
                    state.engine = make()
                """);
        file("app/main.py", MAIN + """
                from app.db import make
                @app.get("/")
                def root():
                    make()
                """);
        assertEquals(List.of("40", "20"), taken());
    }

    @Test
    void what_a_handler_of_celery_makes_is_made_by_workers() throws IOException {
        file("compose.yaml", BOTH.replace("taskiq worker app.worker:broker app.tasks --workers 2",
                "celery -A app.worker worker --concurrency 2"));
        file("app/worker.py", """
                from celery import Celery
                from celery.signals import worker_process_init
                from app.db import make
                queue = Celery("app")
                @worker_process_init.connect
                def start(**kwargs):
                    make()
                """);
        assertEquals(List.of("0", "20"), taken());
    }

    @Test
    void a_module_that_only_workers_import_makes_its_pool_in_workers() throws IOException {
        file("app/tasks.py", """
                from app.reports import engine
                from app.worker import broker
                @broker.task
                async def report():
                    engine.connect()
                """);
        file("app/reports.py", "from app.db import make\nengine = make()\n");
        assertEquals(List.of("0", "20"), taken());
    }

    @Test
    void a_module_that_the_server_imports_in_a_function_makes_its_pool_in_all() throws IOException {
        file("app/tasks.py", "from app.worker import broker\nfrom app.db import make\nengine = make()\n");
        file("app/main.py", MAIN + """
                @app.get("/")
                def root():
                    from app import tasks
                """);
        assertEquals(List.of("40", "20"), taken());
    }

    @Test
    void a_module_that_an_entry_point_offers_makes_its_pool_in_all() throws IOException {
        file("pyproject.toml", """
                [project]
                name = "app"
                [project.entry-points."app.lifespan"]
                tasks = "app.tasks:hook"
                """);
        file("app/tasks.py", "from app.db import make\nengine = make()\ndef hook(app): ...\n");
        assertEquals(List.of("40", "20"), taken());
    }

    @Test
    void a_pool_of_a_package_that_all_import_is_made_by_all() throws IOException {
        file("app/__init__.py", "from app.db import make\nengine = make()\n");
        file("app/tasks.py", "from app.worker import broker\n");
        assertEquals(List.of("40", "20"), taken());
    }

    @Test
    void where_no_worker_runs_its_pool_may_be_made_by_the_server() throws IOException {
        file("compose.yaml",
                BOTH.lines().filter(line -> !line.contains("worker:broker")).reduce("", (a, b) -> a + b + "\n"));
        file("app/worker.py", WORKER + """
                from app.db import make
                @broker.on_event(TaskiqEvents.WORKER_STARTUP)
                async def start(state):
                    state.engine = make()
                """);
        assertEquals(List.of("40"), taken());
    }

    @Test
    void what_a_lifespan_makes_of_redis_and_http_is_made_by_the_server() throws IOException {
        file("app/worker.py", "from taskiq import InMemoryBroker\nbroker = InMemoryBroker()\n");
        file("app/main.py", """
                from contextlib import asynccontextmanager
                from fastapi import FastAPI
                from httpx import AsyncClient, Limits
                from redis.asyncio import Redis

                @asynccontextmanager
                async def lifespan(app):
                    app.state.redis = Redis(max_connections=5)
                    app.state.http = AsyncClient(limits=Limits(max_connections=7))
                    yield

                app = FastAPI(lifespan=lifespan)
                """);
        // 4 · 5; the workers run no lifespan
        assertEquals(List.of("20", "0"), taken(Resource.REDIS));
        assertEquals("0", taken(Resource.HTTP).getLast());
    }
}
