package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.assay.Assay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final String SERVICE = "examples/orders-service";

    @TempDir
    Path temp;

    private record Ran(int code, String out, String err) {}

    @Test
    void an_audit_says_what_was_read_found_and_judged_and_writes_the_report() {
        Ran ran = run("audit", SERVICE, "--out", temp.toString());
        assertEquals(Main.DONE, ran.code, ran.err);
        assertTrue(ran.out.startsWith("orders-service: read 15 Python files with "), ran.out);
        assertTrue(ran.out.contains("\nFound: "), ran.out);
        // Four workers of 15 connections and two with 30.
        assertTrue(
                ran.out.contains(
                        "\nBudget: RED. All processes may open 120 connections to PostgreSQL, which takes 100 "),
                ran.out);
        assertTrue(ran.out.contains("First things to do\n  C-01 "), ran.out);
        assertTrue(Files.exists(temp.resolve("report.json")));
        assertTrue(Files.exists(temp.resolve("pass-1/orders-service.md")));
        assertTrue(Files.exists(temp.resolve("README.md")));
        assertTrue(Files.exists(temp.resolve("pass-2/lifecycle-coherence.md")));
        assertTrue(Files.exists(temp.resolve("pass-3/consolidated-findings.md")));
        assertTrue(Files.exists(temp.resolve("pass-4/remediation-backlog.md")));
    }

    @Test
    void a_report_keeps_to_its_schema() throws IOException {
        run("audit", SERVICE, "--out", temp.toString());
        JsonNode report = new ObjectMapper().readTree(temp.resolve("report.json").toFile());
        try (InputStream schema = Objects.requireNonNull(getClass().getResourceAsStream("/report.schema.json"))) {
            assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema)
                    .validate(report));
        }
        for (JsonNode verdict : report.get("verdicts")) {
            if (verdict.get("message").asText().equals("Not judged yet."))
                assertEquals("UNKNOWN", verdict.get("verdict").asText(), verdict::toString);
        }
    }

    @Test
    void a_gate_that_is_not_met_exits_with_1() {
        Ran ran = run("audit", SERVICE, "--out", temp.toString(), "--fail-on", "high");
        assertEquals(Main.GATE, ran.code, ran.err);
        assertTrue(ran.out.contains("Gate not met: "), ran.out);
    }

    @Test
    void what_was_parsed_is_kept_unless_one_says_not_to() throws IOException {
        String before = System.setProperty("assay.cache", temp.resolve("cache").toString());
        try {
            Path kept = temp.resolve("cache/parsed");
            String none = run("facts", SERVICE, "--json", "--no-cache").out;
            assertTrue(Files.notExists(kept));
            assertEquals(none, run("facts", SERVICE, "--json").out);
            try (Stream<Path> files = Files.list(kept)) {
                assertEquals(1, files.count());
            }
            assertEquals(none, run("facts", SERVICE, "--json").out);
        } finally {
            if (before == null) System.clearProperty("assay.cache");
            else System.setProperty("assay.cache", before);
        }
    }

    @Test
    void what_could_not_be_read_of_markdown_is_shown_where_nothing_else_is_asked_for() throws IOException {
        Files.writeString(temp.resolve("main.py"), "x = 1\n");
        Files.writeString(temp.resolve("README.md"), "# Long\n".repeat(400));
        Ran ran = run("facts", temp.toString(), "--kind", "Unread", "--json", "--max-file-size", "2000");
        assertTrue(ran.out.contains("The file has 2800 bytes; 2000 are read."), ran.out);
    }

    @Test
    void no_property_is_shown_as_java_would_print_it() {
        Matcher java = Pattern.compile("\\w+\\[\\w+=.{0,60}|[\\w.]+@[0-9a-f]{6,8}\\b")
                .matcher(run("facts", SERVICE, "--json").out);
        assertFalse(java.find(), () -> java.group());
    }

    @Test
    void a_kind_beside_reaches_is_a_mistake() {
        Ran ran = run("facts", SERVICE, "--reaches", "dispose", "--kind", "Call");
        assertEquals(Main.MISTAKE, ran.code);
        assertEquals("assay: `--reaches` shows facts of the kind Reaches alone; leave `--kind` out.", ran.err.strip());
    }

    @Test
    void the_number_of_threads_changes_no_byte() throws IOException {
        run("audit", SERVICE, "--out", temp.resolve("one").toString(), "--threads", "1");
        run("audit", SERVICE, "--out", temp.resolve("two").toString(), "--threads", "2");
        assertArrayEquals(Files.readAllBytes(temp.resolve("one/report.json")),
                Files.readAllBytes(temp.resolve("two/report.json")));
    }

    @Test
    void a_missing_folder_is_told_in_one_line() {
        assertMistake("assay: There is no folder `no/such`.\n", "audit", "no/such");
        assertMistake("assay: There is no folder `no/such`.\n", "facts", "no/such");
    }

    @Test
    void a_report_that_cannot_be_written_is_told_in_one_line() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        assertMistake("assay: `" + file + "` is a file; say with `--out` which folder the report goes to.\n", "audit",
                SERVICE, "--out", file.toString());
        Files.writeString(temp.resolve("report.json"), "{}");
        assertMistake("assay: `" + temp.resolve("report.json")
                + "` is not a report of Assay; say with `--out` where the report goes.\n", "audit", SERVICE, "--out",
                temp.toString());
        assertEquals("{}", Files.readString(temp.resolve("report.json")));
    }

    @Test
    void a_file_is_not_a_repository() {
        assertMistake("assay: `pom.xml` is a file; give the folder of a repository.\n", "audit", "pom.xml");
    }

    @Test
    void an_empty_folder_is_done_and_said_to_hold_no_python() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        Ran ran = run("audit", empty.toString(), "--out", temp.resolve("out").toString());
        assertEquals(Main.DONE, ran.code, ran.err);
        assertTrue(ran.out.contains("there is no Python here, so no item applies."), ran.out);
        JsonNode report = new ObjectMapper().readTree(temp.resolve("out/report.json").toFile());
        for (JsonNode verdict : report.get("verdicts"))
            assertEquals("NA", verdict.get("verdict").asText(), verdict::toString);
    }

    @Test
    void an_unknown_kind_is_told_with_the_nearest() {
        assertMistake("assay: There is no kind of fact called `Cal`; the nearest is `Call`. "
                + "`assay facts kinds` lists them all.\n", "facts", SERVICE, "--kind", "Cal");
    }

    @Test
    void a_wrong_option_is_told_in_a_sentence() {
        assertMistake("assay: `--threads` must be at least 1, not 0.\n", "facts", SERVICE, "--threads", "0");
        assertEquals(Main.MISTAKE, run("audit", SERVICE, "--max-file-size", "huge").code);
        assertEquals(Main.MISTAKE, run("audit", SERVICE, "--fail-on", "awful").code);
        assertEquals(Main.MISTAKE, run().code);
        assertMistake("assay: There is no configuration file `no.yaml`.\n", "audit", SERVICE, "--config", "no.yaml");
    }

    @Test
    void a_misspelt_command_or_option_is_told_with_the_nearest() {
        assertTrue(run("adit", SERVICE).err.startsWith("assay: There is no command `adit`; did you mean `audit`?\n"));
        assertTrue(run("audit", SERVICE, "--outt", "x").err
                .startsWith("assay: There is no option `--outt`; did you mean `--out`?\n"));
        assertTrue(run("facts", SERVICE, "more").err.startsWith("assay: `more` is one argument too many.\n"));
        assertEquals(Main.MISTAKE, run("adit", SERVICE).code);
    }

    @Test
    void rules_that_a_file_of_arguments_names_are_loaded(@TempDir Path folder) throws IOException {
        Path arguments = Files.writeString(folder.resolve("arguments"), "--rules " + folder.resolve("none"));
        assertMistake("assay: There is no directory `" + folder.resolve("none") + "`.\n", "facts", SERVICE,
                "@" + arguments);
    }

    @Test
    void facts_are_json_one_object_a_line() throws IOException {
        Ran ran = run("facts", SERVICE, "--kind", "function-definition", "--at", "cache.py:11", "--json");
        assertEquals(Main.DONE, ran.code, ran.err);
        List<String> lines = ran.out.lines().toList();
        assertEquals(1, lines.size(), ran.out);
        JsonNode fact = new ObjectMapper().readTree(lines.getFirst());
        assertEquals("FunctionDefinition", fact.get("kind").asText());
        assertEquals("src/orders/infra/cache.py", fact.at("/place/path").asText());
        assertEquals("redis_lifespan", fact.at("/properties/name").asText());
    }

    @Test
    void a_table_of_facts_has_the_properties_that_say_something() {
        Ran ran = run("facts", SERVICE, "--kind", "functiondefinitions", "--at", "cache.py:11");
        assertEquals(Main.DONE, ran.code, ran.err);
        assertTrue(ran.out.lines().allMatch(line -> line.length() <= 120), ran.out);
        assertTrue(ran.out.contains("redis_lifespan"), ran.out);
        assertTrue(ran.out.contains("(1 fact"), ran.out);
    }

    @Test
    void without_a_kind_facts_are_counted() {
        Ran ran = run("facts", SERVICE);
        assertEquals(Main.DONE, ran.code, ran.err);
        assertTrue(ran.out.contains("FunctionDefinition"), ran.out);
    }

    @Test
    void the_page_of_facts_is_what_the_definitions_say() throws IOException {
        Assay assay = Assay.at(HOME);
        assertEquals(Kind.markdown(Kind.all(assay.factFolders(), assay.kinds())),
                Files.readString(HOME.resolve("docs/facts.md")),
                "docs/facts.md is out of date: ./assay facts kinds --markdown > docs/facts.md");
    }

    private static void assertMistake(String expected, String... arguments) {
        Ran ran = run(arguments);
        assertEquals(Main.MISTAKE, ran.code);
        assertEquals(expected, ran.err);
    }

    private static Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
        int code = Main.run(HOME, printed, new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
        printed.flush();
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
