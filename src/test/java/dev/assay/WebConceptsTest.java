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

/// What the rules in `facts` make of the Python of a web service: for each concept what is one, and what only looks so.
class WebConceptsTest {

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
    void a_call_of_FastAPI_or_of_a_subclass_is_an_application() throws IOException {
        file("app/main.py", """
                import fastapi
                from fastapi import FastAPI as Web

                class Api(Web):
                    pass

                class Other:
                    pass

                app = Web(title="Shop")
                api = Api(title="Api")
                fastapi.APIRouter()
                other = Other(title="Other")
                """);
        assertEquals(List.of("app.main.app | Shop", "app.main.api | Api"), seen("Application", "name", "title"));
    }

    @Test
    void a_lifespan_is_known_by_what_guards_its_cleanup() throws IOException {
        file("app/main.py", """
                from contextlib import asynccontextmanager
                from fastapi import FastAPI

                @asynccontextmanager
                async def guarded(app):
                    try:
                        yield
                    finally:
                        close()

                @asynccontextmanager
                async def unguarded(app):
                    yield
                    close()

                one = FastAPI(lifespan=guarded)
                two = FastAPI(lifespan=unguarded)
                three = FastAPI(lifespan=None)
                """);
        assertEquals(List.of("app.main.guarded | finally", "app.main.unguarded | unguarded"),
                seen("LifespanHook", "hook", "cleanup"));
    }

    @Test
    void event_handlers_are_hooks_but_other_events_are_not() throws IOException {
        file("app/main.py", """
                from fastapi import FastAPI

                app = FastAPI()

                @app.on_event("startup")
                async def start(): ...

                async def stop(): ...

                app.add_event_handler("shutdown", stop)

                @bus.on_event("message")
                def message(): ...
                """);
        assertEquals(List.of("app.main.start | startup", "app.main.stop | shutdown"), seen("LifespanHook", "hook",
                "phase"));
    }

    private void contributions() throws IOException {
        file("pyproject.toml", """
                [project]
                name = "acme"
                version = "1"
                dependencies = ["fastapi"]
                [project.entry-points."acme.hooks"]
                database = "acme.db:offered"
                [project.entry-points."acme.layers"]
                timing = "acme.timing:layer"
                [project.entry-points."acme.other"]
                limit = "acme.timing:limit"
                """);
        file("acme/hooks.py", """
                from contextlib import AsyncExitStack, asynccontextmanager
                from dataclasses import dataclass

                @dataclass
                class Hook:
                    run: object
                    order: int = 500

                def compose(hooks: list[Hook]):
                    @asynccontextmanager
                    async def together(app):
                        async with AsyncExitStack() as stack:
                            for hook in hooks:
                                await stack.enter_async_context(hook.run(app))
                            yield
                    return together
                """);
        file("acme/db/__init__.py", "from acme.db.pool import offered\n");
        file("acme/db/pool.py", """
                from contextlib import asynccontextmanager
                from acme.hooks import Hook

                @asynccontextmanager
                async def database(app):
                    yield

                offered = Hook(run=database, order=30)
                """);
        file("acme/timing.py", """
                class Timing:
                    def __init__(self, app):
                        self.app = app

                    async def __call__(self, scope, receive, send):
                        if scope["type"] != "http":
                            return await self.app(scope, receive, send)

                class Layer:
                    order: int = 7

                    def __init__(self, made_of): ...

                layer = Layer(Timing)
                limit = 5
                """);
        file("acme/main.py", """
                from fastapi import FastAPI
                from acme.hooks import compose

                def create(hooks, layers):
                    app = FastAPI(lifespan=compose(hooks))
                    for layer in layers:
                        app.add_middleware(layer.made_of)
                    return app
                """);
    }

    @Test
    void a_hook_offered_by_an_entry_point_is_found_behind_a_re_export_and_its_composition_is_none() throws IOException {
        contributions();
        assertEquals(List.of("acme.db.pool.database | acme.hooks:database | 30"),
                seen("LifespanHook", "hook", "entryPoint", "priority"));
    }

    @Test
    void a_middleware_offered_by_an_entry_point_has_the_default_order_of_its_object() throws IOException {
        contributions();
        assertEquals(List.of("acme.timing.Timing | acme.layers:timing | 7 | pure ASGI | true"),
                seen("Middleware", "name", "entryPoint", "priority", "style", "checksScopeType"));
    }

    @Test
    void middleware_is_added_by_call_by_decorator_and_by_constructor() throws IOException {
        file("app/main.py", """
                from fastapi import FastAPI
                from starlette.middleware import Middleware
                from starlette.middleware.base import BaseHTTPMiddleware
                from starlette.middleware.gzip import GZipMiddleware

                class Timing(BaseHTTPMiddleware):
                    async def dispatch(self, request, call_next): ...

                app = FastAPI(middleware=[Middleware(GZipMiddleware)])
                app.add_middleware(Timing)

                @app.middleware("http")
                async def trace(request, call_next): ...

                @registry.middleware("sql")
                def sql(query): ...
                """);
        assertEquals(List.of("starlette.middleware.gzip.GZipMiddleware | constructor | 0 | pure ASGI",
                "app.main.Timing | add_middleware | 1 | BaseHTTPMiddleware",
                "app.main.trace | decorator | 0 | function"),
                seen("Middleware", "name", "added", "addedLater", "style"));
    }

    @Test
    void an_application_with_an_ASGI_call_of_its_own_is_no_middleware_class() throws IOException {
        file("app/main.py", """
                from fastapi import FastAPI

                class App(FastAPI):
                    async def __call__(self, scope, receive, send): ...
                """);
        assertEquals(List.of(), seen("MiddlewareClass", "name"));
    }

    @Test
    void a_cors_policy_says_where_each_part_comes_from() throws IOException {
        file("app/main.py", """
                from fastapi import FastAPI
                from fastapi.middleware.cors import CORSMiddleware
                from pydantic_settings import BaseSettings

                class Settings(BaseSettings):
                    origins: list[str] = ["*"]

                settings = Settings()
                app = FastAPI()
                app.add_middleware(CORSMiddleware, allow_origins=settings.origins, allow_credentials=True)
                """);
        assertEquals(List.of("settings | literal | not given"),
                seen("CorsPolicy", "originsFrom", "credentialsFrom", "methodsFrom"));
    }

    @Test
    void a_settings_class_inherits_its_prefix_and_counts_its_own_fields() throws IOException {
        file("app/settings.py", """
                from typing import ClassVar
                from pydantic import BaseModel, Field, field_validator
                from pydantic_settings import BaseSettings, SettingsConfigDict

                class Base(BaseSettings):
                    model_config = SettingsConfigDict(env_prefix="APP_", env_file=".env")

                class Database(Base):
                    limit: ClassVar[int] = 3
                    _cache = None
                    size: int = Field(5, ge=1, le=50)
                    url: str

                    @field_validator("url")
                    def check(cls, value): ...

                class Plain(BaseModel):
                    size: int
                """);
        assertEquals(List.of("Base | APP_ | .env | 0 | []", "Database | APP_ | .env | 2 | [check]"),
                seen("SettingsClass", "name", "envPrefix", "envFile", "fieldCount", "validators"));
        assertEquals(List.of("APP_SIZE | false | 5 | [ge, le]", "APP_URL | true |  | []"),
                seen("SettingsField", "variable", "required", "initial", "bounds"));
    }

    @Test
    void keywords_of_a_settings_class_say_what_its_model_config_would() throws IOException {
        file("app/settings.py", """
                from pydantic_settings import BaseSettings, SettingsConfigDict
                PREFIX = "MAIL_"

                class Base(BaseSettings, env_prefix="APP_", env_file=".env", frozen=True):
                    url: str

                class Database(Base):
                    size: int

                class Mail(Base, env_prefix=PREFIX):
                    model_config = SettingsConfigDict(env_prefix="OLD_", env_file="mail.env")
                    host: str

                class Bare(Base, env_prefix="", env_file=None):
                    port: int

                class Other(Database, metaclass=type, frozen=True):
                    name: str
                """);
        // pydantic takes a class's keywords before its model_config, and both before what it inherits; None is no file.
        assertEquals(
                List.of("Base | APP_ | .env", "Database | APP_ | .env", "Mail | MAIL_ | mail.env", "Bare |  | ",
                        "Other | APP_ | .env"),
                seen("SettingsClass", "name", "envPrefix", "envFile"));
        assertEquals(List.of("APP_URL", "APP_SIZE", "MAIL_HOST", "PORT", "APP_NAME"),
                seen("SettingsField", "variable"));
    }

    @Test
    void a_secret_of_pydantic_1_is_read_from_the_name_that_it_is_given() throws IOException {
        file("app/settings.py", """
                from pydantic import BaseSettings, Field, SecretStr

                class Settings(BaseSettings):
                    token: SecretStr = Field(..., env="API_TOKEN")
                    name: str = "shop"

                    class Config:
                        env_prefix = "shop_"
                """);
        assertEquals(List.of("API_TOKEN | true | true", "SHOP_NAME | false | false"),
                seen("SettingsField", "variable", "required", "hidden"));
    }

    @Test
    void every_way_to_the_environment_is_seen_and_no_docstring() throws IOException {
        file("app/env.py", """
                \"\"\"Reads os.environ["DOCUMENTED"].\"\"\"
                import os
                from os import environ, getenv as ask
                from starlette.config import Config

                config = Config(".env")
                a = os.environ["A"]
                b = environ.get("B", "x")
                c = ask("C")
                os.environ["D"] = "1"
                e = "E" in environ
                f = dict(os.environ)
                g = config("G", default=None)
                h = {"A": 1}["A"]
                i = {}.get("I")
                j = "x" in environ.get("J", "")
                k = environ
                """);
        assertEquals(List.of("os.environ[] | A", "os.environ.get | B", "os.getenv | C", "os.environ[] write | D",
                "membership test | E", "whole environment | ", "starlette Config | G", "os.environ.get | J",
                "whole environment | "),
                seen("EnvironmentRead", "kind", "variable"));
    }

    @Test
    void only_the_topmost_package_exports() throws IOException {
        file("src/acme/shop/__init__.py", "__all__ = [\"Cart\", \"Order\"]\n");
        file("src/acme/shop/parts/__init__.py", "__all__ = [\"Wheel\"]\n");
        file("src/acme/shop/cart.py", "__all__ = [\"Cart\"]\n");
        assertEquals(List.of("acme.shop | 2"), seen("Export", "name", "count"));
    }

    @Test
    void a_health_route_is_known_by_its_path_or_its_function() throws IOException {
        file("app/main.py", """
                from fastapi import APIRouter

                router = APIRouter(prefix="/v1")

                @router.get("/health/live")
                async def live(): ...

                @router.get("/")
                def health_check(): ...

                @router.get("/orders/{order}/status")
                def status(order): ...

                @cache.get("/health")
                def cached(): ...
                """);
        assertEquals(List.of("/health/live", "/"), seen("HealthRoute", "route"));
        assertEquals(List.of("get | app.main.live | true", "get | app.main.health_check | false",
                "get | app.main.status | false"), seen("Route", "verb", "handler", "async"));
        assertEquals(List.of("app.main.router | /v1"), seen("Router", "name", "prefix"));
    }

    @Test
    void exception_handlers_are_added_by_call_by_decorator_and_by_constructor() throws IOException {
        file("app/main.py", """
                from fastapi import FastAPI

                class Missing(Exception): ...

                async def not_found(request, error): ...

                app = FastAPI(exception_handlers={404: not_found})
                app.add_exception_handler(Missing, not_found)

                @app.exception_handler(ValueError)
                async def invalid(request, error): ...
                """);
        assertEquals(List.of("404 | app.main.not_found | constructor",
                "app.main.Missing | app.main.not_found | add_exception_handler",
                "ValueError | app.main.invalid | decorator"), seen("ExceptionHandler", "caught", "handler", "added"));
    }

    @Test
    void test_clients_and_context_variables_are_known_by_their_class() throws IOException {
        file("tests/test_app.py", """
                from contextvars import ContextVar
                from fastapi.testclient import TestClient
                from app.main import app

                request = ContextVar("request", default=None)

                def test_it():
                    with TestClient(app) as client:
                        client.get("/")
                """);
        assertEquals(List.of("app | true"), seen("TestClient", "application", "entered"));
        assertEquals(List.of("request | tests.test_app.request | true"), seen("ContextVariable", "name", "assignedTo",
                "atImport"));
    }
}
