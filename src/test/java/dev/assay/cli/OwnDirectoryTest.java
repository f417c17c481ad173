package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A directory of an author's own: what it adds, replaces and changes.
class OwnDirectoryTest {

    private static final String ACME = "examples/acme-rules";
    private static final String JUDGE = """
            ruleflow-group "judge"
            import dev.assay.facts.*
            import assay.environment.EnvironmentRead
            import function dev.assay.engine.Report.examine
            import function dev.assay.engine.Report.fail
            """;

    @TempDir
    Path temp;

    private Path repository;

    @BeforeEach
    void write_a_repository() throws IOException {
        repository = temp.resolve("shop");
        write("shop/pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"fastapi\"]\n");
        write("shop/main.py", """
                import os

                import acme
                from fastapi import FastAPI

                app = FastAPI()
                client = acme.connect("https://acme", retries=0)
                home = os.environ["HOME"]
                assert home
                """);
    }

    @Test
    void it_adds_items_concepts_kinds_of_fact_and_data_about_a_library() throws IOException {
        JsonNode report = audit("--rules", ACME);
        assertEquals("FAIL", verdict(report, "AC-1").get("verdict").asText());
        assertEquals("The client of Acme never tries again (`retries` is 0).",
                verdict(report, "AC-1").get("message").asText());
        assertEquals("`home` is only asserted.", verdict(report, "AC-2").get("message").asText());
        JsonNode theme = one(report.get("themes"), "name", "error-propagation");
        assertTrue(
                theme.get("findingIds").toString().contains(verdict(report, "AC-1").get("findingIds").get(0).asText()));
        String page = Files.readString(temp.resolve("out/pass-1/shop.md"));
        assertTrue(page.contains("| AC-1 | FAIL | Clients of Acme try again |"), page);
        try (InputStream schema = Objects.requireNonNull(getClass().getResourceAsStream("/report.schema.json"))) {
            assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema)
                    .validate(report));
        }
        Command facts = Command.run("facts", repository.toString(), "--rules", ACME, "--kind", "assertion", "--json");
        assertTrue(facts.out().contains("\"condition\":\"home\""), facts.out() + facts.err());
        Command explained = Command.run("explain", "AC-1", "--report", temp.resolve("out").toString(), "--rules", ACME);
        assertTrue(explained.out().contains(ACME + "/rules/acme.drl:"), explained.out());
        assertFalse(explained.out().contains("The rules have changed"), explained.out());
        Command without = Command.run("explain", "AC-1", "--report", temp.resolve("out").toString());
        assertTrue(without.out().contains("The rules have changed"), without.out());
        Command kinds = Command.run("facts", "kinds", "--rules", ACME);
        assertTrue(kinds.out().contains("AcmeClient  (" + ACME + "/facts/clients.drl)"), kinds.out());
    }

    @Test
    void its_fixtures_are_tested() {
        Command ran = Command.run("rules", "test", "--rules", ACME);
        assertEquals(Main.DONE, ran.code(), ran.out());
        assertTrue(ran.out().startsWith("6 cases: 6 green, 0 red ("), ran.out());
    }

    @Test
    void overrides_change_shipped_rules_and_are_said_in_the_report() throws IOException {
        JsonNode report = audit("--rules", ACME);
        assertEquals("NA", verdict(report, "FA-12").get("verdict").asText());
        assertEquals("`overrides.yaml` switches the item off.", verdict(report, "FA-12").get("message").asText());
        JsonNode finding = one(report.get("findings"), "item", "FA-15");
        assertEquals("HIGH", finding.get("severity").asText());
        assertEquals("Answer `/status` as the handbook says.", finding.get("recommendation").asText());
        assertTrue(finding.get("severityPath").toString().endsWith("\"overrides.yaml says HIGH\"]"), finding::toString);
        List<String> changes = new ArrayList<>();
        report.at("/tool/ruleChanges").forEach(change -> changes.add(change.asText()));
        assertEquals(List.of("`overrides.yaml` switches off FA-12.",
                "`overrides.yaml` sets the severity of FA-15 to HIGH.", "`overrides.yaml` changes the fix of FA-15."),
                changes);
        assertTrue(Files.readString(temp.resolve("out/README.md")).contains("- `overrides.yaml` switches off FA-12."));
        assertNotEquals(report.at("/tool/rules"), audit().at("/tool/rules"));
    }

    @Test
    void the_same_rules_elsewhere_give_the_same_bytes() throws IOException {
        audit("--rules", ACME);
        SortedMap<String, String> here = pages();
        Path moved = temp.resolve("far/away/rules-of-acme");
        try (Stream<Path> found = Files.walk(Path.of(ACME))) {
            for (Path path : found.filter(Files::isRegularFile).toList()) {
                Path copy = moved.resolve(Path.of(ACME).relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
        audit("--rules", moved.toString());
        assertEquals(here, pages());
    }

    @Test
    void a_fault_is_added_to_a_shipped_item_and_another_one_replaced() throws IOException {
        write("own/rules/environment.drl", "package assay.crosscutting\n" + JUDGE + """
                rule "XC-C6 home" extends "XC-C6" @impact( MAINTENANCE ) when
                    $read : EnvironmentRead( path == $file.path, variable == "HOME" )
                then
                    fail( kcontext, $read, "The home directory is read." );
                end
                rule "XC-C6 environment used directly" extends "XC-C6" @impact( MAINTENANCE ) when
                    $read : EnvironmentRead( path == $file.path, variable == "NOTHING" )
                then
                    fail( kcontext, $read, "Nothing is read." );
                end
                """);
        JsonNode report = audit("--rules", temp.resolve("own").toString());
        List<String> messages = new ArrayList<>();
        report.get("findings").forEach(finding -> {
            if (finding.get("item").asText().equals("XC-C6")) messages.add(finding.get("message").asText());
        });
        assertEquals(List.of("The home directory is read."), messages);
        assertEquals("[\"Rule \\\"XC-C6 environment used directly\\\" is replaced.\"]",
                report.at("/tool/ruleChanges").toString());
    }

    @Test
    void a_base_rule_replaces_the_item_with_all_its_faults() throws IOException {
        write("own/rules/health.drl", "package acme.health\n" + JUDGE.replace("import assay.environment.*\n", "") + """
                rule "FA-15"
                    @title( "Health as Acme wants it" ) @section( "Lifecycle Management" ) @subject( "application" )
                    @fix( "f" ) @effort( S ) @verify( "v" ) @source( "u" )
                when
                    $call : Call( target == "fastapi.FastAPI" )
                then
                    examine( kcontext, $call );
                end
                """);
        JsonNode report = audit("--rules", temp.resolve("own").toString());
        assertEquals("PASS", verdict(report, "FA-15").get("verdict").asText());
        assertTrue(Files.readString(temp.resolve("out/pass-1/shop.md")).contains("Health as Acme wants it"));
    }

    @Test
    void a_template_replaces_the_shipped_one_and_another_one_is_a_page_of_its_own() throws IOException {
        write("own/templates/pass-4/remediation-backlog.md.vm", "$h1 Nothing to do\n");
        write("own/templates/acme/short.md.vm", "#parse(\"acme/part.vm\")\n");
        write("own/templates/acme/part.vm", "$metadata.repository() has $findings findings.");
        audit("--rules", temp.resolve("own").toString());
        assertEquals("# Nothing to do\n", Files.readString(temp.resolve("out/pass-4/remediation-backlog.md")));
        assertTrue(Files.readString(temp.resolve("out/acme/short.md")).strip().matches("shop has \\d+ findings\\."));
        assertFalse(Files.exists(temp.resolve("out/acme/part")));
    }

    @Test
    void a_mistake_in_overrides_is_told_with_its_place_and_the_nearest_name() throws IOException {
        assertOverrides("XC-C66: off\n", "1:1: no item or rule that judges is called `XC-C66`; did you mean `XC-C6`?");
        assertOverrides("PE-8:\n  severty: LOW\n",
                "2:3: `severty` is not known; there are title, section, subject, fix, "
                        + "effort, verify, source, severity; did you mean `severity`?");
        assertOverrides("PE-8:\n  severity: LOWER\n",
                "2:13: `LOWER` is not one of CRITICAL, HIGH, MEDIUM, LOW; did you mean `LOW`?");
        assertOverrides("PE-8:\n  impact: OUTAGE\n",
                "2:3: `impact` is said of a fault, not of an item; of PE-8 there are "
                        + "title, section, subject, fix, effort, verify, source, severity");
        assertOverrides("PE-8: on\n", "1:7: expected `off`, or what to change, such as `severity: LOW`");
        assertOverrides("- PE-8\n", "1:1: expected names of items or rules, such as `PE-8: off`");
        assertOverrides("PE-8: off\nPE-8: off\n", "2:1: `PE-8` stands here twice");
    }

    private void assertOverrides(String text, String expected) throws IOException {
        write("own/overrides.yaml", text);
        Command ran = Command.run("audit", repository.toString(), "--rules", temp.resolve("own").toString(), "--out",
                temp.resolve("out").toString());
        assertEquals(Main.MISTAKE, ran.code(), ran.out());
        assertEquals("assay: " + temp.resolve("own/overrides.yaml") + ":" + expected + "\n", ran.err());
    }

    @Test
    void what_moved_since_the_version_that_it_was_written_for_is_said() throws IOException {
        write("own/facts/VERSION", "1\n");
        Command ran = Command.run("audit", repository.toString(), "--rules", temp.resolve("own").toString(), "--out",
                temp.resolve("out").toString());
        assertEquals(Main.DONE, ran.code(), ran.err());
        assertEquals("assay: " + temp.resolve("own/facts/VERSION")
                + ":1:1: the directory was written for version 1 of the "
                + "facts, this is version 2. Since then `EnginePool` is gone: use `Pool( role == \"runtime\" )`.\n",
                ran.err());
        write("own/facts/VERSION", "one\n");
        ran = Command.run("facts", repository.toString(), "--rules", temp.resolve("own").toString());
        assertEquals(Main.MISTAKE, ran.code(), ran.err());
        assertTrue(ran.err().contains("own/facts/VERSION:1:1: expected the number of a version of the facts"),
                ran.err());
    }

    @Test
    void a_check_refuses_what_an_audit_refuses_and_names_what_moved() throws IOException {
        write("own/rules/a.drl", "package acme.a\nruleflow-group \"derive\"\nimport dev.assay.facts.*\n"
                + "rule \"a\" when\n    Call( System.getenv( \"HOME\" ) == target )\nthen\nend\n");
        String own = temp.resolve("own").toString();
        Command refused = Command.run("rules", "check", "--fast", "--rules", own);
        assertEquals(Main.MISTAKE, refused.code(), refused.out());
        assertTrue(refused.out().startsWith(own + "/rules/a.drl:5:") && refused.out().contains("System.getenv"),
                refused.out());
        Files.delete(temp.resolve("own/rules/a.drl"));
        write("own/overrides.yaml", "PE-88: off\n");
        assertEquals(Main.MISTAKE, Command.run("rules", "check", "--fast", "--rules", own).code());
        Files.delete(temp.resolve("own/overrides.yaml"));
        write("own/facts/VERSION", "1\n");
        Command moved = Command.run("rules", "check", "--fast", "--rules", own);
        assertEquals(Main.DONE, moved.code(), moved.out());
        assertTrue(moved.out().startsWith(own + "/facts/VERSION:1:1: warning: "), moved.out());
    }

    @Test
    void mistakes_are_told_with_the_path_that_was_given() throws IOException {
        write("own/rules/a.drl", "package acme.a\n");
        assertMistake("own/rules/a.drl:1:1: expected a line such as `ruleflow-group \"judge\"`");
        Files.delete(temp.resolve("own/rules/a.drl"));
        write("own/facts/cal.scm", "(call) @at\n");
        assertMistake("own/facts/cal.scm:1:1: expected a record or a declared type called `Cal`");
        Files.delete(temp.resolve("own/facts/cal.scm"));
        write("own/facts/libraries/acme.yaml", "library: acme\n");
        assertMistake("own/facts/libraries/acme.yaml:1:1: `imports` is missing");
        Files.delete(temp.resolve("own/facts/libraries/acme.yaml"));
        write("own/templates/first-page.md.vm", "\n$nothing\n");
        assertMistake("own/templates/first-page.md.vm:2:1: Variable $nothing has not been set.");
    }

    @Test
    void a_link_that_leads_out_of_it_is_refused() throws IOException {
        write("secret.vm", "secret");
        Files.createDirectories(temp.resolve("own/templates"));
        Files.createSymbolicLink(temp.resolve("own/templates/first-page.md.vm"), temp.resolve("secret.vm"));
        assertMistake("own/templates/first-page.md.vm:1:1: this is a link that leads out of `");
    }

    private void assertMistake(String expected) {
        Command ran = Command.run("audit", repository.toString(), "--rules", temp.resolve("own").toString(), "--out",
                temp.resolve("out").toString());
        assertEquals(Main.MISTAKE, ran.code(), ran.out());
        assertTrue(ran.err().startsWith("assay: " + temp + "/" + expected), ran.err());
    }

    @Test
    void a_directory_that_is_none_is_told_in_a_sentence() throws IOException {
        assertEquals("assay: There is no directory `no/such`.\n",
                Command.run("facts", repository.toString(), "--rules", "no/such").err());
        assertEquals("assay: `pom.xml` is a file; give a directory of rules.\n",
                Command.run("facts", repository.toString(), "--rules", "pom.xml").err());
        write("flat/a.drl", "");
        assertEquals(
                "assay: `" + temp.resolve("flat") + "` has no `rules`, `facts`, `templates` or `overrides.yaml`; its "
                        + "`.drl` files belong into `rules` or `facts`.\n",
                Command.run("facts", repository.toString(), "--rules", temp.resolve("flat").toString()).err());
        assertEquals("assay: `" + Command.HOME + "` is where Assay itself stands; its rules are in use anyway.\n",
                Command.run("facts", repository.toString(), "--rules", Command.HOME.toString()).err());
        assertEquals("assay: `" + ACME + "` is given twice.\n",
                Command.run("facts", repository.toString(), "--rules", ACME, "--rules", ACME).err());
    }

    @Test
    void the_audited_repository_is_never_asked_for_rules() throws IOException {
        JsonNode before = audit();
        write("shop/rules/acme.drl", Files.readString(Path.of(ACME, "rules/acme.drl")));
        write("shop/overrides.yaml", "FA-15: off\n");
        write("shop/templates/first-page.md.vm", "mine");
        write("shop/facts/VERSION", "none\n");
        JsonNode after = audit();
        assertEquals(before.get("verdicts"), after.get("verdicts"));
        assertEquals(before.get("tool"), after.get("tool"));
        assertNotEquals("mine", Files.readString(temp.resolve("out/README.md")));
    }

    private JsonNode audit(String... more) throws IOException {
        List<String> arguments = Stream.concat(
                Stream.of("audit", repository.toString(), "--out", temp.resolve("out").toString()), Stream.of(more))
                .toList();
        Command ran = Command.run(arguments.toArray(String[]::new));
        assertEquals(Main.DONE, ran.code(), ran.err());
        return new ObjectMapper().readTree(temp.resolve("out/report.json").toFile());
    }

    private static JsonNode verdict(JsonNode report, String item) {
        return one(report.get("verdicts"), "item", item);
    }

    private static JsonNode one(JsonNode all, String field, String value) {
        for (JsonNode one : all) if (one.get(field).asText().equals(value)) return one;
        throw new AssertionError("no " + field + " is " + value);
    }

    private SortedMap<String, String> pages() throws IOException {
        SortedMap<String, String> pages = new TreeMap<>();
        try (Stream<Path> found = Files.walk(temp.resolve("out"))) {
            for (Path path : found.filter(Files::isRegularFile).toList()) {
                pages.put(temp.relativize(path).toString(), Files.readString(path));
            }
        }
        return pages;
    }

    private void write(String file, String text) throws IOException {
        Path path = temp.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
