package dev.assay.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.facts.ClassDefinition;
import dev.assay.facts.ExceptClause;
import dev.assay.facts.FunctionDefinition;
import dev.assay.facts.Import;
import dev.assay.facts.Import;
import dev.assay.facts.ReturnStatement;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What names stand for.
final class NamesTest {

    @Test
    void an_alias_stands_for_what_it_was_given_to() {
        assertEquals("sqlalchemy.create_engine", Facts.of("app/a.py", """
                import sqlalchemy as sa
                sa.create_engine("x")
                """).target("sa.create_engine"));
    }

    @Test
    void a_re_export_is_followed_to_the_definition() {
        assertEquals("app.db.core.connect", Facts.of("app/db/core.py", "def connect(): ...\n")
                .and("app/db/__init__.py", "from .core import connect as connect\n")
                .and("app/main.py", "from app.db import connect\nconnect()\n").target("connect"));
    }

    @Test
    void a_relative_import_counts_from_the_package_of_its_module() {
        assertEquals("app.core.run", Facts.of("app/core.py", "def run(): ...\n")
                .and("app/api/v1/users.py", "from ...core import run\nrun()\n").target("run"));
    }

    @Test
    void a_star_import_brings_in_what_the_other_module_defines() {
        assertEquals("app.core.run", Facts.of("app/core.py", "def run(): ...\n")
                .and("app/main.py", "from app.core import *\nrun()\n").target("run"));
    }

    @Test
    void the_import_under_type_checking_decides() {
        assertEquals("redis.asyncio.Redis", Facts.of("app/a.py", """
                from typing import TYPE_CHECKING, Any
                if TYPE_CHECKING:
                    from redis.asyncio import Redis
                else:
                    Redis = Any
                Redis()
                """).target("Redis"));
    }

    @Test
    void the_import_in_the_try_comes_before_the_one_in_the_except() {
        assertEquals("redis.asyncio.Redis", Facts.of("app/a.py", """
                try:
                    from redis.asyncio import Redis
                except ImportError:
                    from aioredis import Redis
                Redis()
                """).target("Redis"));
    }

    @Test
    void the_documented_name_of_a_library_symbol_is_used_wherever_it_is_imported_from() {
        assertEquals("starlette.middleware.cors.CORSMiddleware", Facts.of("app/a.py", """
                from fastapi.middleware.cors import CORSMiddleware
                CORSMiddleware(app=None)
                """).target("CORSMiddleware"));
    }

    @Test
    void a_name_that_is_configured_as_an_alias_stands_for_the_other_name() {
        assertEquals("sqlalchemy.create_engine", Facts.of("app/a.py", """
                from outside.db import make_engine
                make_engine("x")
                """).target("make_engine"));
    }

    @Test
    void a_parameter_hides_the_module_of_the_same_name_in_the_body_but_not_in_its_annotation() {
        Facts facts = Facts.of("app/a.py", """
                import redis
                def get(redis: redis.Redis):
                    redis.close()
                """);
        assertEquals("redis.Redis", facts.call("redis.close").receiverType());
    }

    @Test
    void the_last_assignment_before_a_use_decides() {
        assertEquals("dict.items", Facts.of("app/a.py", """
                def run():
                    x = []
                    x = {}
                    x.items()
                """).target("x.items"));
    }

    @Test
    void two_possible_classes_leave_a_name_open() {
        assertEquals("", Facts.of("app/a.py", """
                def run(flag):
                    if flag:
                        x = []
                    else:
                        x = {}
                    x.clear()
                """).target("x.clear"));
    }

    @Test
    void a_local_name_that_nothing_explains_has_no_target() {
        assertEquals("", Facts.of("app/a.py", "def run(thing):\n    thing.close()\n").target("thing.close"));
    }

    @Test
    void builtins_keep_their_short_name() {
        ExceptClause clause = Facts.of("app/a.py", """
                try:
                    open("x")
                except (ValueError, OSError) as e:
                    raise
                """).all(ExceptClause.class).getFirst();
        assertEquals(List.of("ValueError", "OSError"), clause.caught());
    }

    @Test
    void a_return_says_whether_it_stands_in_finally() {
        List<ReturnStatement> found = Facts.of("app/a.py", """
                def run():
                    try:
                        return work()
                    finally:
                        return
                """).all(ReturnStatement.class);
        assertEquals(List.of(false, true), found.stream().map(ReturnStatement::inFinally).toList());
    }

    @Test
    void an_import_says_what_it_brings_in() {
        Import found = Facts.of("app/db.py", "def connect(): ...\n").and("app/a.py", "from .db import connect as c\n")
                .all(Import.class).getFirst();
        assertEquals(List.of("app.db", "connect", "c", "app.db.connect"),
                List.of(found.importedFrom(), found.name(), found.alias(), found.target()));
    }

    @Test
    void ancestors_go_through_the_repository_into_the_library() {
        ClassDefinition found = Facts.of("app/a.py", """
                from pydantic_settings import BaseSettings
                class Base(BaseSettings): ...
                class Own(Base): ...
                """).all(ClassDefinition.class).getLast();
        assertEquals(List.of("app.a.Base", "pydantic_settings.BaseSettings"), found.ancestors().subList(0, 2));
    }

    @Test
    void classes_that_inherit_from_each_other_do_no_harm() {
        assertEquals("", Facts.of("app/a.py", """
                class A(B): ...
                class B(A): ...
                A().run()
                """).target("A().run"));
    }

    /// A program that is run in `src`, which is a package, too.
    private static Facts runInSrc() {
        return Facts.of("src/__init__.py", "").and("src/core/__init__.py", "")
                .and("src/core/broker.py", "def make(): ...\n");
    }

    @Test
    void an_import_is_looked_for_in_the_packages_around_the_module() {
        assertEquals("src.core.broker.make", runInSrc()
                .and("src/api/v1/jobs.py", "from core.broker import make\nmake()\n").target("make"));
    }

    @Test
    void a_module_that_is_found_around_keeps_its_alias() {
        assertEquals("src.core.broker.make", runInSrc()
                .and("src/main.py", "import core.broker as b\nb.make()\n").target("b.make"));
    }

    @Test
    void a_dotted_module_that_is_found_around_is_followed_by_its_whole_name() {
        assertEquals("src.core.broker.make", runInSrc()
                .and("src/main.py", "import core.broker\ncore.broker.make()\n").target("core.broker.make"));
    }

    @Test
    void a_star_import_is_looked_for_around_the_module() {
        assertEquals("src.core.broker.make", runInSrc()
                .and("src/main.py", "from core.broker import *\nmake()\n").target("make"));
    }

    @Test
    void an_import_inside_of_a_function_is_looked_for_around_the_module() {
        assertEquals("src.core.broker.make", runInSrc()
                .and("src/main.py", "def run():\n    from core import broker\n    broker.make()\n")
                .target("broker.make"));
    }

    @Test
    void a_module_is_one_whichever_way_it_is_imported() {
        Facts facts = runInSrc().and("src/a.py", "from core.broker import make as one\none()\n")
                .and("src/b.py", "from src.core.broker import make as two\ntwo()\n")
                .and("src/core/c.py", "from .broker import make as three\nthree()\n");
        assertEquals(List.of("src.core.broker.make", "src.core.broker.make", "src.core.broker.make"),
                List.of(facts.target("one"), facts.target("two"), facts.target("three")));
        assertEquals(1, facts.all(FunctionDefinition.class).size());
    }

    @Test
    void a_re_export_through_such_imports_is_followed() {
        assertEquals("src.core.broker.make", runInSrc().and("src/core/__init__.py", "from core.broker import make\n")
                .and("src/main.py", "from core import make\nmake()\n").target("make"));
    }

    @Test
    void the_nearest_of_several_packages_has_the_import() {
        assertEquals("src.api.core.make", runInSrc().and("src/core/__init__.py", "def make(): ...\n")
                .and("src/api/core.py", "def make(): ...\n")
                .and("src/api/main.py", "from core import make\nmake()\n").target("make"));
    }

    @Test
    void a_nearer_package_without_what_is_asked_for_is_passed_by() {
        assertEquals("src.core.broker.make", runInSrc().and("src/api/core.py", "def other(): ...\n")
                .and("src/api/main.py", "from core.broker import make\nmake()\n").target("make"));
    }

    @Test
    void a_module_at_the_top_comes_before_one_around() {
        assertEquals("core.broker.make", runInSrc().and("core/broker.py", "def make(): ...\n")
                .and("src/main.py", "from core.broker import make\nmake()\n").target("make"));
    }

    @Test
    void a_known_library_is_not_taken_for_a_module_around() {
        assertEquals("redis.asyncio.Redis", Facts.of("src/__init__.py", "")
                .and("src/redis/asyncio.py", "class Redis: ...\n")
                .and("src/main.py", "from redis.asyncio import Redis\nRedis()\n").target("Redis"));
    }

    @Test
    void a_declared_dependency_is_not_taken_for_a_module_around() {
        assertEquals("my_lib.make", Facts.of("src/__init__.py", "").with("my-lib", "1.0")
                .and("src/my_lib.py", "def make(): ...\n")
                .and("src/main.py", "from my_lib import make\nmake()\n").target("make"));
    }

    @Test
    void a_module_of_the_standard_library_is_not_taken_for_one_around() {
        assertEquals("statistics.mean", Facts.of("src/__init__.py", "")
                .and("src/statistics.py", "def mean(): ...\n")
                .and("src/main.py", "from statistics import mean\nmean()\n").target("mean"));
    }

    @Test
    void a_library_that_nothing_declares_is_told_by_what_is_taken_from_it() {
        assertEquals("telegram.Bot", Facts.of("bot/__init__.py", "")
                .and("bot/telegram.py", "from telegram import Bot\n")
                .and("bot/main.py", "from telegram import Bot\nBot()\n").target("Bot"));
    }

    @Test
    void a_test_elsewhere_imports_what_the_program_imports() {
        assertEquals("src.main.build", runInSrc()
                .and("src/main.py", "from core.broker import make\ndef build(): ...\n")
                .and("tests/test_main.py", "from main import build\nbuild()\n").target("build"));
    }

    @Test
    void a_test_that_may_mean_either_of_two_programs_means_none() {
        assertEquals("main.build", Facts.of("a/main.py", "from core import make\ndef build(): ...\n")
                .and("a/core.py", "def make(): ...\n").and("b/core.py", "def make(): ...\n")
                .and("b/main.py", "from core import make\ndef build(): ...\n")
                .and("tests/test_main.py", "from main import build\nbuild()\n").target("build"));
    }

    @Test
    void two_programs_import_each_its_own_module_of_one_name() {
        Facts facts = Facts.of("a/main.py", "from core import make as one\none()\n")
                .and("a/core.py", "def make(): ...\n").and("b/core.py", "def make(): ...\n")
                .and("b/main.py", "from core import make as two\ntwo()\n");
        assertEquals(List.of("a.core.make", "b.core.make"), List.of(facts.target("one"), facts.target("two")));
    }

    @Test
    void an_import_fact_names_the_module_that_was_found() {
        assertEquals(List.of("src.core.broker"), runInSrc().and("src/main.py", "from core.broker import make\n")
                .all(Import.class).stream().map(Import::importedFrom).toList());
    }
}
