package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTestCommandTest {

    @TempDir
    Path temp;

    @Test
    void green_fixtures_are_counted() {
        Command ran = Command.run("rules", "test", "XC-C6");
        assertEquals(Main.DONE, ran.code(), ran.out());
        assertTrue(ran.out().contains(" green, 0 red ("), ran.out());
    }

    @Test
    void a_red_line_shows_its_source_what_was_wanted_what_fired_and_the_facts_there() throws IOException {
        fixture("XC-C6/wrong", "FAIL",
                "import os\n\nhome = os.environ[\"HOME\"]  # ok: XC-C6\nhost = 1  # fail: XC-C6\n");
        Command ran = Command.run("rules", "test", "XC-C6/wrong", "--fixtures", temp.toString());
        assertEquals(Main.GATE, ran.code(), ran.out());
        assertTrue(ran.out().startsWith("""
                XC-C6/wrong
                  main.py:3: home = os.environ["HOME"]  # ok: XC-C6
                      wanted nothing
                      got    fail: rule "XC-C6 environment used directly" says: \
                The environment is used outside a settings class (os.environ[]).
                      fact   EnvironmentRead("""), ran.out());
        assertTrue(ran.out().contains("  main.py:4: host = 1  # fail: XC-C6\n      wanted fail\n      got    nothing\n"
                + "      fact   Assignment("), ran.out());
        assertTrue(ran.out().contains("1 case: 0 green, 1 red ("), ran.out());
    }

    @Test
    void a_verdict_of_the_whole_case_is_compared_too() throws IOException {
        fixture("XC-C6/whole", "NA", "x = 1\n");
        Command ran = Command.run("rules", "test", "XC-C6/whole", "--fixtures", temp.toString());
        assertTrue(ran.out().startsWith("""
                XC-C6/whole
                  the whole case
                      wanted NA
                      got    PASS: Nothing wrong at 1 place (production module).
                """), ran.out());
    }

    @Test
    void the_faults_and_the_words_of_the_whole_case_are_compared_where_they_are_given() throws IOException {
        fixture("XC-C6/other", "FAIL\", \"faults\": [\"XC-C6 other\"], \"says\": \"environment",
                "import os\n\nhome = os.environ[\"HOME\"]  # fail: XC-C6\n");
        fixture("XC-C6/words", "FAIL\", \"faults\": [\"XC-C6 environment used directly\"], \"says\": \"no words",
                "import os\n\nhome = os.environ[\"HOME\"]  # fail: XC-C6\n");
        Command ran = Command.run("rules", "test", "XC-C6/other", "XC-C6/words", "--fixtures", temp.toString());
        assertTrue(ran.out().startsWith("""
                XC-C6/other
                  the whole case
                      wanted the faults [XC-C6 other]
                      got    the faults [XC-C6 environment used directly]

                XC-C6/words
                  the whole case
                      wanted "no words" in the message
                      got    The environment is used outside a settings class (os.environ[]).
                """), ran.out());
    }

    @Test
    void an_item_that_lacks_a_kind_of_case_is_red() throws IOException {
        fixture("XC-C6/pass", "PASS", "x = 1\n");
        Command ran = Command.run("rules", "test", "XC-C6", "--fixtures", temp.toString());
        assertEquals(Main.GATE, ran.code(), ran.out());
        assertTrue(ran.out().startsWith("XC-C6 has no case with the verdict FAIL, NA.\n"), ran.out());
    }

    @Test
    void what_does_not_exist_is_told_with_the_nearest_name() {
        assertEquals("assay: There is no item, checklist or case called `FA5`; the nearest is `FA-5`.\n",
                Command.run("rules", "test", "FA5").err());
        assertEquals("assay: There is no folder `no/such`.\n",
                Command.run("rules", "test", "--fixtures", "no/such").err());
    }

    @Test
    void a_mistake_in_what_is_expected_is_told_with_its_place() throws IOException {
        fixture("XC-C6/typo", "FAILS", "x = 1\n");
        Command ran = Command.run("rules", "test", "--fixtures", temp.toString());
        assertEquals(Main.MISTAKE, ran.code(), ran.out());
        assertEquals("assay: " + temp.resolve("XC-C6/typo/expected.json") + ":1:1: `FAILS` is not a verdict; there are "
                + "FAIL, PARTIAL, UNKNOWN, PASS, NA\n", ran.err());
    }

    private void fixture(String name, String verdict, String source) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name));
        Files.writeString(folder.resolve("main.py"), source);
        Files.writeString(folder.resolve("expected.json"),
                "{\"item\": \"" + name.replaceAll("/.*", "") + "\", \"verdict\": \"" + verdict + "\"}");
    }
}
