package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class RulesNewTest {

    /// Never deleted by the test: what is loaded beside a command that has failed may still write its compiled rules here.
    @TempDir(cleanup = CleanupMode.NEVER)
    Path home;

    @BeforeEach
    void an_installation() throws IOException {
        Installation.copyTo(home);
    }

    @Test
    void a_new_item_loads_and_its_bad_case_is_red_and_shows_the_facts_of_its_line() {
        Command made = Command.at(home, "rules", "new", "ACME-1");
        assertEquals(Main.DONE, made.code(), made.err());
        assertTrue(made.out().contains("  " + home.resolve("rules/acme-1.drl") + "\n"), made.out());
        Command ran = Command.at(home, "rules", "test", "ACME-1");
        assertEquals(Main.GATE, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("""
                ACME-1/bad
                  main.py:4: connection = connect("host", verify=False)  # fail: ACME-1
                      wanted fail
                      got    nothing
                """), ran.out());
        assertTrue(ran.out().contains("keyword: verify, position: 1, value: False"), ran.out());
        assertTrue(ran.out().contains("3 cases: 2 green, 1 red ("), ran.out());
    }

    @Test
    void it_is_green_once_its_fault_names_what_is_wrong() throws IOException {
        Command.at(home, "rules", "new", "ACME-1");
        Installation.replace(home.resolve("rules/acme-1.drl"), "name of the argument", "verify");
        Command ran = Command.at(home, "rules", "test", "ACME-1");
        assertEquals(Main.DONE, ran.code(), ran.out() + ran.err());
    }

    @Test
    void an_item_of_a_checklist_takes_its_title_and_section() throws IOException {
        assertEquals(Main.DONE, Command.at(home, "rules", "new", "XC-E2").code());
        String rules = Files.readString(home.resolve("rules/xc-e2.drl"));
        assertTrue(
                rules.contains("@title( \"Error handlers produce RFC 7807 Problem Detail responses consistently\" )"),
                rules);
        assertTrue(rules.contains("@section( \"Error Propagation\" )"), rules);
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        Path there = Files.createDirectories(home.resolve("own/src/test/fixtures/ACME-1/good")).resolve("main.py");
        Files.writeString(there, "x = 1\n");
        Command ran = Command.at(home, "rules", "new", "ACME-1", "--dir", home.resolve("own").toString());
        assertEquals(Main.MISTAKE, ran.code());
        assertEquals("assay: `" + there + "` exists already; nothing was written.\n", ran.err());
        assertEquals("x = 1\n", Files.readString(there));
        assertTrue(Files.notExists(home.resolve("own/rules")));
    }

    @Test
    void an_item_that_is_judged_and_a_name_that_is_none_are_refused() {
        String judged = Command.at(home, "rules", "new", "PE-8").err();
        assertTrue(judged.matches("assay: PE-8 is judged already in rules/persistence.drl:\\d+; "
                + "`assay rules show PE-8` shows how.\n"), judged);
        assertEquals(
                "assay: `acme1` is no name of an item: expected capitals, a hyphen and a number, such as ACME-1.\n",
                Command.at(home, "rules", "new", "acme1").err());
    }
}
