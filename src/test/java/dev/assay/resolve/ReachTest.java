package dev.assay.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.EntryPoint;
import dev.assay.facts.Place;
import dev.assay.facts.Reaches;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who runs because of whom.
final class ReachTest {

    private static final String LIFESPAN = """
            from contextlib import asynccontextmanager
            from fastapi import FastAPI
            from app.db import start, stop
            @asynccontextmanager
            async def lifespan(app):
                start()
                yield
                stop()
            app = FastAPI(lifespan=lifespan)
            """;

    private static Facts service() {
        return Facts.of("app/db.py", """
                def start(): connect()
                def stop(): close()
                def connect(): ...
                def close(): ...
                """).and("app/main.py", LIFESPAN);
    }

    @Test
    void what_stands_before_the_yield_of_a_lifespan_hook_runs_at_start() {
        Set<String> reached = service().reached("lifespan");
        assertTrue(reached.contains("app.db.connect"), reached.toString());
        assertFalse(reached.contains("app.db.close"), reached.toString());
    }

    @Test
    void what_stands_behind_the_yield_runs_at_the_end() {
        Set<String> reached = service().reached("shutdown");
        assertTrue(reached.contains("app.db.close"), reached.toString());
        assertFalse(reached.contains("app.db.connect"), reached.toString());
    }

    @Test
    void a_context_that_spans_the_yield_is_left_at_the_end() {
        Facts facts = Facts.of("app/main.py", """
                from contextlib import asynccontextmanager
                from fastapi import FastAPI
                def close(): ...
                def early(): ...
                @asynccontextmanager
                async def database():
                    yield
                    close()
                @asynccontextmanager
                async def check():
                    yield
                    early()
                @asynccontextmanager
                async def lifespan(app):
                    async with check():
                        pass
                    async with database():
                        yield
                app = FastAPI(lifespan=lifespan)
                """);
        assertTrue(facts.reached("shutdown").contains("app.main.close"), facts.reached("shutdown").toString());
        assertFalse(facts.reached("shutdown").contains("app.main.early"), facts.reached("shutdown").toString());
    }

    @Test
    void the_way_is_named() {
        Reaches found = service().all(Reaches.class).stream()
                .filter(r -> r.root().equals("lifespan") && r.reached().equals("app.db.connect")).findFirst()
                .orElseThrow();
        assertEquals("app.main.lifespan -> app.db.start", found.through());
    }

    @Test
    void a_route_reaches_what_its_parameters_depend_on() {
        Set<String> reached = Facts.of("app/a.py", """
                from typing import Annotated
                from fastapi import APIRouter, Depends
                router = APIRouter()
                def session(): ...
                def user(db=Depends(session)): ...
                UserDep = Annotated[str, Depends(user)]
                @router.get("/")
                async def read(current: UserDep): ...
                """).reached("route");
        assertTrue(reached.containsAll(Set.of("app.a.read", "app.a.user", "app.a.session")), reached.toString());
    }

    @Test
    void a_method_name_alone_is_a_guess() {
        Set<String> reached = Facts.of("app/a.py", """
                class Pool:
                    def drain(self): ...
                def stop(thing):
                    thing.drain()
                stop(None)
                """).reached("import");
        assertTrue(reached.contains("app.a.Pool.drain?"), reached.toString());
    }

    @Test
    void a_test_does_not_start_anything() {
        assertEquals(Set.of(), Facts.of("tests/test_a.py", "def run(): ...\nrun()\n").reached("import"));
    }

    @Test
    void what_a_script_guard_holds_back_does_not_run_at_import() {
        assertFalse(Facts.of("app/a.py", """
                def run(): ...
                if __name__ == "__main__":
                    run()
                """).reached("import").contains("app.a.run"));
    }

    @Test
    void an_entry_point_reaches_the_hook_that_its_object_carries() {
        SourceFile manifest = new SourceFile("pyproject.toml", "", "app", Role.PRODUCTION);
        Set<String> reached = Facts.of("app/a.py", """
                from contextlib import asynccontextmanager
                class Contribution: ...
                def close(): ...
                @asynccontextmanager
                async def hook(app):
                    yield
                    close()
                contribution = Contribution(hook=hook, priority=10)
                """)
                .with(new EntryPoint(Place.ofLine(manifest, 3), "acme.hooks", "a", "app.a:contribution",
                        "app.a.contribution"))
                .reached("shutdown");
        assertTrue(reached.contains("app.a.close"), reached.toString());
    }

    @Test
    void a_callback_that_an_exit_stack_takes_runs_at_the_end() {
        Set<String> reached = Facts.of("app/a.py", """
                from contextlib import AsyncExitStack, asynccontextmanager
                from fastapi import FastAPI
                def close(): ...
                @asynccontextmanager
                async def lifespan(app):
                    async with AsyncExitStack() as stack:
                        stack.push_async_callback(close)
                        yield
                app = FastAPI(lifespan=lifespan)
                """).reached("shutdown");
        assertTrue(reached.contains("app.a.close"), reached.toString());
    }

    @Test
    void the_facts_do_not_depend_on_the_number_of_threads() {
        assertEquals(service().all(1).toString(), service().all(2).toString());
    }

    @Test
    void what_a_module_passes_on_while_it_is_imported_does_not_run() {
        assertFalse(Facts.of("app/a.py", """
                def run(): ...
                class Later:
                    def __init__(self, work): ...
                later = Later(run)
                """).reached("import").contains("app.a.run"));
    }

    @Test
    void a_route_reaches_what_its_decorator_depends_on() {
        Set<String> reached = Facts.of("app/a.py", """
                from fastapi import APIRouter, Depends
                router = APIRouter()
                def admin(): ...
                @router.get("/", dependencies=[Depends(admin)])
                async def read(): ...
                """).reached("route");
        assertTrue(reached.contains("app.a.admin"), reached.toString());
    }

    @Test
    void what_a_script_guard_holds_back_is_a_script() {
        Set<String> reached = Facts.of("app/run.py", """
                def main(): serve()
                def serve(): ...
                if __name__ == "__main__":
                    main()
                """).reached("script");
        assertTrue(reached.contains("app.run.serve"), reached.toString());
    }

    @Test
    void a_function_that_makes_the_application_starts_it() {
        Set<String> reached = Facts.of("app/main.py", """
                from fastapi import APIRouter, FastAPI
                def create_app():
                    configure()
                    return FastAPI()
                def configure(): ...
                def routes():
                    other()
                    return APIRouter()
                def other(): ...
                """).reached("factory");
        assertTrue(reached.contains("app.main.configure"), reached.toString());
        assertFalse(reached.contains("app.main.other"), reached.toString());
    }

    @Test
    void handlers_of_task_events_run_in_workers() {
        Facts facts = Facts.of("app/broker.py", """
                from taskiq import InMemoryBroker, TaskiqEvents
                def opened(state): connect()
                def closed(state): ...
                def connect(): ...
                broker = InMemoryBroker().with_event_handlers(TaskiqEvents.WORKER_STARTUP, opened)
                broker.add_event_handler(TaskiqEvents.WORKER_SHUTDOWN, closed)
                """);
        Set<String> reached = facts.reached("worker");
        assertTrue(reached.contains("app.broker.connect"), reached.toString());
        assertTrue(reached.contains("app.broker.closed"), reached.toString());
    }

    @Test
    void a_bound_method_runs_where_it_is_registered() {
        Facts facts = Facts.of("app/trace.py", """
                import atexit, signal
                from opentelemetry.sdk.trace import TracerProvider
                provider = TracerProvider()
                atexit.register(provider.shutdown)
                def stop(number, frame): provider.force_flush()
                signal.signal(signal.SIGTERM, stop)
                """);
        assertTrue(facts.reached("atexit").contains("opentelemetry.sdk.trace.TracerProvider.shutdown"));
        assertTrue(facts.reached("shutdown").contains("opentelemetry.sdk.trace.TracerProvider.force_flush"));
    }

    @Test
    void a_class_that_takes_scope_receive_and_send_is_middleware() {
        Set<String> reached = Facts.of("app/gate.py", """
                class Gate:
                    def __init__(self, app): ...
                    async def __call__(self, scope, receive, send): check()
                class Caller:
                    def __call__(self, scope): other()
                def check(): ...
                def other(): ...
                """).reached("middleware");
        assertTrue(reached.contains("app.gate.check"), reached.toString());
        assertFalse(reached.contains("app.gate.other"), reached.toString());
    }

    @Test
    void what_runs_when_a_task_is_done_is_only_guessed() {
        Set<String> reached = Facts.of("app/main.py", """
                from fastapi import FastAPI
                app = FastAPI()
                @app.get("/")
                async def route(task):
                    task.add_done_callback(handed)
                    task.add_done_callback(lambda done: called(done))
                    task.add_done_callback(make(1))
                    task.add_done_callback(again)
                    again(task)
                    plain(lambda: inside())
                def handed(task): further()
                def called(task): ...
                def make(number): ...
                def again(task): ...
                def further(): ...
                def plain(function): ...
                def inside(): ...
                """).reached("route");
        assertTrue(reached.containsAll(Set.of("app.main.handed?", "app.main.called?", "app.main.further?")),
                reached.toString());
        assertTrue(reached.containsAll(Set.of("app.main.make", "app.main.again", "app.main.plain", "app.main.inside")),
                reached.toString());
    }
}
