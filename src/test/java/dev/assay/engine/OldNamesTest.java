package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A renamed fact or property keeps its old name for one version.
class OldNamesTest {

    private static final String OWN = """
            package acme.a
            ruleflow-group "judge"
            // callee is a word in a comment, and "callee" in a text
            rule "AC-1" when
                $call : Call( callee == "callee", $callee : callee, enclosingFunction.callee != "" )
                $other : Import( callee == "x" )
            then
                examine( kcontext, $call.callee(), $other.callee(), $call.getCallee(), Basin );
            end
            rule "AC-1 child" extends "AC-1" when
                Basin( size > 1, !size )
            then
                fail( kcontext, $call.callee() );
            end
            """;

    @TempDir
    Path temp;

    @Test
    void old_names_become_new_ones_and_each_is_told_with_its_place() {
        OldNames.Result result = replaced(vocabulary("3 Call.callee -> Call.called\n3 Basin -> Pool\n"));
        assertEquals(OWN.replace("Call( callee ==", "Call( called ==").replace("$callee : callee", "$callee : called")
                .replace("$call.callee()", "$call.called()").replace("$call.getCallee()", "$call.getCalled()")
                .replace("Basin", "Pool"), result.sources().files().get("own/rules/a.drl"));
        Path file = Path.of("acme/rules/a.drl");
        String told = ": `Call.callee` is `Call.called` now; the old name works in this version for the last time.";
        String kind = ": `Basin` is `Pool` now; the old name works in this version for the last time.";
        assertEquals(List.of(file + ":5:19" + told, file + ":5:49" + told, file + ":8:30" + told, file + ":8:63" + told,
                file + ":8:76" + kind, file + ":11:5" + kind, file + ":13:27" + told),
                result.warnings().stream().map(Warning::toString).toList());
    }

    @Test
    void a_name_that_moved_in_an_earlier_version_is_left_alone() {
        assertEquals(OWN,
                replaced(vocabulary("2 Call.callee -> Call.called\n")).sources().files().get("own/rules/a.drl"));
    }

    @Test
    void shipped_rules_are_left_alone() {
        RuleSources shipped = new RuleSources(new TreeMap<>(Map.of("rules/a.drl", OWN)));
        assertEquals(shipped,
                OldNames.replaced(shipped, vocabulary("3 Call.callee -> Call.called\n"), List.of()).sources());
    }

    @Test
    void what_moved_since_an_older_version_is_told() throws IOException {
        Vocabulary vocabulary = vocabulary("3 Call.callee -> Call.called\n2 Basin: use `Pool`\n1 Old: gone\n");
        Path acme = Files.createDirectories(temp.resolve("acme/facts")).getParent();
        Files.writeString(acme.resolve("facts/VERSION"), "1\n");
        String head = acme.resolve("facts/VERSION")
                + ":1:1: the directory was written for version 1 of the facts, this is "
                + "version 3. Since then ";
        assertEquals(head + "`Call.callee` is `Call.called` now; `Basin` is gone: use `Pool`.",
                vocabulary.told(acme, "own").map(Warning::toString).orElse(""));
        Files.writeString(acme.resolve("facts/VERSION"), "4\n");
        assertEquals(acme.resolve("facts/VERSION")
                + ":1:1: the directory was written for version 4 of the facts, this is version 3.",
                vocabulary.told(acme, "own").map(Warning::toString).orElse(""));
        Files.writeString(acme.resolve("facts/VERSION"), "3\n");
        assertEquals("", vocabulary.told(acme, "own").map(Warning::toString).orElse(""));
    }

    @Test
    void a_line_that_says_nothing_is_refused() {
        assertEquals(
                "facts/MOVED:2:1: expected a version, an old name and `-> new name` or `: what to use instead`, such as "
                        + "`3 Call.callee -> Call.called`",
                assertThrows(Mistake.class, () -> vocabulary("# moved\nCall.callee is gone\n")).getMessage());
    }

    private static OldNames.Result replaced(Vocabulary vocabulary) {
        RuleSources written = new RuleSources(new TreeMap<>(Map.of("own/rules/a.drl", OWN)));
        return OldNames.replaced(written, vocabulary, List.of(Path.of("acme")));
    }

    private Vocabulary vocabulary(String moved) {
        try {
            Files.createDirectories(temp.resolve("facts"));
            Files.writeString(temp.resolve("facts/MOVED"), moved);
            Files.writeString(temp.resolve("facts/VERSION"), "3\n");
            return Vocabulary.read(temp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
