package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryMistakeTest {

    @TempDir
    Path folder;

    private String mistake(String text) throws IOException {
        return mistake("loop.scm", text);
    }

    private String mistake(String file, String text) throws IOException {
        Path facts = Files.createDirectories(folder.resolve("facts"));
        Files.writeString(facts.resolve(file), text);
        return assertThrows(Mistake.class, () -> Seen.load(facts).check()).getMessage();
    }

    @Test
    void an_unknown_node_type_names_the_nearest() throws IOException {
        assertEquals(
                "facts/loop.scm:2:2: expected a node type of Python's grammar, found `for_statment`; the nearest is "
                        + "`for_statement`",
                mistake("; Loop: a loop.\n(for_statment) @at\n"));
    }

    @Test
    void an_unknown_field_names_the_nearest() throws IOException {
        assertEquals("facts/loop.scm:1:16: expected a field of Python's grammar, found `rigth`; the nearest is `right`",
                mistake("(for_statement rigth: (_) @condition) @at"));
    }

    @Test
    void an_unknown_token_is_refused() throws IOException {
        assertEquals("facts/loop.scm:1:16: expected a token of Python's grammar, found `asynk`; the nearest is `async`",
                mistake("(for_statement \"asynk\" @async) @at"));
    }

    @Test
    void an_unknown_property_names_the_nearest() throws IOException {
        assertEquals("facts/loop.scm:1:27: expected a property of `Loop` (async, condition, enclosingClass, "
                + "enclosingFunction, iterable, keyword), found `@conditon`; the nearest is `@condition`",
                mistake("(for_statement right: (_) @conditon) @at"));
    }

    @Test
    void an_unknown_reading_is_refused() throws IOException {
        assertEquals("facts/loop.scm:1:37: expected `.name`, `.value` or `.string`, found `.vlaue`",
                mistake("(for_statement right: (_) @condition.vlaue) @at"));
    }

    @Test
    void a_pattern_without_a_place_is_refused() throws IOException {
        assertEquals("facts/loop.scm:2:1: expected a capture `@at` in this pattern: it is the fact's place",
                mistake("(for_statement) @at\n(while_statement \"while\" @keyword)"));
    }

    @Test
    void a_quantifier_on_a_capture_is_refused() throws IOException {
        String expected = "expected no `*` on a capture: a fact's list is the union of its matches, so a pattern that "
                + "matches one of them is enough";
        assertEquals("facts/loop.scm:1:19: " + expected, mistake("(for_statement (_)* @condition) @at"));
        assertEquals("facts/loop.scm:1:41: " + expected, mistake("(for_statement ((identifier) @condition)* ) @at"));
    }

    @Test
    void what_is_not_ascii_is_refused() throws IOException {
        assertEquals("facts/loop.scm:1:8: expected ASCII, found `\u2026`",
                mistake("; Loop:\u2026\n(for_statement) @at"));
    }

    @Test
    void a_bracket_that_is_not_closed_is_refused() throws IOException {
        assertEquals("facts/loop.scm:2:1: expected an end for `(`, found `(`", mistake("\n(for_statement (block) @at"));
    }

    @Test
    void what_is_no_pattern_is_refused() throws IOException {
        assertEquals("facts/loop.scm:1:21: expected a pattern such as `(call) @at`, found `)`",
                mistake("(for_statement) @at )"));
        assertEquals("facts/loop.scm:1:16: expected a pattern such as `(call) @at`, found `block`",
                mistake("(for_statement block) @at"));
    }

    @Test
    void an_unknown_predicate_is_refused() throws IOException {
        assertEquals("facts/loop.scm:1:23: expected one of `#any-of?`, `#eq?`, `#match?`, `#not-any-of?`, `#not-eq?`, "
                + "`#not-match?`, found `#equal?`", mistake("((for_statement) @at (#equal? @at \"x\"))"));
    }

    @Test
    void a_predicate_on_a_capture_of_another_pattern_is_refused() throws IOException {
        assertEquals("facts/loop.scm:1:28: expected a capture that stands before it in this pattern, found `@keyword`",
                mistake("((for_statement) @at (#eq? @keyword \"x\"))"));
    }

    @Test
    void a_pattern_that_can_never_match_is_refused() throws IOException {
        assertEquals(
                "facts/loop.scm:1:26: expected a pattern that can match, but Python's grammar has no node with this "
                        + "inside",
                mistake("(for_statement (integer) (argument_list)) @at"));
    }

    @Test
    void a_kind_without_a_type_is_refused() throws IOException {
        assertEquals("facts/wait-loop.scm:1:1: expected a record or a declared type called `WaitLoop`",
                mistake("wait-loop.scm", "(for_statement) @at"));
    }
}
