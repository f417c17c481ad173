package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day of somebody who knows Python and has a text editor, as docs/writing-rules.md tells it: an item with a kind of
/// fact of its own, red, green, explained, timed, shipped in a directory, and refused when it does what a rule must not.
class AuthorsDayTest {

    @TempDir
    Path temp;

    @Test
    void an_author_needs_nothing_but_the_launcher() throws IOException, InterruptedException {
        Elsewhere assay = Elsewhere.in(temp);

        // Start.
        Elsewhere.Ran made = assay.run("rules", "new", "ACME-1", "--dir", "acme");
        assertEquals(Main.DONE, made.code(), made.err());
        assertTrue(made.out().startsWith("Written:\n  acme/rules/acme-1.drl\n"), made.out());

        // The Python comes first.
        assay.write("acme/src/test/fixtures/ACME-1/bad/main.py", """
                def withdraw(amount):
                    assert amount > 0  # fail: ACME-1
                    return amount
                """);
        assay.write("acme/src/test/fixtures/ACME-1/good/main.py", """
                def withdraw(amount):
                    if amount <= 0:
                        raise ValueError(amount)
                    assert isinstance(amount, int)  # ok: ACME-1
                    return amount
                """);
        assay.write("acme/src/test/fixtures/ACME-1/absent/main.py", "def withdraw(amount):\n    return amount\n");
        Elsewhere.Ran red = assay.run("rules", "test", "--rules", "acme", "ACME-1");
        assertEquals(Main.GATE, red.code(), red.err());
        assertTrue(red.out().contains("ACME-1/bad\n  main.py:2: assert amount > 0  # fail: ACME-1\n      wanted fail\n"
                + "      got    nothing\n"), red.out());

        // No fact tells of assertions yet: a query and what it fills.
        assay.write("acme/facts/assertion.scm", """
                ; Assertion: an `assert` statement.
                ;   @at         the whole statement
                ;   @condition  what has to hold

                (assert_statement . (_) @condition) @at
                """);
        assay.write("acme/facts/assertions.drl", """
                package acme.assertions
                ruleflow-group "derive"
                import dev.assay.facts.*

                /* An `assert` statement. */
                declare Assertion extends Observed
                    condition : String // as written
                end
                """);
        Elsewhere.Ran seen = assay.run("facts", "acme/src/test/fixtures/ACME-1/bad", "--rules", "acme", "--kind",
                "Assertion");
        assertEquals(Main.DONE, seen.code(), seen.err());
        assertTrue(seen.out().contains("main.py:2") && seen.out().contains("amount > 0"), seen.out());

        // The rule, first with a slip.
        assay.write("acme/rules/acme-1.drl", """
                package acme.money
                ruleflow-group "judge"

                import dev.assay.facts.*
                import acme.assertions.Assertion
                import function dev.assay.engine.Report.examine
                import function dev.assay.engine.Report.fail

                /* `python -O` leaves assertions out, and with them the check. Saying of which type something is does no harm. */
                rule "ACME-1"
                    @title( "Arguments are checked by exceptions, not by `assert`" )
                    @section( "Error Handling" )
                    @subject( "assertion" )
                    @fix( "Raise `ValueError` in the place of the assertion." )
                    @effort( S )
                    @verify( "The call is refused under `python -O`, too." )
                    @source( "Python Language Reference - The assert statement" )
                when
                    $assertion : Assertion( production )
                then
                    examine( kcontext, $assertion );
                end

                rule "ACME-1 checked by an assertion" extends "ACME-1"
                    @impact( WRONG_SILENTLY )
                when
                    Assertion( this == $assertion, conditon not matches "isinstance\\\\(.*" )
                then
                    fail( kcontext, $assertion, "`" + $assertion.getCondition() + "` is checked by an assertion." );
                end
                """);
        Elsewhere.Ran slip = assay.run("rules", "test", "--rules", "acme", "ACME-1");
        assertEquals(Main.MISTAKE, slip.code(), slip.out());
        assertEquals("assay: acme/rules/acme-1.drl:27:36: `Assertion` has no `conditon`; did you mean"
                + " `condition`?\n", slip.err());
        assay.replace("acme/rules/acme-1.drl", "conditon", "condition");
        Elsewhere.Ran green = assay.run("rules", "test", "--rules", "acme", "ACME-1");
        assertEquals(Main.DONE, green.code(), green.out() + green.err());
        assertTrue(green.out().startsWith("3 cases: 3 green, 0 red ("), green.out());
        String shown = assay.run("rules", "show", "--rules", "acme", "ACME-1").out();
        assertTrue(shown.contains("\nWhy\n  `python -O` leaves assertions out") && shown.contains(
                "     fail    2      assert amount > 0\n") && shown.contains("       ok    4      assert isinstance"),
                shown);

        // On a service: audited, explained, timed.
        assay.write("service/bank/account.py", "def deposit(amount):\n    assert amount > 0\n    return amount\n");
        assay.write("service/pyproject.toml", "[project]\nname = \"bank\"\nversion = \"1\"\n");
        Elsewhere.Ran audit = assay.run("audit", "service", "--rules", "acme", "--fail-on", "MEDIUM");
        assertEquals(Main.GATE, audit.code(), audit.out() + audit.err());
        String why = assay.run("explain", "ACME-1", "--rules", "acme").out();
        assertTrue(why.contains("bank/account.py:2") && why.contains("`amount > 0` is checked by an assertion.")
                && why.contains("acme/rules/acme-1.drl:24"), why);
        String timed = assay.run("rules", "time", "service", "--rules", "acme", "--top", "0", "--runs", "1").out();
        assertTrue(timed.lines().anyMatch(line -> line.matches(
                "ACME-1 checked by an assertion +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +1 +acme/rules/acme-1.drl:24")),
                timed);

        // Shipped: whoever has the directory has the item. Without it nothing of it is left.
        Files.move(assay.work().resolve("acme"), assay.work().resolve("handed on"));
        Elsewhere.Ran elsewhere = assay.run("audit", "service", "--rules", "handed on", "--out", "again");
        assertEquals(Main.DONE, elsewhere.code(), elsewhere.err());
        assertTrue(Files.readString(assay.work().resolve("again/report.json")).contains("ACME-1"));
        assay.run("audit", "service", "--out", "without");
        assertFalse(Files.readString(assay.work().resolve("without/report.json")).contains("ACME-1"));

        // Rules are code, and this code may not run programs.
        assay.replace("handed on/rules/acme-1.drl", "then\n    examine( kcontext, $assertion );",
                "then\n    Runtime.getRuntime().exec( \"touch ran\" );\n    examine( kcontext, $assertion );");
        Elsewhere.Ran refused = assay.run("audit", "service", "--rules", "handed on", "--out", "refused");
        assertEquals(Main.MISTAKE, refused.code(), refused.out());
        assertTrue(refused.err().startsWith("assay: handed on/rules/acme-1.drl:")
                && refused.err().contains("\"ACME-1\"") && refused.err().contains("java.lang.Runtime"), refused.err());
        assertTrue(Files.notExists(assay.work().resolve("ran")) && Files.notExists(assay.work().resolve("refused")));
    }
}
