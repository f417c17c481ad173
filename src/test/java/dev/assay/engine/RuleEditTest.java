package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RuleEditTest {

    private static final String TEXT = """
            package assay.shelves
            ruleflow-group "judge"
            import dev.assay.facts.*

            declare Shelf
                name : String @key
            end

            /* A shelf. */
            rule "SH-1"
            when
                $call : Call( target == "a" )
            then
                examine( kcontext, $call );
            end

            rule "SH-1 low" extends "SH-1"
            when
                Argument( call == $call, position == 0 )
            then
                fail( kcontext, $call, "low" );
            end

            rule "SH-2"
            when
                $call : Call( target == "b" )
            then
                examine( kcontext, $call );
            end
            """;

    private static SortedMap<String, String> files(String text) {
        return new TreeMap<>(java.util.Map.of("rules/shelves.drl", text));
    }

    private static Optional<RuleEdit> edit(String was, String now) {
        assertTrue(TEXT.contains(was), was);
        return RuleEdit.between(files(TEXT), files(TEXT.replace(was, now)));
    }

    @Test
    void a_fault_is_compiled_with_the_rule_that_it_extends_and_nothing_else() {
        RuleEdit edit = edit("position == 0", "position == 1").orElseThrow();
        assertEquals(Set.of("SH-1 low"), edit.compiled());
        assertEquals(Set.of("SH-1 low"), edit.gone());
        String text = edit.files().get("rules/shelves.drl");
        assertTrue(text.contains("rule \"SH-1\"\n") && text.contains("position == 1"), text);
        assertFalse(text.contains("SH-2") || text.contains("declare"), text);
        assertEquals(TEXT.lines().count(), text.lines().count());
    }

    @Test
    void what_extends_an_edited_rule_is_compiled_too() {
        assertEquals(Set.of("SH-1", "SH-1 low"), edit("target == \"a\"", "target == \"c\"").orElseThrow().compiled());
    }

    @Test
    void a_renamed_rule_takes_the_place_of_the_old_one() {
        RuleEdit edit = edit("rule \"SH-2\"", "rule \"SH-3\"").orElseThrow();
        assertEquals(Set.of("SH-3"), edit.compiled());
        assertEquals(Set.of("SH-2"), edit.gone());
    }

    @Test
    void a_comment_or_a_moved_line_compiles_nothing() {
        assertTrue(
                edit("/* A shelf. */", "/* A shelf,\n * and what it holds. */\n\n").orElseThrow().compiled().isEmpty());
    }

    @Test
    void an_import_and_what_is_declared_are_more_than_rules() {
        assertTrue(edit("import dev.assay.facts.*", "import dev.assay.facts.Call").isEmpty());
        assertTrue(edit("name : String @key", "name : String @key\n    size : int").isEmpty());
    }

    @Test
    void a_text_outside_of_rules_counts_even_where_only_a_string_differs() {
        String function = "function String shelf() { return \"a\"; }\n\n/* A shelf. */";
        String text = TEXT.replace("/* A shelf. */", function);
        assertTrue(RuleEdit.between(files(text), files(text.replace("return \"a\"", "return \"b\""))).isEmpty());
    }
}
