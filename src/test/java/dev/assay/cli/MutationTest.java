package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `assay rules test --mutate` in an installation with one item.
class MutationTest {

    private static final String RULES = """
            package assay.tiny
            ruleflow-group "judge"
            import dev.assay.facts.*
            import function dev.assay.engine.Report.examine
            import function dev.assay.engine.Report.fail

            rule "XX-1"
                @title( "Nothing sleeps" ) @section( "Time" ) @subject( "sleep" ) @fix( "Wait for something." )
                @effort( S ) @verify( "Nothing sleeps." ) @source( "Python - time" )
            when
                $call : Call( target == "time.sleep", production )
            then
                examine( kcontext, $call );
            end

            rule "XX-1 in a slow class" extends "XX-1"
                @impact( MAINTENANCE )
            when
                Call( this == $call, enclosingClass != null, enclosingClass.name == "Slow" )
            then
                fail( kcontext, $call, "It sleeps." );
            end
            """;
    private static final String SLEEPS = """
            import time

            time.sleep(1)  # ok: XX-1


            class Slow:
                def wait(self):
                    time.sleep(1)  # fail: XX-1
                    print("slept")


            class Quick:
                def wait(self):
                    time.sleep(0)  # ok: XX-1
            """;

    @TempDir
    Path temp;

    @Test
    void a_constraint_without_which_nothing_turns_red_is_listed_with_its_place() throws IOException {
        Command ran = mutate(RULES);
        assertEquals(Main.GATE, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().startsWith("""
                rules/tiny.drl:11:43: rule "XX-1": nothing turns red without `production`.
                6 constraints taken out: 1 left everything green, 0 more with a note that says why, \
                0 could not be compiled ("""), ran.out());
    }

    @Test
    void a_note_in_the_rule_excuses_a_constraint() throws IOException {
        Command ran = mutate(RULES.replace("\"time.sleep\", production )",
                "\"time.sleep\", production ) // equivalent without `production`: no test of ours sleeps"));
        assertEquals(Main.DONE, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().startsWith("6 constraints taken out: 0 left everything green, 1 more with a note"),
                ran.out());
    }

    @Test
    void a_note_that_is_not_true_is_told() throws IOException {
        Command ran = mutate(RULES.replace("production )\n",
                "production )\n    // equivalent without `target == \"time.sleep\"`: nothing else is called\n"));
        assertEquals(Main.GATE, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("rules/tiny.drl:11:19: rule \"XX-1\": a note says that nothing turns red without "
                + "`target == \"time.sleep\"`, but something does.\n"), ran.out());
    }

    @Test
    void a_note_about_what_is_not_there_is_a_mistake() throws IOException {
        Command ran = mutate(
                RULES.replace("production )\n", "production ) // equivalent without `awaited`: so what\n"));
        assertEquals(Main.MISTAKE, ran.code(), ran.out() + ran.err());
        assertEquals("assay: rules/tiny.drl:11:79: rule \"XX-1\" has no constraint `awaited`\n", ran.err());
    }

    @Test
    void a_fixture_that_is_red_already_tells_nothing() throws IOException {
        fixture("XX-1/wrong", "PASS", SLEEPS);
        Command ran = mutate(RULES);
        assertEquals(Main.GATE, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().startsWith("XX-1/wrong is red before anything is taken out.\n"), ran.out());
    }

    private Command mutate(String rules) throws IOException {
        Path home = Files.createDirectories(temp.resolve("home"));
        Files.createSymbolicLink(home.resolve("facts"), Command.HOME.resolve("facts"));
        Files.createDirectories(home.resolve("rules"));
        Files.copy(Command.HOME.resolve("rules/severity.drl"), home.resolve("rules/severity.drl"));
        Files.writeString(home.resolve("rules/tiny.drl"), rules);
        fixture("XX-1/sleeps", "FAIL", SLEEPS);
        return Command.at(home, "rules", "test", "--mutate", "--fixtures", temp.resolve("fixtures").toString(), "XX-1");
    }

    private void fixture(String name, String verdict, String source) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("fixtures").resolve(name));
        Files.writeString(folder.resolve("main.py"), source);
        Files.writeString(folder.resolve("expected.json"), "{\"item\": \"XX-1\", \"verdict\": \"" + verdict + "\"}");
    }
}
