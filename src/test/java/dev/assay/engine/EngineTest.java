package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.Arguments;
import dev.assay.facts.Call;
import dev.assay.facts.Dependency;
import dev.assay.facts.Given;
import dev.assay.facts.Parameter;
import dev.assay.facts.Place;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import dev.assay.facts.Value;
import dev.assay.findings.Finding;
import dev.assay.findings.Judgement;
import dev.assay.findings.Severity;
import dev.assay.findings.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How what rules say becomes verdicts, with a few rules over calls and facts built by hand.
class EngineTest {

    private static final String HEAD = """
            @title( "t" ) @section( "s" ) @subject( "call" ) @fix( "f" ) @effort( S ) @verify( "v" ) @source( "u" )
            """;

    private static final String JUDGE = """
            package assay.test.judge
            ruleflow-group "judge"
            import dev.assay.facts.*
            import assay.test.derive.Loud
            import function dev.assay.engine.Report.*

            rule "FA-1" %1$s when
                $call : Call( production )
            then
                examine( kcontext, $call );
            end
            rule "FA-1 bad" extends "FA-1" @impact( WRONG_SILENTLY ) when
                Call( this == $call, target == "bad" )
            then
                fail( kcontext, $call, "Bad." );
            end
            rule "FA-1 poor" extends "FA-1" @impact( MAINTENANCE ) when
                Call( this == $call, target == "poor" )
            then
                partial( kcontext, $call, "Poor." );
            end
            rule "FA-1 odd" extends "FA-1" when
                Call( this == $call, target == "odd" )
            then
                unknown( kcontext, $call, "Odd.", "Is it odd?" );
            end
            rule "FA-1 throws" extends "FA-1" when
                Call( this == $call, target == "throws" )
            then
                throw new IllegalStateException( "no" );
            end
            rule "FA-2" %1$s when
                $call : Call( target == "never" )
            then
                examine( kcontext, $call );
            end
            rule "FA-3" %1$s when
                $call : Call( target == "open" )
            then
                examine( kcontext, $call );
            end
            rule "FA-3 never closed" extends "FA-3" @impact( OUTAGE ) when
                accumulate( $close : Call( production, target == "close" ); $n : count( $close ); $n == 0 )
            then
                fail( kcontext, $call, "Never closed.", searched( "production calls of `close`", $n ) );
            end
            rule "FA-4" %1$s when
                $loud : Loud()
            then
                examine( kcontext, $loud );
            end
            rule "FA-4 small" extends "FA-4" @impact( COSMETIC ) when
                Parameter( call == $loud.subject, name == "size", given == Given.DEFAULT )
            then
                fail( kcontext, $loud, "Small." );
            end
            rule "FA-5" %1$s when
                $call : Call( target in ( "nowhere", "nobody" ) )
            then
                examine( kcontext, $call );
            end
            rule "FA-5 at module level" extends "FA-5" @impact( COSMETIC ) when
                Call( this == $call, target == "nowhere", enclosingFunction.name matches "main" )
            then
                fail( kcontext, $call, "Called by main." );
            end
            rule "FA-5 namesake" extends "FA-5" @impact( COSMETIC ) when
                Call( this == $call, target == "nobody", $name : enclosingFunction.name.strip() )
                Call( this == $call, callee == $name )
            then
                fail( kcontext, $call, "Called by a namesake." );
            end
            rule "XC-C6" %1$s when
                $file : SourceFile( role == Role.PRODUCTION, path matches ".*[.]py" )
            then
                examine( kcontext, $file );
            end
            """.formatted(HEAD);

    private static final String DERIVE = """
            package assay.test.derive
            ruleflow-group "derive"
            import dev.assay.facts.*
            declare Loud extends Concept
                subject : Call @key
                name : String
            end
            rule "loud" when
                $call : Call( target == "loud" )
            then
                insertLogical( new Loud( $call, $call.target() ) );
            end
            rule "lost" when
                $call : Call( target == "lost" )
            then
                insertLogical( new Loud( $call, $call.enclosingFunction().name() ) );
            end
            """;

    @TempDir
    private static Path home;

    private static Rules rules;

    @BeforeAll
    static void rules() throws IOException {
        for (String folder : List.of("facts", "rules")) Files.createDirectories(home.resolve(folder));
        Files.writeString(home.resolve("facts/derive.drl"), DERIVE);
        Files.copy(Path.of("facts/checklists.drl"), home.resolve("facts/checklists.drl"));
        Files.copy(Path.of("rules/severity.drl"), home.resolve("rules/severity.drl"));
        Files.writeString(home.resolve("rules/judge.drl"), JUDGE);
        Files.writeString(home.resolve("rules/items.md"),
                "## S\n\n- FA-1: t\n- FA-2: t\n- FA-9: t\n- AU-1: t\n- XC-R1: t\n");
        rules = Rules.load(home, home.resolve("cache"));
    }

    private final List<Object> facts = new ArrayList<>();

    private SourceFile file(String inPackage) {
        return new SourceFile(inPackage + "/main.py", "main", inPackage, Role.PRODUCTION);
    }

    private void fastapi(String inPackage) {
        SourceFile manifest = new SourceFile(inPackage + "/pyproject.toml", "", inPackage, Role.PRODUCTION);
        facts.add(new Dependency(Place.ofLine(manifest, 1), "fastapi", List.of(), "", "", "", manifest.path()));
        facts.add(file(inPackage));
    }

    private Call call(String inPackage, int line, String target) {
        Place place = new Place(file(inPackage), line * 10, line * 10 + 5, line, 1, line, 6);
        Call call = new Call(place, target, target, "", "", "", "", 0, Arguments.NONE, false, false, false, false,
                false, false, false, "", null, null);
        facts.add(call);
        return call;
    }

    private void parameter(Call call, Given given) {
        facts.add(new Parameter(call.at(), call, "size", new Value.Unknown("**options"), given, ""));
    }

    private Judgement judged() {
        return Engine.judge(rules, facts, place -> "close()");
    }

    private Verdict verdict(String item, String inPackage) {
        return judged().verdicts().stream().filter(v -> v.item().equals(item) && v.inPackage().equals(inPackage))
                .findFirst().orElseThrow();
    }

    private String outcome(String item, String inPackage) {
        return verdict(item, inPackage).outcome().name();
    }

    @Test
    void what_was_examined_without_fault_passes() {
        fastapi("a");
        call("a", 1, "good");
        assertEquals("PASS", outcome("FA-1", "a"));
    }

    @Test
    void fail_outweighs_partial_which_outweighs_unknown_which_outweighs_pass() {
        fastapi("a");
        call("a", 1, "good");
        call("a", 2, "odd");
        assertEquals("UNKNOWN", outcome("FA-1", "a"));
        call("a", 3, "poor");
        assertEquals("PARTIAL", outcome("FA-1", "a"));
        call("a", 4, "bad");
        assertEquals("FAIL", outcome("FA-1", "a"));
    }

    @Test
    void a_package_is_judged_by_what_stands_in_it() {
        fastapi("a");
        fastapi("b");
        call("a", 1, "bad");
        call("b", 1, "good");
        assertEquals("FAIL", outcome("FA-1", "a"));
        assertEquals("PASS", outcome("FA-1", "b"));
    }

    @Test
    void nothing_examined_is_NA_and_says_what_there_is_none_of() {
        fastapi("a");
        call("a", 1, "good");
        assertEquals("NA", outcome("FA-2", "a"));
        assertEquals("No call in a.", verdict("FA-2", "a").message());
    }

    @Test
    void an_item_without_a_rule_is_never_a_pass() {
        fastapi("a");
        assertEquals("UNKNOWN", outcome("FA-9", "a"));
        assertEquals("UNKNOWN", outcome("XC-R1", "repository"));
    }

    @Test
    void a_checklist_that_applies_nowhere_gives_one_NA() {
        fastapi("a");
        assertEquals("NA", outcome("AU-1", "repository"));
    }

    @Test
    void a_repository_without_production_code_is_NA() {
        assertEquals("NA", outcome("XC-C6", "repository"));
        assertEquals("NA", outcome("XC-R1", "repository"));
    }

    @Test
    void a_cross_cutting_item_holds_for_the_repository() {
        fastapi("a");
        fastapi("b");
        assertEquals("PASS", outcome("XC-C6", "repository"));
        assertEquals(2, verdict("XC-C6", "repository").places().size());
    }

    @Test
    void a_consequence_that_throws_makes_its_item_unknown_and_the_others_go_on() {
        fastapi("a");
        fastapi("b");
        call("a", 1, "throws");
        call("a", 2, "open");
        call("b", 1, "good");
        assertEquals("UNKNOWN", outcome("FA-1", "a"));
        assertEquals("PASS", outcome("FA-1", "b"));
        assertEquals("FAIL", outcome("FA-3", "a"));
        assertTrue(
                judged().failures().getFirst().startsWith("The consequence of rule \"FA-1 throws\" (rules/judge.drl:"));
    }

    @Test
    void a_condition_that_throws_makes_its_item_unknown_and_the_others_go_on() {
        fastapi("a");
        call("a", 1, "nowhere");
        call("a", 2, "bad");
        call("a", 3, "open");
        assertEquals("UNKNOWN", outcome("FA-5", "a"));
        assertEquals("FAIL", outcome("FA-1", "a"));
        assertEquals("FAIL", outcome("FA-3", "a"));
        String failure = judged().failures().getFirst();
        assertTrue(failure.startsWith(
                "The condition `enclosingFunction.name matches \"main\"` of rule \"FA-5 at module level\" (rules/judge.drl:"),
                failure);
    }

    @Test
    void what_throws_in_a_part_that_Drools_does_not_name_costs_its_DRL_package_and_not_the_report() {
        fastapi("a");
        call("a", 1, "nobody");
        assertEquals("UNKNOWN", outcome("FA-5", "a"));
        assertTrue(judged().failures().stream().anyMatch(failure -> failure.contains("\"FA-5 namesake\"")),
                judged().failures().toString());
    }

    @Test
    void a_derivation_that_throws_leaves_nothing_passed_or_left_out_in_its_package() {
        fastapi("a");
        fastapi("b");
        call("a", 1, "lost");
        call("b", 1, "good");
        assertEquals("UNKNOWN", outcome("FA-1", "a"));
        assertEquals("UNKNOWN", outcome("FA-4", "a"));
        assertEquals("PASS", outcome("FA-1", "b"));
        assertEquals("NA", outcome("FA-4", "b"));
    }

    @Test
    void an_absence_says_what_was_searched() {
        fastapi("a");
        call("a", 1, "open");
        assertEquals("FAIL", outcome("FA-3", "a"));
        assertEquals(Severity.CRITICAL, verdict("FA-3", "a").severity());
        call("a", 2, "close");
        assertEquals("PASS", outcome("FA-3", "a"));
    }

    @Test
    void an_absence_is_unknown_where_the_name_stands_in_what_could_not_be_parsed() {
        fastapi("a");
        call("a", 1, "open");
        facts.add(new Unread(new Place(file("b"), 0, 5, 1, 1, 1, 6), "A syntax error."));
        assertEquals("FAIL", outcome("FA-3", "a"));
        facts.add(new Unread(new Place(file("a"), 500, 505, 50, 1, 50, 6), "A syntax error."));
        assertEquals("UNKNOWN", outcome("FA-3", "a"));
    }

    @Test
    void an_absence_is_unknown_where_a_whole_file_could_not_be_read() {
        fastapi("a");
        call("a", 1, "open");
        facts.add(new Unread(new Place(file("a"), 0, 2_000_000, 1, 1, 1, 1), "The file is too large."));
        assertEquals("UNKNOWN", verdictOf(Engine.judge(rules, facts, place -> ""), "FA-3", "a"));
    }

    private static String verdictOf(Judgement judgement, String item, String inPackage) {
        return judgement.verdicts().stream().filter(v -> v.item().equals(item) && v.inPackage().equals(inPackage))
                .findFirst().orElseThrow().outcome().name();
    }

    @Test
    void a_parameter_that_cannot_be_read_makes_the_item_that_asks_for_it_unknown() {
        fastapi("a");
        parameter(call("a", 1, "loud"), Given.DEFAULT);
        assertEquals("FAIL", outcome("FA-4", "a"));
        facts.removeIf(Parameter.class::isInstance);
        parameter((Call) facts.getLast(), Given.UNKNOWN);
        assertEquals("UNKNOWN", outcome("FA-4", "a"));
        assertEquals("What is `size` at a/main.py:1?", judged().questions().getFirst().question());
    }

    @Test
    void findings_of_one_rule_package_and_message_are_one_with_its_first_fifty_places() {
        fastapi("a");
        for (int line = 1; line <= 60; line++) call("a", line, "bad");
        Finding finding = judged().findings().getFirst();
        assertEquals(1, judged().findings().size());
        assertEquals("a-F01", finding.id());
        assertEquals(50, finding.places().size());
        assertEquals(60, finding.placesTotal());
        assertEquals(1, finding.places().getFirst().line());
    }

    @Test
    void a_fingerprint_stays_when_lines_move() {
        fastapi("a");
        call("a", 1, "bad");
        String before = judged().findings().getFirst().fingerprint();
        facts.removeIf(Call.class::isInstance);
        call("a", 7, "bad");
        assertEquals(before, judged().findings().getFirst().fingerprint());
    }

    @Test
    void each_finding_is_in_exactly_one_consolidated_finding() {
        fastapi("a");
        fastapi("b");
        for (String target : List.of("bad", "poor", "open")) {
            call("a", 10 + target.length(), target);
            call("b", 10 + target.length(), target);
        }
        List<String> ids = judged().consolidated().stream().flatMap(one -> one.findingIds().stream()).sorted().toList();
        assertEquals(judged().findings().stream().map(Finding::id).sorted().toList(), ids);
    }

    @Test
    void the_order_of_facts_does_not_matter() {
        fastapi("a");
        fastapi("b");
        int line = 1;
        for (String target : List.of("bad", "poor", "odd", "open", "good", "bad", "throws", "loud")) {
            call("a", line, target);
            call("b", line++, target);
        }
        String before = judged().toString();
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(facts, new Random(seed));
            assertEquals(before, judged().toString());
        }
    }

    @Test
    void concepts_can_be_looked_at_without_judging() {
        fastapi("a");
        call("a", 3, "loud");
        List<Derived> loud = Engine.derive(rules, facts).stream().filter(one -> one.kind().equals("Loud")).toList();
        assertEquals("a/main.py:3", loud.getFirst().at().orElseThrow().toString());
        assertEquals("{name=loud}", loud.getFirst().properties().toString());
    }

    @Test
    void compiled_rules_are_kept_and_loaded_again() {
        assertEquals(rules.hash(), Rules.load(home, home.resolve("cache")).hash());
        assertEquals("assay.test.derive.Loud", rules.declaredKinds().get("Loud").getName());
        assertTrue(rules.kindsNamed(Rules.Purpose.JUDGE).containsAll(List.of("Call", "Parameter", "SourceFile")));
    }
}
