package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

    private static final Path TEMPLATES = Path.of("templates");

    @TempDir
    Path out;

    @Test
    void the_report_keeps_to_its_schema() throws IOException {
        new ReportWriter(List.of(TEMPLATES)).write(Canned.judgement(), Canned.metadata(), out);
        JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        try (InputStream schema = Objects.requireNonNull(getClass().getResourceAsStream("/report.schema.json"))) {
            Set<ValidationMessage> wrong = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema).validate(report);
            assertEquals(Set.of(), wrong);
        }
        assertEquals("AMBER", report.at("/packages/1/rag").asText());
        assertEquals(1, report.at("/packages/1/passed").asInt());
        assertEquals(3, report.at("/packages/1/applicable").asInt());
        assertEquals("NONE", report.at("/packages/0/rag").asText());
        assertEquals(20, report.at("/inventory/postgresPools/0/size").asInt());
        assertEquals(1, report.at("/inventory/applications").size());
        assertEquals("C-01", report.at("/backlog/0/consolidatedId").asText());
        assertEquals("shop-persistence-F01", report.at("/themes/0/findingIds/0").asText());
    }

    @Test
    void two_runs_give_the_same_bytes() throws IOException {
        new ReportWriter(List.of(TEMPLATES)).write(Canned.judgement(), Canned.metadata(), out.resolve("one"));
        new ReportWriter(List.of(TEMPLATES)).write(Canned.judgement(), Canned.metadata(), out.resolve("two"));
        for (String file : new String[]{"report.json", "pass-1/shop-persistence.md",
                "pass-3/consolidated-findings.md"}) {
            assertArrayEquals(Files.readAllBytes(out.resolve("one").resolve(file)),
                    Files.readAllBytes(out.resolve("two").resolve(file)), file);
        }
    }

    @Test
    void a_package_page_names_libraries_items_findings_and_evidence() throws IOException {
        new ReportWriter(List.of(TEMPLATES)).write(Canned.judgement(), Canned.metadata(), out);
        String page = Files.readString(out.resolve("pass-1/shop-persistence.md"));
        assertTrue(page.startsWith("""
                # shop-persistence — Library Usage Audit

                **Upstream Library:** `redis` (no version resolved), `sqlalchemy` 2.0.44\\
                **RAG Status:** AMBER (1 MEDIUM finding)\\
                **Checklist:** 1/3 passed\\
                """), page);
        assertTrue(page.contains(
                "| [shop-persistence-F01](#shop-persistence-F01) | MEDIUM | PE-8 | The pool size 20 is written at the call of "
                        + "`create_async_engine`. | `src/shop/db.py:12` and 1 more | Take the size from the settings. |\n"),
                page);
        assertTrue(page.contains("| PE-9 | Connections are checked | `src/shop/db.py:5` |\n"), page);
        assertFalse(page.contains("$"), page);
    }

    @Test
    void pages_of_an_earlier_report_go_and_other_files_stay() throws IOException {
        Files.createDirectories(out.resolve("pass-1"));
        Files.writeString(out.resolve("report.json"), """
                {"schemaVersion": "1", "tool": {"name": "assay"}, "repository": {"name": "x"}, "packages": [
                {"name": "gone", "libraries": [{"name": "a"}], "page": "pass-1/gone.md"},
                {"name": "evil", "page": "pass-1/../notes.md"}], "verdicts": []}
                """);
        Files.writeString(out.resolve("README.md"), "old");
        Files.writeString(out.resolve("pass-1/gone.md"), "");
        Files.writeString(out.resolve("pass-1/mine.md"), "");
        Files.writeString(out.resolve("notes.md"), "");
        new ReportWriter(List.of(TEMPLATES)).write(Canned.judgement(), Canned.metadata(), out);
        assertFalse(Files.exists(out.resolve("pass-1/gone.md")));
        assertTrue(Files.exists(out.resolve("pass-1/mine.md")));
        assertTrue(Files.exists(out.resolve("notes.md")));
        assertTrue(Files.readString(out.resolve("README.md")).startsWith("# Audit of shop\n"));
    }

    @Test
    void a_report_replaces_an_earlier_one() throws IOException {
        new ReportWriter(List.of(TEMPLATES)).write(Canned.judgement(), Canned.metadata(), out);
        new ReportWriter(List.of(TEMPLATES)).write(Canned.judgement(), Canned.metadata(), out);
        assertTrue(Files.exists(out.resolve("pass-1/shop-persistence.md")));
    }

    @Test
    void what_somebody_else_wrote_is_not_overwritten() throws IOException {
        for (String name : List.of("README.md", "pass-1/shop-persistence.md", "pass-4/remediation-backlog.md",
                "report.json")) {
            Path there = Files.createTempDirectory(out, "foreign");
            Path file = there.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{\"mine\": 1}");
            ReportMistake mistake = assertThrows(ReportMistake.class,
                    () -> new ReportWriter(List.of(TEMPLATES)).write(Canned.judgement(), Canned.metadata(), there));
            assertEquals("`" + file + "` is not " + (name.equals("report.json") ? "a" : "of a")
                    + " report of Assay; say with `--out` where the report goes.", mistake.getMessage());
            assertEquals("{\"mine\": 1}", Files.readString(file));
            try (Stream<Path> files = Files.walk(there)) {
                assertEquals(List.of(file), files.filter(Files::isRegularFile).toList());
            }
        }
    }

    @Test
    void a_page_that_an_earlier_report_did_not_write_stays() throws IOException {
        Files.createDirectories(out.resolve("pass-1"));
        Files.writeString(out.resolve("report.json"), "{\"tool\": {\"name\": \"assay\"}, \"packages\": []}");
        Files.writeString(out.resolve("pass-1/shop-persistence.md"), "mine");
        assertThrows(ReportMistake.class,
                () -> new ReportWriter(List.of(TEMPLATES)).write(Canned.judgement(), Canned.metadata(), out));
        assertEquals("mine", Files.readString(out.resolve("pass-1/shop-persistence.md")));
    }

    @Test
    void a_file_is_no_folder_for_a_report() throws IOException {
        Path file = Files.writeString(out.resolve("file"), "");
        assertEquals("`" + file + "` is a file; say with `--out` which folder the report goes to.",
                assertThrows(ReportMistake.class, () -> ReportWriter.check(file)).getMessage());
        assertEquals("`" + file.resolve("a/b") + "` cannot be made, since `" + file + "` is a file.",
                assertThrows(ReportMistake.class, () -> ReportWriter.check(file.resolve("a/b"))).getMessage());
    }

    @Test
    void nothing_is_written_where_a_link_leads() throws IOException {
        Path elsewhere = Files.createDirectory(out.resolve("elsewhere"));
        Path precious = Files.writeString(elsewhere.resolve("precious.md"), "precious");
        Path report = Files.createDirectory(out.resolve("report"));
        Files.createSymbolicLink(report.resolve("report.json"), precious);
        Files.createSymbolicLink(report.resolve("pass-1"), elsewhere);
        new ReportWriter(List.of(TEMPLATES)).write(Canned.judgement(), Canned.metadata(), report);
        assertEquals("precious", Files.readString(precious));
        assertTrue(Files.isRegularFile(report.resolve("report.json"), LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.exists(report.resolve("pass-1/shop-persistence.md")));
        assertFalse(Files.exists(elsewhere.resolve("shop-persistence.md")));
    }
}
