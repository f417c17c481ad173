package dev.assay.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.assay.facts.Assignment;
import dev.assay.facts.Given;
import dev.assay.facts.Parameter;
import dev.assay.facts.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What expressions are worth, and what library parameters get.
final class ValuesTest {

    private static Value value(String expression) {
        return Facts.of("app/a.py", "import os\nx = " + expression + "\n").all(Assignment.class).getFirst().value();
    }

    @Test
    void numbers_are_calculated() {
        assertEquals(3600, value("60 * 60").getNumber());
        assertEquals(-5, value("-5").getNumber());
        assertEquals(16, value("0x10").getNumber());
    }

    @Test
    void adjacent_strings_are_one() {
        assertEquals("ab", value("'a' \"b\"").getString());
    }

    @Test
    void an_f_string_keeps_what_it_brings_in() {
        Value.FormattedString text = assertInstanceOf(Value.FormattedString.class, value("f\"a{os.name}b\""));
        assertEquals("os.name", text.interpolated().getFirst().text());
    }

    @Test
    void a_division_by_zero_is_unknown() {
        assertInstanceOf(Value.Unknown.class, value("1 / 0"));
    }

    @Test
    void an_environment_read_names_its_variable_and_falls_back() {
        Value.Reference read = assertInstanceOf(Value.Reference.class, value("int(os.getenv(\"POOL\", \"5\"))"));
        assertEquals(List.of("environment", "POOL", "5"), List.of(read.origin(), read.owner(), read.getString()));
    }

    @Test
    void what_is_false_gives_way_to_the_other_side_of_an_or() {
        assertEquals("environment", value("DEBUG or os.getenv(\"DEBUG\") == \"1\"\nDEBUG = False").getDecidedBy());
        assertEquals("literal", value("LEVEL or os.getenv(\"LEVEL\")\nLEVEL = \"INFO\"").getDecidedBy());
    }

    @Test
    void a_constant_of_another_module_is_followed() {
        Parameter parameter = Facts.of("app/config.py", "POOL = 7\n").and("app/a.py", """
                from sqlalchemy import create_engine
                from app import config
                engine = create_engine("x", pool_size=config.POOL)
                """).parameter("sqlalchemy.create_engine", "pool_size");
        assertEquals(7, parameter.value().getNumber());
        assertEquals("app.config.POOL", assertInstanceOf(Value.Reference.class, parameter.value()).name());
    }

    private static final String SETTINGS = """
            from pydantic import Field
            from pydantic_settings import BaseSettings
            class Settings(BaseSettings):
                pool_size: int = Field(5, ge=1)
            settings = Settings()
            """;

    @Test
    void a_settings_field_is_worth_its_default() {
        Parameter parameter = Facts.of("app/config.py", SETTINGS).and("app/a.py", """
                from sqlalchemy.ext.asyncio import create_async_engine
                from app.config import settings
                engine = create_async_engine("x", pool_size=settings.pool_size)
                """).parameter("sqlalchemy.ext.asyncio.create_async_engine", "pool_size");
        Value.Reference reference = assertInstanceOf(Value.Reference.class, parameter.value());
        assertEquals(List.of("settings", "app.config.Settings", "app.config.Settings.pool_size"),
                List.of(reference.origin(), reference.owner(), reference.name()));
        assertEquals(5, reference.getNumber());
        assertEquals(Given.YES, parameter.given());
    }

    @Test
    void a_string_in_other_letters_comes_from_the_same_place() {
        assertEquals("environment", value("os.getenv('LEVEL', 'info').upper()").getOrigin());
        assertEquals("INFO", value("os.getenv('LEVEL', 'info').upper()").getString());
    }

    @Test
    void a_string_that_is_taken_apart_comes_from_the_same_place() {
        assertEquals("environment", value("os.getenv('HOSTS', 'a,*').split(',')").getOrigin());
        assertEquals(List.of("a", "*"), value("os.getenv('HOSTS', 'a,*').split(',')").getStrings());
        assertEquals(List.of("a", "b"), value("'a b'.split()").getStrings());
        assertEquals("environment", value("os.environ['HOSTS'].split(',')").getOrigin());
        assertEquals(List.of(), value("'a b'.split(separator)").getStrings());
    }

    @Test
    void a_comprehension_that_keeps_the_elements_comes_from_the_same_place() {
        assertEquals(List.of("a", "*"), value("[str(one).rstrip('/') for one in ['a', '*'] if one]").getStrings());
        assertEquals(List.of("a"), value("list(one.strip() for one in os.getenv('A', 'a').split(','))").getStrings());
        assertEquals("environment", value("[one for one in os.environ['A'].split(',')]").getOrigin());
        assertInstanceOf(Value.Unknown.class, value("[one.scheme for one in ['a', '*']]"));
        assertInstanceOf(Value.Unknown.class, value("[one for many in [['a']] for one in many]"));
        assertInstanceOf(Value.Unknown.class, value("[len(one) for one in ['a', '*']]"));
    }

    @Test
    void who_may_decide_a_value_is_looked_for_in_its_parts() {
        assertEquals("environment", value("getattr(x, os.getenv('A'))").getDecidedBy());
        assertEquals("environment", value("1 if os.getenv('A') else 2").getDecidedBy());
        assertEquals("environment", value("{}[os.environ['A']]").getDecidedBy());
        assertEquals("environment", value("[1, f\"{os.getenv('A')}\"]").getDecidedBy());
        assertEquals("environment", value("not os.getenv('A')").getDecidedBy());
        assertEquals("literal", value("int(3)").getDecidedBy());
        assertEquals("unknown", value("lambda: 3").getDecidedBy());
    }

    @Test
    void options_that_are_built_step_by_step_are_seen() {
        Facts facts = Facts.of("app/a.py", """
                from sqlalchemy import create_engine
                def make(size):
                    options = {"pool_size": 3}
                    options["max_overflow"] = 4
                    return create_engine("x", **options)
                """);
        assertEquals(3, facts.parameter("sqlalchemy.create_engine", "pool_size").value().getNumber());
        assertEquals(4, facts.parameter("sqlalchemy.create_engine", "max_overflow").value().getNumber());
        assertEquals(Given.DEFAULT, facts.parameter("sqlalchemy.create_engine", "pool_timeout").given());
    }

    @Test
    void options_from_outside_leave_the_rest_open() {
        Facts facts = Facts.of("app/a.py", """
                from sqlalchemy import create_engine
                def make(**options):
                    return create_engine("x", pool_size=1, **options)
                """);
        assertEquals(Given.YES, facts.parameter("sqlalchemy.create_engine", "pool_size").given());
        assertEquals(Given.UNKNOWN, facts.parameter("sqlalchemy.create_engine", "max_overflow").given());
    }

    @Test
    void a_parameter_that_is_not_given_has_the_librarys_default() {
        Parameter parameter = Facts.of("app/a.py", "import sqlalchemy\nsqlalchemy.create_engine('x')\n")
                .parameter("sqlalchemy.create_engine", "pool_size");
        assertEquals(Given.DEFAULT, parameter.given());
        assertEquals(5, parameter.value().getNumber());
    }

    @Test
    void positions_are_matched_to_names() {
        assertEquals("/x", Facts.of("app/a.py", """
                from fastapi import FastAPI
                app = FastAPI()
                app.get("/x")
                """).parameter("fastapi.FastAPI.get", "path").value().getString());
    }

    @Test
    void a_subclass_without_a_constructor_takes_the_parameters_of_its_base() {
        assertEquals(9, Facts.of("app/a.py", """
                from redis.asyncio import Redis
                class Cache(Redis): ...
                cache = Cache(max_connections=9)
                """).parameter("app.a.Cache", "max_connections").value().getNumber());
    }
}
