package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.mistakes.Mistake;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What an author of rules is told, and where.
class RuleMistakeTest {

    private static String read(String file, String text) {
        return assertThrows(Mistake.class, () -> RuleReader.read(sources(file, text))).getMessage();
    }

    private static String compiled(String file, String text) {
        return assertThrows(Mistake.class, () -> RuleCompiler.compile(sources(file, text))).getMessage();
    }

    private static RuleSources sources(String file, String text) {
        TreeMap<String, String> files = new TreeMap<>();
        files.put(file, text);
        return new RuleSources(files);
    }

    @Test
    void a_syntax_error_is_shown_where_it_stands() {
        assertEquals("facts/a.drl:5:18: mismatched input '=' in rule \"calls\"", read("facts/a.drl", """
                package assay.a
                ruleflow-group "derive"
                import dev.assay.facts.*
                rule "calls" when
                    Call( target = = "x" )
                then
                end
                """));
    }

    @Test
    void a_file_without_a_package_is_refused() {
        assertEquals("facts/a.drl:1:1: expected `package` and a name, such as `package assay.pools`",
                read("facts/a.drl", "import dev.assay.facts.*\n"));
    }

    @Test
    void a_file_without_a_group_is_refused() {
        assertEquals(
                "rules/a.drl:2:1: expected a line such as `ruleflow-group \"judge\"` under `package assay.a`; the groups"
                        + " are derive, judge, severity, consolidate, plan",
                read("rules/a.drl", "// a comment\npackage assay.a\n"));
    }

    @Test
    void an_unknown_group_is_refused() {
        assertEquals(
                "rules/a.drl:1:1: `ruleflow-group \"juge\"` is not one of derive, judge, severity, consolidate, plan;"
                        + " did you mean `judge`?",
                read("rules/a.drl", "package assay.a\nruleflow-group \"juge\"\n"));
    }

    @Test
    void a_misspelt_property_is_shown_with_the_nearest_one() {
        assertEquals("facts/a.drl:5:23: `Call` has no property `tarqet`; did you mean `target`?", derive("""
                    Call( production, tarqet == "x" )"""));
    }

    @Test
    void a_misspelt_kind_is_shown_with_the_nearest_one() {
        assertEquals("facts/a.drl:5:5: no kind of fact is called `Cal`; did you mean `Call`?", derive("""
                    Cal( production )"""));
    }

    @Test
    void a_misspelt_property_in_an_accumulate_is_found_too() {
        assertEquals("facts/a.drl:5:48: `Field` has no property `nam`; did you mean `name`?", derive("""
                    $n : Number() from accumulate( $f : Field( nam == "x" ), count( $f ) )"""));
    }

    private static String derive(String condition) {
        return read("facts/a.drl", """
                package assay.a
                ruleflow-group "derive"
                import dev.assay.facts.*
                rule "a" when
                %s
                then
                end
                """.formatted("    " + condition.strip()));
    }

    @Test
    void a_rule_that_derives_must_not_report() {
        assertEquals("facts/a.drl:4:1: rule \"a\": a rule of the group \"derive\" derives and never reports",
                read("facts/a.drl", """
                        package assay.a
                        ruleflow-group "derive"
                        import dev.assay.facts.*
                        rule "a" when
                            $c : Call()
                        then
                            fail( kcontext, $c, "x" );
                        end
                        """));
    }

    @Test
    void a_rule_that_judges_must_not_derive() {
        assertEquals(
                "rules/a.drl:4:1: rule \"PE-8\": only a rule of the group \"derive\" changes facts; this one is \"judge\"",
                judge("rule \"PE-8\"", "insertLogical( $c );"));
    }

    @Test
    void a_base_rule_names_its_annotations() {
        assertEquals(
                "rules/a.drl:4:1: rule \"PE-8\": the base rule has no @title, @section, @subject, @fix, @effort, @verify,"
                        + " @source",
                judge("rule \"PE-8\"", "examine( kcontext, $c );"));
    }

    @Test
    void a_rule_that_judges_is_named_after_its_item() {
        assertEquals(
                "rules/a.drl:4:1: rule \"pool size\": expected a name that starts with an item, such as \"PE-8\" or"
                        + " \"PE-8 literal pool size\"",
                judge("rule \"pool size\"", "examine( kcontext, $c );"));
    }

    @Test
    void a_fault_extends_its_item() {
        assertEquals("rules/a.drl:4:1: rule \"PE-8 literal\": expected `extends \"PE-8\"`",
                judge("rule \"PE-8 literal\"", "fail( kcontext, $c, \"x\" );"));
    }

    @Test
    void a_fault_says_what_it_does_to_whom() {
        assertEquals("rules/a.drl:4:1: rule \"PE-8 literal\": expected `@impact( … )`; the impacts are DATA_LOSS,"
                + " SECURITY_BREACH, OUTAGE, EXHAUSTION_UNDER_LOAD, WRONG_UNDER_LOAD, WRONG_SILENTLY,"
                + " UNNECESSARY_RESOURCES, MAINTENANCE, COSMETIC",
                judge("rule \"PE-8 literal\" extends \"PE-8\"", "fail( kcontext, $c, \"x\" );"));
    }

    @Test
    void a_rule_that_extends_a_missing_one_is_refused() {
        assertEquals("rules/a.drl:4:1: rule \"PE-8 literal\": extends \"PE-8\", which does not exist",
                judge("rule \"PE-8 literal\" extends \"PE-8\" @impact( MAINTENANCE )", "fail( kcontext, $c, \"x\" );"));
    }

    private static String judge(String head, String consequence) {
        return read("rules/a.drl", """
                package assay.a
                ruleflow-group "judge"
                import dev.assay.facts.*
                %s when
                    $c : Call()
                then
                    %s
                end
                """.formatted(head, consequence));
    }

    @Test
    void a_mistake_in_a_consequence_is_shown_at_the_word_that_is_wrong() {
        assertEquals("facts/a.drl:7:28: The method nam() is undefined for the type Dependency", compiled("facts/a.drl", """
                package assay.a
                ruleflow-group "derive"
                import dev.assay.facts.*
                rule "a" when
                    $dependency : Dependency()
                then
                    String s = $dependency.nam();
                end
                """));
    }
}
