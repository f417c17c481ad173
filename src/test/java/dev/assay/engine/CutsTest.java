package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Which constraints can be taken out of a condition, and what is left.
class CutsTest {

    /// The condition without each of its constraints, one after the other.
    private static List<String> without(String condition, String consequence) {
        String text = "rule \"PE-8 x\" when\n" + condition + "\nthen\n    " + consequence + "\nend\n";
        String plain = RuleText.plain(text);
        RuleText rule = RuleText.of("rules/a.drl", text).getFirst();
        return Cuts.of(rule, text, plain, (name, cut) -> {
            String rest = plain.substring(0, cut.from()) + plain.substring(cut.to());
            return Pattern.compile(Pattern.quote(name) + "(?![\\w$])").matcher(rest).find();
        }).stream().map(cut -> (text.substring(rule.when(), cut.from()) + cut.instead()
                + text.substring(cut.to(), rule.then())).strip().replaceAll("\\( +\\)", "( )")).toList();
    }

    @Test
    void each_constraint_behind_a_comma_goes_with_its_comma() {
        assertEquals(List.of("Call( production )", "Call( target == \"a,b\" )", ""),
                without("Call( target == \"a,b\", production )", ""));
    }

    @Test
    void what_only_gives_a_name_stays() {
        assertEquals(List.of("$call : Call( $name : callee )"),
                without("$call : Call( $name : callee, production )", "fail( $call, $name );"));
    }

    @Test
    void a_name_that_is_used_elsewhere_stays_without_its_constraint() {
        assertEquals(List.of("Call( $name : callee )"),
                without("Call( $name : callee != \"x\" )", "fail( $name );"));
        assertEquals(List.of("Call( )", ""), without("Call( $name : callee != \"x\" )", "fail();"));
    }

    @Test
    void alternatives_and_conjunctions_are_taken_out_one_by_one() {
        assertEquals(List.of("Call( )", "Call( loop && awaited )", "Call( callee == \"a\" )",
                "Call( callee == \"a\" || awaited )", "Call( callee == \"a\" || loop )", ""),
                without("Call( callee == \"a\" || loop && awaited )", ""));
    }

    @Test
    void an_alternative_that_begins_with_an_operator_keeps_the_left_side() {
        assertEquals(List.of("Call( )", "Call( inFunction == $b )", "Call( inFunction == $a )", ""),
                without("Call( inFunction == $a || == $b )", ""));
    }

    @Test
    void what_stands_in_brackets_is_looked_at_too() {
        assertEquals(List.of("Call( awaited )", "Call( !( target == \"b\" ), awaited )",
                "Call( !( target == \"a\" ), awaited )", "Call( !( target == \"a\" || target == \"b\" ) )", ""),
                without("Call( !( target == \"a\" || target == \"b\" ), awaited )", ""));
    }

    @Test
    void patterns_and_absences_go_as_a_whole_unless_their_names_are_used() {
        assertEquals(List.of("$call : Call( )\n    not Argument( call == $call )",
                "$call : Call( loop )\n    not Argument( )", "$call : Call( loop )"),
                without("$call : Call( loop )\n    not Argument( call == $call )", "fail( $call );"));
    }

    @Test
    void each_member_of_a_group_goes_with_the_word_that_joins_it() {
        assertEquals(List.of("exists( Call( ) and Field( production ) )", "exists( Call( loop ) and Field( ) )",
                "exists( Field( production ) )", "exists( Call( loop ) )", ""),
                without("exists( Call( loop ) and Field( production ) )", ""));
    }

    @Test
    void what_an_accumulate_counts_is_looked_at_and_its_functions_stay() {
        assertEquals(List.of("Number( ) from accumulate( $c : Call( awaited ), count( $c ) )",
                "Number( intValue > 1 ) from accumulate( $c : Call( ), count( $c ) )", ""),
                without("Number( intValue > 1 ) from accumulate( $c : Call( awaited ), count( $c ) )", ""));
    }

    @Test
    void comments_and_strings_are_not_taken_for_constraints() {
        assertEquals(List.of("Call( /* a, b */  )", ""), without("Call( /* a, b */ callee == \"not( x && y )\" )", ""));
    }
}
