package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    private Path root;
    private Sample sample;

    @BeforeEach
    void a_repository_with_one_package() throws IOException {
        sample = new Sample(root).with("services/mail/app.py", "x = 1");
    }

    private static final String[] WHOLE = {"packages: [services/mail]", "checklists:", "  mail: [FA, TQ]",
            "testPaths: [qa]", "aliases:", "  acme.db.make_engine: sqlalchemy.ext.asyncio.create_async_engine",
            "answers:",
            "  - item: PE-9", "    package: mail", "    verdict: PASS", "    because: two instances, said the operator",
            "  - {item: XC-R1, value: 4}"};

    @Test
    void assay_yaml_says_what_reading_cannot() throws IOException {
        Configuration read = sample.with("assay.yaml", WHOLE).read().configuration();
        assertEquals(List.of(), read.mistakes());
        assertEquals(List.of("services/mail"), read.packages());
        assertEquals(Map.of("mail", List.of("FA", "TQ")), read.checklists());
        assertEquals(Map.of("acme.db.make_engine", "sqlalchemy.ext.asyncio.create_async_engine"), read.aliases());
        assertEquals(new Configuration.Answer("PE-9", "mail", "PASS", "", "", "two instances, said the operator",
                "assay.yaml:8"), read.answers().getFirst());
        assertEquals("4", read.answers().getLast().value());
        assertEquals(List.of("`services/mail` is a package, says assay.yaml:1.",
                "The checklists of `mail` are FA, TQ, says assay.yaml:3.", "`qa` holds tests, says assay.yaml:4.",
                "`acme.db.make_engine` stands for `sqlalchemy.ext.asyncio.create_async_engine`, says assay.yaml:6.",
                "PE-9 in `mail` is PASS, says assay.yaml:8: two instances, said the operator.",
                "XC-R1 is answered with `workers` = 4, says assay.yaml:12."), read.changes());
    }

    @Test
    void pyproject_can_hold_the_same() throws IOException {
        Configuration read = sample.with("pyproject.toml", "[tool.assay]", "testPaths = [\"qa\"]",
                "[[tool.assay.answers]]", "item = \"PE-9\"", "verdict = \"NA\"", "[tool.assay.aliases]",
                "\"a.b\" = \"c.d\"").read().configuration();
        assertEquals(List.of(), read.mistakes());
        assertEquals(List.of("qa"), read.testPaths());
        assertEquals(Map.of("a.b", "c.d"), read.aliases());
        assertEquals("NA", read.answers().getFirst().verdict());
        assertEquals("pyproject.toml", read.origin());
    }

    @Test
    void mistakes_are_ignored_and_said_with_line_and_nearest_name() throws IOException {
        Configuration read = sample.with("assay.yaml", "test-paths: [qa]", "packages: [services/mial]",
                "checklists: {mail: [FB]}", "severity: {PE-9: LOW}", "answers: [{item: nine}, {item: PE-1}]",
                "testPaths: {a: b}").read().configuration();
        assertEquals(List.of("assay.yaml:1: there is no key `test-paths`; did you mean `testPaths`?",
                "assay.yaml:2: there is no folder with Python `services/mial`; did you mean `services/mail`?",
                "assay.yaml:3: there is no checklist `FB`; did you mean `FA`?",
                "assay.yaml:4: there is no key `severity`.",
                "assay.yaml:5: an answer needs an `item` such as `PE-9`, not `nine`.",
                "assay.yaml:5: the answer to PE-1 has neither `verdict` nor `value`.",
                "assay.yaml:6: `testPaths` is a list of strings."), read.mistakes());
        assertEquals(List.of(), read.changes());
    }

    @Test
    void no_process_and_no_connection_are_no_answer() throws IOException {
        Configuration read = sample.with("assay.yaml", "answers:", "  - {item: PE-9, value: 0}",
                "  - {item: PE-12, name: max_connections, value: 0}", "  - {item: PE-12, name: acme.plugins, value: 0}")
                .read().configuration();
        assertEquals(List.of("assay.yaml:2: the `value` of `workers` is a number from 1 to 999999, not `0`.",
                "assay.yaml:3: the `value` of `max_connections` is a number from 1 to 999999, not `0`."),
                read.mistakes());
        assertEquals(List.of("acme.plugins"), read.answers().stream().map(Configuration.Answer::name).toList());
    }

    @Test
    void a_malformed_file_is_ignored_and_said() throws IOException {
        Configuration read = sample.with("assay.yaml", "packages: [").read().configuration();
        assertTrue(read.mistakes().getFirst().startsWith("assay.yaml:2: The YAML is malformed: "),
                read.mistakes().getFirst());
        assertEquals("", read.origin());
    }

    @Test
    void a_mistake_in_a_file_that_was_asked_for_ends_the_run_with_one_line() throws IOException {
        sample.with("own.yaml", "packges: []").with("assay.yaml", "testPaths: [qa]");
        Repository.Options options = new Repository.Options("", root.resolve("own.yaml"), 1 << 20);
        ConfigurationMistake mistake = assertThrows(ConfigurationMistake.class, () -> Repository.read(root, options));
        assertEquals("own.yaml:1: there is no key `packges`; did you mean `packages`?", mistake.getMessage());
        Repository.Options missing = new Repository.Options("", root.resolve("no.yaml"), 1 << 20);
        assertEquals("no.yaml:1: The file cannot be read.",
                assertThrows(ConfigurationMistake.class, () -> Repository.read(root, missing)).getMessage());
    }

    @Test
    void a_file_that_was_asked_for_replaces_the_one_in_the_repository() throws IOException {
        sample.with("own.yaml", "testPaths: [a]").with("assay.yaml", "testPaths: [b]");
        Repository.Options options = new Repository.Options("", root.resolve("own.yaml"), 1 << 20);
        assertEquals(List.of("a"), Repository.read(root, options).configuration().testPaths());
    }
}
