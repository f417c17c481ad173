package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Waits for lines of what is printed, never for time.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RulesWatchTest {

    /// Never deleted by the test: what is loaded beside a command that has failed may still write its compiled rules here.
    @TempDir(cleanup = CleanupMode.NEVER)
    Path home;

    private final PipedOutputStream typed = new PipedOutputStream();
    private BufferedReader printed;
    private CompletableFuture<Integer> code;

    @BeforeEach
    void an_installation_with_an_item() throws IOException {
        Installation.copyTo(home);
        Command.at(home, "rules", "new", "ACME-1");
        Installation.replace(rules(), "name of the argument", "verify");
    }

    private Path rules() {
        return home.resolve("rules/acme-1.drl");
    }

    private void start(String... asked) throws IOException {
        PipedInputStream in = new PipedInputStream(typed);
        PipedInputStream read = new PipedInputStream(1 << 16);
        PrintStream out = new PrintStream(new PipedOutputStream(read), true, StandardCharsets.UTF_8);
        printed = new BufferedReader(new InputStreamReader(read, StandardCharsets.UTF_8));
        List<String> arguments = new ArrayList<>(List.of("rules", "test", "--watch"));
        arguments.addAll(List.of(asked));
        code = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            code.complete(Main.run(home, in, out, out, arguments.toArray(String[]::new)));
            out.close();
        });
    }

    /// What is printed up to the empty line behind the sentence.
    private String until(String sentence) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean found = false;
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            text.append(line).append('\n');
            found |= line.contains(sentence);
            if (found && line.isEmpty()) return text.toString();
        }
        throw new AssertionError("The output ended without `" + sentence + "`:\n" + text);
    }

    @Test
    void an_edited_rule_is_told_with_its_verdict_until_the_input_ends() throws IOException {
        start("ACME-1");
        String first = until("green");
        assertTrue(first.startsWith("Watching the rules and 3 cases; Ctrl-C or the end of the input ends it.\n"
                + "3 cases: 3 green, 0 red ("), first);

        Installation.replace(rules(), "keyword == \"verify\"", "keyword == \"trust\"");
        String red = until("green");
        assertTrue(red.startsWith("rules/acme-1.drl\n  rule \"ACME-1 what is wrong\"\nACME-1/bad\n  main.py:4: "), red);
        assertTrue(red.contains("3 cases: 2 green, 1 red ("), red);

        Installation.replace(rules(), "keyword == \"trust\"", "keyword == \"verify\"");
        assertTrue(until("green").contains("3 cases: 3 green, 0 red ("));

        typed.close();
        assertEquals(Main.DONE, code.join());
    }

    @Test
    void a_mistake_is_one_sentence_with_its_place_and_the_watch_goes_on() throws IOException {
        start("ACME-1");
        until("green");
        Installation.replace(rules(), "keyword ==", "keywrod ==");
        String told = until("still counts");
        assertTrue(
                told.matches("(?s)rules/acme-1.drl\nrules/acme-1.drl:\\d+:\\d+: `Argument` has no `keywrod`; "
                        + "did you mean `keyword`\\?\nNothing was tested; what was before it still counts.\n\n"),
                told);
        Installation.replace(rules(), "keywrod ==", "keyword ==");
        // Nothing differs from what was tested before the mistake.
        Installation.replace(rules(), "\"verify\"", "\"check\"");
        assertTrue(until("green").contains("1 red ("));
        typed.close();
        assertEquals(Main.GATE, code.join());
    }

    @Test
    void a_saved_fixture_is_tested_alone_and_a_new_one_is_taken_up() throws IOException {
        start("ACME-1");
        until("green");
        Path good = home.resolve("src/test/fixtures/ACME-1/good/main.py");
        // As editors do: a file of another name, which then takes the place.
        Path beside = good.resolveSibling(".main.py.swp");
        Files.writeString(beside, "from example import connect\n\nconnect(\"h\", verify=False)  # ok: ACME-1\n");
        Files.move(beside, good, StandardCopyOption.REPLACE_EXISTING);
        String red = until("green");
        assertTrue(red.startsWith("ACME-1/good/main.py\nACME-1/good\n  main.py:3: "), red);
        assertTrue(red.contains("1 case: 0 green, 1 red ("), red);

        Path made = home.resolve("src/test/fixtures/ACME-1/more");
        Files.createDirectories(home.resolve("made"));
        Files.writeString(home.resolve("made/main.py"), "x = 1\n");
        Files.writeString(home.resolve("made/expected.json"), "{\"item\": \"ACME-1\", \"verdict\": \"NA\"}\n");
        Files.move(home.resolve("made"), made);
        String further = until("green");
        assertTrue(further.contains("1 case: 1 green, 0 red (") && further.contains("Still red: ACME-1/good.\n"),
                further);
        typed.close();
        assertEquals(Main.GATE, code.join());
    }

    @Test
    void rules_that_are_wrong_from_the_start_are_tested_once_they_are_mended() throws IOException {
        Installation.replace(rules(), "keyword ==", "keywrod ==");
        start("ACME-1");
        String told = until("Nothing was tested.");
        assertTrue(told.contains("`Argument` has no `keywrod`"), told);
        Installation.replace(rules(), "keywrod ==", "keyword ==");
        assertTrue(until("green").contains("3 cases: 3 green, 0 red ("));
        typed.close();
        assertEquals(Main.DONE, code.join());
    }

    @Test
    void a_concept_that_is_edited_tests_the_items_that_rest_on_it() throws IOException {
        Installation.copy(Command.HOME.resolve("src/test/fixtures/FA-5"), home.resolve("src/test/fixtures/FA-5"));
        start();
        until("green");
        // No call of `add_middleware` adds a policy any more.
        Installation.replace(home.resolve("facts/cors.drl"),
                "position == 0, value.name == \"starlette.middleware.cors.CORSMiddleware\"",
                "position == 0, value.name == \"starlette.middleware.cors.Nobody\"");
        String red = until("green");
        assertTrue(red.startsWith("facts/cors.drl\n  rule \"a CORS policy that is added\"\n"), red);
        assertTrue(red.contains("FA-5/wildcard-with-credentials\n"), red);
        typed.close();
        assertEquals(Main.GATE, code.join());
    }

    @Test
    void an_edit_in_a_directory_of_an_authors_own_is_tested_and_refused_if_it_does_what_it_may_not()
            throws IOException {
        Path own = home.resolve("own");
        Command.at(home, "rules", "new", "ACME-2", "--dir", own.toString());
        Files.writeString(own.resolve("facts/handles.drl"), """
                package acme.handles
                ruleflow-group "derive"
                import dev.assay.facts.*

                declare Handle extends Concept
                    subject : Call @key
                end

                rule "a handle" when
                    $call : Call( target == "example.connect" )
                then
                    insertLogical( new Handle( $call ) );
                end
                """);
        Path rules = own.resolve("rules/acme-2.drl");
        Installation.replace(rules, "import dev.assay.facts.*", "import dev.assay.facts.*\nimport acme.handles.Handle");
        Installation.replace(rules, "production )\n", "production )\n    exists Handle( subject == $call )\n");
        start("--rules", own.toString(), "ACME-2");
        assertTrue(until("green").contains("3 cases: 2 green, 1 red ("));

        Installation.replace(rules, "name of the argument", "verify");
        String green = until("green");
        assertTrue(green.contains("rule \"ACME-2 what is wrong\"\n3 cases: 3 green, 0 red ("), green);

        Installation.replace(own.resolve("facts/handles.drl"), "\"example.connect\"", "\"example.other\"");
        assertTrue(until("green").contains("facts/handles.drl\n  rule \"a handle\"\nACME-2/bad\n"));

        Installation.replace(rules, "then\n    examine(",
                "then\n    Runtime.getRuntime().exec( \"touch ran\" );\n    examine(");
        String refused = until("still counts");
        assertTrue(refused.contains(rules + ":") && refused.contains("rule \"ACME-2\"")
                && refused.contains("java.lang.Runtime"), refused);
        typed.close();
        assertEquals(Main.GATE, code.join());
    }
}
