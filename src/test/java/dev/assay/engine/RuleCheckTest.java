package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `assay rules check` says of rule files, each message whole.
class RuleCheckTest {

    private static final String DERIVE = """
            package assay.a
            ruleflow-group "derive"
            import dev.assay.facts.*
            """;

    @TempDir
    Path temp;

    /// Line 5 is the first one of the condition.
    private static String condition(String condition) {
        return mistakes(DERIVE + "rule \"a\" when\n" + condition + "\nthen\nend\n");
    }

    private static String mistakes(String text) {
        TreeMap<String, String> files = new TreeMap<>();
        files.put("facts/a.drl", text);
        return mistakes(files);
    }

    private static String mistakes(TreeMap<String, String> files) {
        return RuleCheck.mistakes(new RuleSources(files)).stream().map(Mistake::getMessage)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void rules_without_a_mistake_have_none() {
        assertEquals("", condition("    Call( target == \"a\" || == \"b\", $line : line, line > 1 && < 9 )"));
    }

    @Test
    void a_misspelt_property_is_told_with_the_nearest_one_wherever_it_stands() {
        assertEquals("facts/a.drl:5:11: `Call` has no `calee`; did you mean `callee`?",
                condition("    Call( calee == \"a\" )"));
        assertEquals("facts/a.drl:5:29: `Call` has no `calee`; did you mean `callee`?",
                condition("    Call( production && ( ! calee.isEmpty() ) )"));
        assertEquals("facts/a.drl:6:26: `Call` has no `taget`; did you mean `target`?",
                condition("    $c : Call()\n    Call( receiver == $c.taget )"));
        assertEquals("facts/a.drl:5:22: `Value` has no `strngs`; did you mean `strings`?",
                condition("    Parameter( value.strngs contains \"a\" )"));
        assertEquals("facts/a.drl:5:31: `Given` has no `YESS`; did you mean `YES`?",
                condition("    Parameter( given == Given.YESS )"));
        assertEquals("facts/a.drl:5:18: `String` has no `startWith`; did you mean `startsWith`?",
                condition("    Call( target.startWith( \"a\" ) )"));
    }

    @Test
    void a_misspelt_name_of_a_variable_is_told() {
        assertEquals("facts/a.drl:6:23: nothing in this rule is called `$cal`; did you mean `$call`?",
                condition("    $call : Call()\n    Argument( call == $cal )"));
    }

    @Test
    void a_misspelt_kind_is_told() {
        assertEquals("facts/a.drl:5:9: no kind of fact is called `Cal`; did you mean `Call`?",
                condition("    not Cal( production )"));
    }

    @Test
    void what_can_never_be_equal_is_told() {
        assertEquals("facts/a.drl:5:11: `target` is of type `String` and `3` of type `int`, so this is never true",
                condition("    Call( target == 3 )"));
        assertEquals("facts/a.drl:5:11: `line` is of type `int` and `\"3\"` of type `String`, so this is never true",
                condition("    Call( line in ( 1, \"3\" ) )"));
        assertEquals(
                "facts/a.drl:5:19: `caught` is of type `List<String>` and `3` of type `int`, so this is never true",
                condition("    ExceptClause( caught contains 3 )"));
        assertEquals("facts/a.drl:5:11: `line` is of type `int` and `\"1.*\"` of type `String`, so this is never true",
                condition("    Call( line matches \"1.*\" )"));
        assertEquals(
                "facts/a.drl:6:15: `call` is of type `Call` and `$f` of type `FunctionDefinition`, so this is never "
                        + "true",
                condition("    $f : FunctionDefinition()\n    Argument( call == $f )"));
        assertEquals("", condition("    Call( enclosingFunction == null, line == 3, awaited == true )"));
    }

    @Test
    void an_order_of_what_has_none_is_told() {
        assertEquals("facts/a.drl:5:11: `target` is of type `String` and `3` of type `int`, so neither is more",
                condition("    Call( target < 3 ) // three"));
    }

    @Test
    void a_property_named_like_a_word_is_told() {
        assertEquals("facts/a.drl:6:5: expected another name for this property: `when` is a word of DRL",
                mistakes(DERIVE + "declare A extends Concept\n    subject : Call @key\n    when : String\nend\n"));
        assertEquals("facts/a.drl:6:5: expected another name for this property: `default` is a word of Java",
                mistakes(DERIVE + "declare A extends Concept\n    subject : Call @key\n    default : String\nend\n"));
        assertEquals("facts/a.drl:6:5: expected another name for this property: `end` is a word of DRL",
                mistakes(DERIVE + "declare A extends Concept\n    subject : Call @key\n    end : int\nend\n"));
    }

    @Test
    void a_misspelt_annotation_of_a_field_is_told() {
        assertEquals(
                "facts/a.drl:4:9: the concept `A` has no field with `@key`: expected at least `subject : Call @key`\n"
                        + "facts/a.drl:5:20: `A.subject`: there is no annotation `@ky`; did you mean `@key`?",
                mistakes(DERIVE + "declare A extends Concept\n    subject : Call @ky\nend\n"));
    }

    @Test
    void a_concept_without_a_key_or_a_subject_is_told() {
        assertEquals(
                "facts/a.drl:4:9: the concept `A` has no field with `@key`: expected at least `subject : Call @key`",
                mistakes(DERIVE + "declare A extends Concept\n    subject : Call\nend\n"));
        assertEquals(
                "facts/a.drl:4:9: the concept `A` has no `subject`: expected a field such as `subject : Call @key`",
                mistakes(DERIVE + "declare A extends Concept\n    name : String @key\nend\n"));
    }

    @Test
    void a_type_that_does_not_exist_is_told_in_its_own_file() {
        TreeMap<String, String> files = new TreeMap<>();
        files.put("facts/a.drl", DERIVE);
        files.put("facts/b.drl", DERIVE.replace("assay.a", "assay.b")
                + "declare B extends Concpt\n    subject : Cal @key\nend\n");
        assertEquals("facts/b.drl:4:19: `B` extends `Concpt`, which does not exist; did you mean `Concept`?\n"
                + "facts/b.drl:5:15: `B.subject` is of type `Cal`, which does not exist or is not imported; did you mean "
                + "`Call`?", mistakes(files));
    }

    @Test
    void a_type_that_extends_itself_is_told() {
        assertEquals("facts/a.drl:4:9: `A` extends itself\nfacts/a.drl:7:9: `B` extends itself",
                mistakes(DERIVE + "declare A extends B\n    x : String @key\nend\n"
                        + "declare B extends A\n    y : String @key\nend\n"));
    }

    @Test
    void a_mistake_in_a_function_is_told_in_its_own_file() {
        TreeMap<String, String> files = new TreeMap<>();
        files.put("facts/a.drl", DERIVE);
        files.put("facts/b.drl", DERIVE.replace("assay.a", "assay.b") + """
                function String shown( Call call ) {
                    int line = call.line();
                    return call.targt();
                }
                function String other( Call call ) {
                    return call.target()
                }
                """);
        assertEquals("facts/b.drl:9:24: this is no Java: `}` cannot stand behind it", mistakes(files));
        files.put("facts/b.drl", files.get("facts/b.drl").replace("call.target()\n", "call.target();\n"));
        assertEquals("facts/b.drl:6:17: The method targt() is undefined for the type Call; did you mean `target`?",
                mistakes(files));
    }

    /// Drools writes something else for `kcontext` before Java sees the line.
    @Test
    void a_name_that_does_not_exist_is_told_where_it_is_handed_on_with_kcontext() {
        assertEquals("facts/a.drl:8:40: $cal cannot be resolved to a variable", mistakes(DERIVE + """
                        rule "a" when
                            $call : Call()
                        then
                            int line = 1;
                            String.valueOf( kcontext ).concat( $cal );
                        end
                        """));
    }

    @Test
    void each_mistake_in_consequences_is_told_in_its_own_rule() {
        String rule = """
                rule "%s" when
                    $call : Call()
                then
                    int line = $call.line();
                    %s
                end
                """;
        assertEquals("""
                facts/a.drl:8:22: The method targt() is undefined for the type Call; did you mean `target`?
                facts/a.drl:14:5: Type mismatch: cannot convert from int to String
                facts/a.drl:20:5: no function is called `insertLogicaly` with these arguments; did you mean `insertLogical`?
                facts/a.drl:26:14: this is no Java: `end` cannot stand behind it""",
                mistakes(DERIVE + rule.formatted("a", "String s = $call.targt();")
                        + rule.formatted("b", "String other = line;") + rule.formatted("c", "insertLogicaly( $call );")
                        + rule.formatted("d", "String s = ")));
    }

    @Test
    void what_the_compiler_says_without_a_line_is_told_at_its_rule() {
        assertEquals(
                "facts/a.drl:5:11: Method foo on class dev.assay.facts.Call with arguments [class java.lang.String] "
                        + "is missing",
                condition("    Call( foo( target ) )"));
        assertEquals("facts/a.drl:4:1: rule \"a\": Unknown accumulate function: 'cunt' on rule 'a'.",
                condition("    $n : Number() from accumulate( $c : Call(), cunt( $c ) )"));
    }

    @Test
    void an_import_of_what_does_not_exist_is_told() {
        assertEquals("""
                facts/a.drl:4:8: there is no class `dev.assay.facts.Cal`; did you mean `Call`?
                facts/a.drl:5:8: there is no package `assay.poools`
                facts/a.drl:6:17: `Report` has no function `exmine`; did you mean `examine`?""",
                mistakes(DERIVE + "import dev.assay.facts.Cal\nimport assay.poools.*\n"
                        + "import function dev.assay.engine.Report.exmine\n"));
    }

    @Test
    void each_syntax_error_is_told_once_for_its_rule() {
        assertEquals("""
                facts/a.drl:5:18: mismatched input '=' in rule "a"
                facts/a.drl:10:11: `Call` has no `calee`; did you mean `callee`?""",
                mistakes(DERIVE + "rule \"a\" when\n    Call( target = = \"x\" )\nthen\nend\n"
                        + "\nrule \"b\" when\n    Call( calee == \"x\" )\nthen\nend\n"));
    }

    @Test
    void concepts_in_a_circle_through_not_are_told() {
        String concepts = DERIVE + "declare A extends Concept\n    subject : Call @key\nend\n"
                + "declare B extends Concept\n    subject : Call @key\nend\n";
        assertEquals(
                "facts/a.drl:12:9: rule \"a\" derives `A` through `not` of `B`, which is derived from `A`: what comes of "
                        + "it depends on the order of facts",
                mistakes(concepts + """
                        rule "a" when
                            $c : Call()
                            not B( subject == $c )
                        then
                            insertLogical( new A( $c ) );
                        end
                        rule "b" when
                            A( $c : subject )
                        then
                            insertLogical( new B( $c ) );
                        end
                        """));
        assertEquals("", mistakes(concepts + """
                rule "a" when
                    $c : Call()
                    not B( subject == $c )
                then
                    insertLogical( new A( $c ) );
                end
                """));
    }

    @Test
    void a_rule_that_derives_and_reports_is_told() {
        assertEquals("facts/a.drl:4:1: rule \"a\": a rule derives or reports, never both",
                mistakes(DERIVE
                        + "rule \"a\" when\n    $c : Call()\nthen\n    insertLogical( $c );\n    examine( kcontext, $c );\n"
                        + "end\n").lines().findFirst().orElse(""));
    }

    private static String base(String annotations, String rest) {
        return mistakes("""
                package assay.a
                ruleflow-group "judge"
                import dev.assay.facts.*
                import function dev.assay.engine.Report.examine
                import function dev.assay.engine.Report.fail
                rule "ZZ-1"
                    @title( "t" ) @section( "s" ) @subject( "u" ) @fix( "f" ) @verify( "v" ) @source( "w" )
                    %s
                when
                    $c : Call()
                then
                    examine( kcontext, $c );
                end
                %s
                """.formatted(annotations, rest));
    }

    @Test
    void annotations_are_told_where_they_stand() {
        assertEquals("facts/a.drl:8:5: rule \"ZZ-1\": `@effort( XL )` is not one of S, M, L; did you mean `L`?",
                base("@effort( XL )", ""));
        assertEquals("facts/a.drl:8:18: rule \"ZZ-1\": there is no annotation `@impct`; did you mean `@impact`?",
                base("@effort( S ) @impct( OUTAGE )", ""));
        assertEquals("facts/a.drl:8:18: rule \"ZZ-1\": `@theme( async-snyc )` is not one of resource-budget, "
                + "lifecycle-coherence, convention-compliance, async-sync, error-propagation; did you mean `async-sync`?",
                base("@effort( S ) @theme( \"async-snyc\" )", ""));
        assertEquals("facts/a.drl:6:1: rule \"ZZ-1\": the base rule has no @effort", base("", ""));
        String fault = "rule \"ZZ-1 bad\" extends \"ZZ-1\"\n    %s\nwhen\nthen\n    fail( kcontext, $c, \"x\" );\nend";
        assertEquals(
                "facts/a.drl:15:5: rule \"ZZ-1 bad\": `@impact( OUTGE )` is not one of DATA_LOSS, SECURITY_BREACH, "
                        + "OUTAGE, EXHAUSTION_UNDER_LOAD, WRONG_UNDER_LOAD, WRONG_SILENTLY, UNNECESSARY_RESOURCES, MAINTENANCE, "
                        + "COSMETIC; did you mean `OUTAGE`?",
                base("@effort( S )", fault.formatted("@impact( OUTGE )")));
        assertEquals(
                "facts/a.drl:15:23: rule \"ZZ-1 bad\": `@reach( REQEST )` is not one of REQUEST, DEPLOYMENT, OPERATOR, "
                        + "DEVELOPER; did you mean `REQUEST`?",
                base("@effort( S )", fault.formatted("@impact( OUTAGE ) @reach( REQEST )")));
    }

    @Test
    void a_name_that_is_taken_is_told() {
        String rule = "rule \"a\" when\n    Call()\nthen\nend\n";
        assertEquals("facts/a.drl:8:1: rule \"a\": the name is taken by a rule in facts/a.drl:4",
                mistakes(DERIVE + rule + rule).lines().findFirst().orElse(""));
    }

    private RuleCheck.Result installed(String file, String text) throws IOException {
        Files.createDirectories(temp.resolve("facts"));
        Files.createDirectories(temp.resolve("rules"));
        Files.writeString(temp.resolve("rules/items.md"), "## Section\n\n- PE-8: a pool\n");
        Files.writeString(temp.resolve(file), text);
        return RuleCheck.check(temp, OwnRules.NONE, temp.resolve("cache"));
    }

    @Test
    void an_item_that_does_not_exist_is_told() throws IOException {
        assertEquals(List.of("rules/a.drl:5:20: there is no item `PE-88`; did you mean `PE-8`?"),
                installed("rules/a.drl", """
                        package assay.a
                        ruleflow-group "plan"
                        import dev.assay.engine.Topic
                        rule "a" when
                            Topic( item == "PE-88" )
                        then
                        end
                        """).mistakes().stream().map(Mistake::getMessage).toList());
    }

    private List<String> warnings(String condition) throws IOException {
        return installed("facts/a.drl", DERIVE + "rule \"a\" when\n" + condition + "\nthen\nend\n").warnings().stream()
                .map(Warning::toString).toList();
    }

    @Test
    void a_pattern_that_nothing_joins_is_a_warning() throws IOException {
        String told = "facts/a.drl:6:5: rule \"a\": nothing joins `%s` to the patterns before it, so each of it is paired with "
                + "each match of them; if that is meant, say `// pairs: ` and why on the line above";
        assertEquals(List.of(told.formatted("Call")),
                warnings("    $f : FunctionDefinition()\n    Call( production )"));
        assertEquals(List.of(told.formatted("Argument")),
                warnings("    $c : Call( target == \"a\" )\n    Argument( position == 0, value.string == \"b\" )"));
        assertEquals(List.of(), warnings("    $f : FunctionDefinition()\n    Call( enclosingFunction == $f )"));
        assertEquals(List.of(), warnings("    $f : FunctionDefinition()\n    not Call( production )"));
        assertEquals(List.of(),
                warnings("    $f : FunctionDefinition()\n    // pairs: there is one\n    Call( production )"));
    }

    @Test
    void a_threshold_without_a_reason_is_a_warning() throws IOException {
        assertEquals(
                List.of("facts/a.drl:5:27: `argumentCount` is compared with 7, and no comment beside it or on the line "
                        + "above says why"),
                warnings("    Call( argumentCount > 7 )"));
        assertEquals(List.of(), warnings("    Call( argumentCount > 7 ) // more do not fit on a line"));
        assertEquals(List.of(), warnings("    // more do not fit on a line\n    Call( argumentCount > 7 )"));
        assertEquals(List.of(), warnings("    Call( argumentCount > 1, line == 7 )"));
    }
}
