package dev.assay.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.facts.ExceptClause;
import org.junit.jupiter.api.Test;

/// What methods are called on.
final class ReceiversTest {

    private static void assertTarget(String expected, String callee, String text) {
        assertEquals(expected, Facts.of("app/a.py", text).target(callee));
    }

    @Test
    void a_constructor_call_gives_an_instance() {
        assertTarget("fastapi.FastAPI.include_router", "app.include_router", """
                from fastapi import FastAPI
                app = FastAPI()
                app.include_router(None)
                """);
    }

    @Test
    void an_annotation_gives_the_class() {
        assertTarget("sqlalchemy.ext.asyncio.AsyncSession.commit", "session.commit", """
                from sqlalchemy.ext.asyncio import AsyncSession
                async def save(session: AsyncSession):
                    await session.commit()
                """);
    }

    @Test
    void one_of_two_classes_is_what_both_inherit_from() {
        assertTarget("taskiq.AsyncBroker.startup", "broker.startup", """
                from taskiq import InMemoryBroker
                from taskiq_redis import ListQueueBroker
                broker = ListQueueBroker("redis://cache").with_id_generator(str)
                if testing:
                    broker = InMemoryBroker()
                async def start():
                    await broker.startup()
                """);
    }

    @Test
    void one_of_two_classes_that_have_nothing_in_common_has_none() {
        assertTarget("", "one.close", """
                import httpx
                from taskiq import InMemoryBroker
                one = httpx.AsyncClient()
                if testing:
                    one = InMemoryBroker()
                def stop():
                    one.close()
                """);
    }

    @Test
    void none_as_an_alternative_does_not_hide_the_class() {
        assertTarget("httpx.AsyncClient.aclose", "client.aclose", """
                import httpx
                async def stop(client: "httpx.AsyncClient | None" = None):
                    await client.aclose()
                """);
    }

    @Test
    void an_annotated_dependency_alias_is_followed() {
        assertEquals("sqlalchemy.ext.asyncio.AsyncSession.commit", Facts.of("app/deps.py", """
                from typing import Annotated
                from fastapi import Depends
                from sqlalchemy.ext.asyncio import AsyncSession
                def get(): ...
                SessionDep = Annotated[AsyncSession, Depends(get)]
                """).and("app/a.py", """
                from app.deps import SessionDep
                async def route(session: SessionDep):
                    await session.commit()
                """).target("session.commit"));
    }

    @Test
    void what_a_dependency_yields_is_what_the_parameter_gets() {
        assertTarget("sqlalchemy.orm.Session.commit", "db.commit", """
                from fastapi import Depends
                from sqlalchemy.orm import Session
                def get_db():
                    db = Session()
                    try:
                        yield db
                    finally:
                        db.close()
                def route(db=Depends(get_db)):
                    db.commit()
                """);
    }

    @Test
    void an_attribute_that_the_constructor_assigns_keeps_its_class() {
        assertTarget("httpx.AsyncClient.get", "self.client.get", """
                import httpx
                class Api:
                    def __init__(self):
                        self.client = httpx.AsyncClient()
                    async def load(self):
                        await self.client.get("/")
                """);
    }

    @Test
    void the_return_type_of_a_factory_is_known_without_an_annotation() {
        assertTarget("httpx.AsyncClient.get", "make().get", """
                import httpx
                def make():
                    client = httpx.AsyncClient()
                    return client
                make().get("/")
                """);
    }

    @Test
    void what_a_with_statement_enters_is_bound_to_its_name() {
        assertTarget("httpx.AsyncClient.get", "client.get", """
                import httpx
                async def load():
                    async with httpx.AsyncClient() as client:
                        await client.get("/")
                """);
    }

    @Test
    void a_context_manager_of_ones_own_gives_what_it_yields() {
        assertTarget("httpx.AsyncClient.get", "client.get", """
                import httpx
                from contextlib import asynccontextmanager
                from collections.abc import AsyncIterator
                @asynccontextmanager
                async def opened() -> AsyncIterator[httpx.AsyncClient]:
                    yield httpx.AsyncClient()
                async def load():
                    async with opened() as client:
                        await client.get("/")
                """);
    }

    @Test
    void a_method_of_a_base_class_belongs_to_the_base_class() {
        assertTarget("app.a.Base.run", "Own().run", """
                class Base:
                    def run(self): ...
                class Own(Base): ...
                Own().run()
                """);
    }

    @Test
    void super_is_the_base_class() {
        assertTarget("app.a.Base.run", "super().run", """
                class Base:
                    def run(self): ...
                class Own(Base):
                    def run(self):
                        super().run()
                """);
    }

    @Test
    void a_property_gives_what_it_returns() {
        assertTarget("httpx.AsyncClient.get", "self.client.get", """
                import httpx
                class Api:
                    @property
                    def client(self) -> httpx.AsyncClient: ...
                    async def load(self):
                        await self.client.get("/")
                """);
    }

    @Test
    void an_element_of_an_annotated_list_has_the_class_of_the_list() {
        assertTarget("httpx.AsyncClient.aclose", "client.aclose", """
                import httpx
                async def stop(clients: list[httpx.AsyncClient]):
                    for client in clients:
                        await client.aclose()
                """);
    }

    @Test
    void a_global_that_a_function_fills_has_the_annotated_class() {
        assertTarget("httpx.AsyncClient.aclose", "_client.aclose", """
                import httpx
                _client: httpx.AsyncClient | None = None
                def start():
                    global _client
                    _client = httpx.AsyncClient()
                async def stop():
                    await _client.aclose()
                """);
    }

    @Test
    void functions_that_call_each_other_without_end_have_no_known_class() {
        assertTarget("", "ping().close", """
                def ping(): return pong()
                def pong(): return ping()
                ping().close()
                """);
    }

    @Test
    void what_a_call_gives_is_not_what_was_called() {
        assertTarget("", "make()", """
                from sqlalchemy.orm import sessionmaker
                def make(): return pick()
                make()()
                """);
    }

    @Test
    void a_callable_that_is_called_gives_what_its_annotation_says() {
        assertTarget("sqlalchemy.orm.Session.commit", "session.commit", """
                from collections.abc import Callable
                from sqlalchemy.orm import Session
                class Repository:
                    def __init__(self, make: Callable[[], Session]):
                        self.make = make
                    def save(self):
                        session = self.make()
                        session.commit()
                """);
    }

    @Test
    void a_session_from_an_async_factory_is_known() {
        assertTarget("sqlalchemy.ext.asyncio.AsyncSession.commit", "session.commit", """
                from sqlalchemy.ext.asyncio import async_sessionmaker
                factory = async_sessionmaker()
                async def save():
                    async with factory() as session:
                        await session.commit()
                """);
    }

    @Test
    void any_is_no_class() {
        assertTarget("", "client.close", """
                from typing import Any
                def stop(client: Any):
                    client.close()
                """);
    }

    @Test
    void a_builtin_class_without_such_a_method_was_the_wrong_class() {
        assertTarget("", "items.all", """
                def run(items: list):
                    items.all()
                """);
    }

    @Test
    void a_mapped_column_is_on_an_instance_what_it_holds() {
        assertTarget("str.upper", "user.name.upper", """
                from sqlalchemy.orm import DeclarativeBase, Mapped
                class Base(DeclarativeBase): ...
                class User(Base):
                    name: Mapped[str]
                def shout(user: User):
                    user.name.upper()
                """);
    }

    @Test
    void self_is_the_enclosing_class() {
        assertTarget("app.a.Query.run", "Query().where().run", """
                from typing import Self
                class Query:
                    def where(self) -> Self: ...
                    def run(self): ...
                Query().where().run()
                """);
    }

    @Test
    void the_list_of_typing_is_the_built_in_one() {
        assertTarget("list.append", "items.append", """
                from typing import List
                def run(items: List[str]):
                    items.append("x")
                """);
    }

    @Test
    void what_a_column_without_an_annotation_holds_is_unknown() {
        assertTarget("", "user.name.upper", """
                from sqlalchemy import Column, String
                from sqlalchemy.orm import DeclarativeBase
                class Base(DeclarativeBase): ...
                class User(Base):
                    name = Column(String)
                def shout(user: User):
                    user.name.upper()
                """);
    }

    @Test
    void a_receiver_has_the_name_of_what_it_is_read_from() {
        Facts facts = Facts.of("app/state.py", "cache = {}\n").and("app/a.py", """
                from app import state
                from app.state import cache as entries
                class Hub:
                    members = []
                    @classmethod
                    def join(cls, member):
                        cls.members.append(member)
                def drop(key, names):
                    entries.pop(key)
                    state.cache.clear()
                    names.remove(key)
                    make().insert(key)
                """);
        assertEquals("app.a.Hub.members", facts.call("cls.members.append").receiverName());
        assertEquals("app.state.cache", facts.call("entries.pop").receiverName());
        assertEquals("app.state.cache", facts.call("state.cache.clear").receiverName());
        assertEquals("app.a.drop.names", facts.call("names.remove").receiverName());
        assertEquals("", facts.call("make().insert").receiverName());
    }

    @Test
    void a_call_is_discarded_where_it_is_a_statement_of_its_own() {
        Facts facts = Facts.of("app/a.py", """
                async def run(tasks):
                    alone()
                    await awaited()
                    kept = assigned()
                    tasks.append(passed())
                    return returned()
                """);
        assertEquals(true, facts.call("alone").discarded());
        assertEquals(true, facts.call("awaited").discarded());
        assertEquals(false, facts.call("assigned").discarded());
        assertEquals(false, facts.call("passed").discarded());
        assertEquals(false, facts.call("returned").discarded());
    }

    @Test
    void a_handler_knows_the_lines_that_it_guards() {
        ExceptClause clause = Facts.of("app/a.py", """
                before()
                try:
                    first()
                    second()
                except ValueError:
                    pass
                finally:
                    after()
                """).all(ExceptClause.class).getFirst();
        assertEquals(2, clause.guardedFrom());
        assertEquals(4, clause.guardedTo());
    }
}
