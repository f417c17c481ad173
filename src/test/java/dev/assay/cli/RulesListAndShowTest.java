package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.Assay;
import dev.assay.fixtures.Fixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RulesListAndShowTest {

    @Test
    void a_checklist_is_listed_with_the_rules_and_fixtures_of_each_item() throws IOException {
        Command ran = Command.run("rules", "list", "PE", "XC-C");
        assertEquals(Main.DONE, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("  Item  "), ran.out());
        assertTrue(ran.out().contains("\nPE: 18 items, "), ran.out());
        long rules = Assay.at(Command.HOME).ruleSources().stream().filter(rule -> rule.name().matches("PE-8( .*)?"))
                .count();
        long cases = Fixture.all(Command.HOME.resolve("src/test/fixtures")).stream()
                .filter(fixture -> fixture.item().equals("PE-8")).count();
        assertTrue(ran.out().matches("(?s).*\n  PE-8   " + rules + " +" + cases
                + " +Connection pool size is configurable.*"), ran.out());
        assertTrue(ran.out().contains("  XC-C1  none yet  0         Every package with configurable"), ran.out());
        assertFalse(ran.out().contains("FA-1"), ran.out());
    }

    @Test
    void each_line_of_a_list_is_an_object_for_programs() throws IOException {
        Command ran = Command.run("rules", "list", "--json", "pe-8", "XC-C1");
        JsonNode pool = new ObjectMapper().readTree(ran.out().lines().findFirst().orElseThrow());
        assertEquals("PE-8", pool.path("item").asText());
        assertTrue(pool.path("judged").asBoolean());
        assertTrue(pool.path("rules").asInt() > 1);
        JsonNode open = new ObjectMapper().readTree(ran.out().lines().skip(1).findFirst().orElseThrow());
        assertEquals(0, open.path("rules").asInt());
        assertFalse(open.path("judged").asBoolean());
    }

    @Test
    void an_item_is_shown_with_its_reason_its_examples_and_its_rules() {
        String shown = Command.run("rules", "show", "PE-8").out();
        assertTrue(shown.startsWith("PE-8 Connection pool size is configurable and documented (not hardcoded)\n"),
                shown);
        assertTrue(shown.contains("\nWhy\n  How many connections a process may hold depends on"), shown);
        assertTrue(shown.contains("\nFix\n  Take `pool_size` and `max_overflow` from"), shown);
        assertTrue(shown.contains("\nSource\n  SQLAlchemy - Connection Pooling"), shown);
        assertTrue(shown.contains("""
                  PE-8/literal/db.py
                             1  from sqlalchemy.ext.asyncio import create_async_engine
                """), shown);
        assertTrue(shown.contains(
                "     fail    7  named = create_async_engine(\"postgresql+asyncpg://db/app\", pool_size=SIZE)\n"),
                shown);
        assertTrue(shown.contains("    rule \"PE-8 literal pool size\" extends \"PE-8\"\n"), shown);
    }

    /// The fixture is longer than what is shown whole.
    @Test
    void of_a_long_file_the_marked_lines_are_shown_with_the_heads_they_stand_under() throws IOException {
        JsonNode item = new ObjectMapper().readTree(Command.run("rules", "show", "FA-7", "--json").out());
        boolean cut = false;
        for (JsonNode example : item.path("bad")) {
            for (JsonNode file : example.path("files")) {
                int last = 0;
                for (JsonNode line : file.path("lines")) {
                    cut |= last > 0 && line.path("number").asInt() > last + 1;
                    last = line.path("number").asInt();
                    assertFalse(line.path("text").asText().contains("# fail:"), line.toString());
                }
                assertTrue(file.path("lines").valueStream().anyMatch(line -> line.has("mark")), file.toString());
            }
        }
        assertTrue(cut, item.path("bad").toString());
    }

    @Test
    void an_item_that_no_rule_judges_says_how_to_start_it() {
        assertEquals("""
                XC-C1 Every package with configurable behavior uses `BaseSettings` with `env_prefix`
                Convention Compliance

                No rule judges it yet; `assay rules new XC-C1` starts one.
                """, Command.run("rules", "show", "xc-c1").out());
    }

    @Test
    void an_unknown_item_is_told_with_the_nearest_name() {
        Command ran = Command.run("rules", "show", "PE8x");
        assertEquals(Main.MISTAKE, ran.code());
        assertEquals("assay: There is no item or checklist called `PE8x`; the nearest is `PE-8`.\n", ran.err());
    }
}
