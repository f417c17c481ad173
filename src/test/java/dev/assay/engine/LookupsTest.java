package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookupsTest {

    @Test
    void a_comparison_with_a_text_becomes_a_look_up() {
        assertEquals("Call( target == \"os.getenv\", production ) from where( \"Call\", \"target\", \"os.getenv\" )",
                found("Call( target == \"os.getenv\", production )"));
    }

    @Test
    void a_list_of_texts_becomes_a_look_up_of_one_of_them() {
        assertEquals(
                "$c : Call( target in ( \"a\", \"b, c\" ) ) from where( \"Call\", \"target\", oneOf( \"a\", \"b, c\" ) )",
                found("$c : Call( target in ( \"a\", \"b, c\" ) )"));
    }

    @Test
    void a_join_becomes_a_look_up_by_the_other_side() {
        assertEquals("Call( enclosingFunction == $f, method == \"close\" )"
                + " from where( \"Call\", \"enclosingFunction\", $f, \"method\", \"close\" )",
                found("Call( enclosingFunction == $f, method == \"close\" )"));
        assertEquals("Parameter( call == $made.call, $n : name ) from where( \"Parameter\", \"call\", $made.call )",
                found("Parameter( call == $made.call, $n : name )"));
        assertEquals("Call( this == $call ) from where( \"Call\", \"this\", $call )", found("Call( this == $call )"));
    }

    @Test
    void what_is_made_of_names_that_are_known_before_becomes_a_look_up() {
        assertEquals(
                "Call( target == ( $owner + \".\" + $name ) ) from where( \"Call\", \"target\", ( $owner + \".\" + $name ) )",
                found("Call( target == ( $owner + \".\" + $name ) )"));
        assertEquals("FunctionDefinition( qualifiedName == url( $call, \"a\" ).getName() )"
                + " from where( \"FunctionDefinition\", \"qualifiedName\", url( $call, \"a\" ).getName() )",
                found("FunctionDefinition( qualifiedName == url( $call, \"a\" ).getName() )"));
    }

    @Test
    void what_is_made_of_the_fact_itself_is_no_value_to_look_up() {
        assertEquals("Call( target == ( receiver + $name ) ) from all( \"Call\" )",
                found("Call( target == ( receiver + $name ) )"));
        assertEquals("$c : Call( target == last( $c ) ) from all( \"Call\" )",
                found("$c : Call( target == last( $c ) )"));
        assertEquals("Call( target == method() ) from all( \"Call\" )", found("Call( target == method() )"));
    }

    @Test
    void a_list_that_holds_a_text_becomes_a_look_up_of_its_elements() {
        assertEquals("ClassDefinition( ancestors contains \"a.B\" || ancestors contains \"a.C\" )"
                + " from either( where( \"ClassDefinition\", \"ancestors[]\", \"a.B\" ), where( \"ClassDefinition\", \"ancestors[]\", \"a.C\" ) )",
                found("ClassDefinition( ancestors contains \"a.B\" || ancestors contains \"a.C\" )"));
    }

    @Test
    void alternatives_are_looked_up_only_if_each_can_be() {
        assertEquals("Call( method == \"a\" || target == \"b\" )"
                + " from either( where( \"Call\", \"method\", \"a\" ), where( \"Call\", \"target\", \"b\" ) )",
                found("Call( method == \"a\" || target == \"b\" )"));
        assertEquals("Call( method == \"a\" || inLoop ) from all( \"Call\" )",
                found("Call( method == \"a\" || inLoop )"));
    }

    @Test
    void and_binds_tighter_than_or() {
        assertEquals("Field( name == $a && enclosingClass == $b || name == $c )"
                + " from either( where( \"Field\", \"name\", $a, \"enclosingClass\", $b ), where( \"Field\", \"name\", $c ) )",
                found("Field( name == $a && enclosingClass == $b || name == $c )"));
    }

    @Test
    void a_name_that_the_pattern_itself_gives_is_no_value_to_look_up() {
        assertEquals("$c : Call( $x : receiver, method == $x ) from all( \"Call\" )",
                found("$c : Call( $x : receiver, method == $x )"));
        assertEquals("$c : Call( target == $c.method ) from all( \"Call\" )",
                found("$c : Call( target == $c.method )"));
    }

    @Test
    void a_text_that_matches_becomes_a_look_up_of_all_texts_that_do() {
        assertEquals("Call( production, target matches \"a.*\" ) from where( \"Call\", \"target~\", \"a.*\" )",
                found("Call( production, target matches \"a.*\" )"));
        assertEquals("Call( target not matches \"a.*\" ) from all( \"Call\" )",
                found("Call( target not matches \"a.*\" )"));
        assertEquals("Call( target matches $expression ) from all( \"Call\" )",
                found("Call( target matches $expression )"));
    }

    @Test
    void what_an_earlier_constraint_guards_is_not_worked_out_before_it() {
        assertEquals("Call( $f != null, method == last( $f ) ) from all( \"Call\" )",
                found("Call( $f != null, method == last( $f ) )"));
        assertEquals("Call( $f != null, method == $f.name ) from all( \"Call\" )",
                found("Call( $f != null, method == $f.name )"));
        assertEquals("Call( $f != null && method == $f.name ) from all( \"Call\" )",
                found("Call( $f != null && method == $f.name )"));
        assertEquals("Call( $f != null, enclosingFunction == $f ) from where( \"Call\", \"enclosingFunction\", $f )",
                found("Call( $f != null, enclosingFunction == $f )"));
    }

    @Test
    void what_is_equal_is_looked_up_before_what_matches() {
        assertEquals("Call( callee matches \"a.*\", method == \"b\" )"
                + " from where( \"Call\", \"method\", \"b\", \"callee~\", \"a.*\" )",
                found("Call( callee matches \"a.*\", method == \"b\" )"));
    }

    @Test
    void only_the_first_pattern_of_a_rule_says_what_to_make_beforehand() {
        String rules = """
                rule "a" when
                    Call( callee matches "a\\.b", method == "b" )
                    Field( name == "c" )
                then
                end
                rule "b" when
                    Pool( size > 1 )
                    Call( target == "d" )
                then
                end
                rule "c" when
                    Call( callee matches "a\\\\.b" )
                then
                end
                """;
        assertEquals(Map.of("a", Set.of("Call.method"), "b", Set.of(), "c", Set.of("Call.callee~a\\.b")),
                Lookups.keys(rules, name -> false));
        assertEquals(Set.of("Call.callee", "Call.method", "Call.target", "Field.name"),
                Lookups.properties(List.of(rules), name -> false));
    }

    @Test
    void only_a_flag_leaves_the_facts_that_have_it() {
        assertEquals("Call( production, argumentCount > 1 ) from where( \"Call\", \"production\", true )",
                found("Call( production, argumentCount > 1 )"));
    }

    @Test
    void numbers_and_what_is_refused_are_not_looked_up() {
        assertEquals("Argument( position == $p ) from all( \"Argument\" )", found("Argument( position == $p )"));
        assertEquals("Call( target != \"a\" ) from all( \"Call\" )", found("Call( target != \"a\" )"));
        assertEquals("Call( target not in ( \"a\" ) ) from all( \"Call\" )", found("Call( target not in ( \"a\" ) )"));
        assertEquals("Call( !( target == \"a\" ) ) from all( \"Call\" )", found("Call( !( target == \"a\" ) )"));
    }

    @Test
    void a_pattern_that_says_where_it_looks_stays() {
        assertEquals("Call( inLoop ) from $call", found("Call( inLoop ) from $call"));
    }

    @Test
    void what_rules_derive_stays_in_memory() {
        assertEquals("Pool( subject == $call )", found("Pool( subject == $call )"));
        assertEquals("SourceFile( path == $path )", found("SourceFile( path == $path )"));
    }

    @Test
    void a_declared_type_hides_the_fact_of_its_name() {
        String text = "rule \"a\" when\n    Call( target == \"a\" )\nthen\nend\n";
        assertEquals(text, Lookups.in(text, "Call"::equals));
    }

    @Test
    void what_stands_in_brackets_behind_is_not_taken_for_arguments() {
        assertEquals("Call( this == $c ) from where( \"Call\", \"this\", $c );\n    ( Pool() or Hook() )",
                found("Call( this == $c )\n    ( Pool() or Hook() )"));
    }

    @Test
    void words_in_texts_and_comments_are_no_patterns() {
        assertEquals("Pool( name == \"Call( x )\" ) // Call( y )", found("Pool( name == \"Call( x )\" ) // Call( y )"));
    }

    @Test
    void lines_stay_where_they_were() {
        String condition = "Call( target in ( \"a\",\n        \"b\" ) )\n    Pool()";
        assertEquals(2, found(condition).lines().toList().indexOf("    Pool()"));
    }

    /// The condition as it is compiled.
    private static String found(String condition) {
        String rule = "rule \"a\" when\n    " + condition + "\nthen\nend\n";
        String written = Lookups.in(rule, name -> false);
        return written.substring(written.indexOf("when\n    ") + 9, written.indexOf("\nthen"))
                .replace("dev.assay.engine.Lookup.", "");
    }
}
