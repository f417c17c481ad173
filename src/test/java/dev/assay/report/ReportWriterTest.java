package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

    private static final Path TEMPLATES = Path.of("templates");

    @TempDir
    Path out;

    @Test
    void the_report_keeps_to_its_schema() throws IOException {
        new ReportWriter(TEMPLATES).write(Canned.judgement(), Canned.metadata(), out);
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
    }

    @Test
    void two_runs_give_the_same_bytes() throws IOException {
        new ReportWriter(TEMPLATES).write(Canned.judgement(), Canned.metadata(), out.resolve("one"));
        new ReportWriter(TEMPLATES).write(Canned.judgement(), Canned.metadata(), out.resolve("two"));
        for (String file : new String[]{"report.json", "pass-1/shop-persistence.md",
                "pass-3/consolidated-findings.md"}) {
            assertArrayEquals(Files.readAllBytes(out.resolve("one").resolve(file)),
                    Files.readAllBytes(out.resolve("two").resolve(file)), file);
        }
    }

    @Test
    void a_package_page_names_libraries_items_findings_and_evidence() throws IOException {
        new ReportWriter(TEMPLATES).write(Canned.judgement(), Canned.metadata(), out);
        String page = Files.readString(out.resolve("pass-1/shop-persistence.md"));
        assertTrue(page.startsWith("""
                # shop-persistence — Library Usage Audit

                **Upstream Library:** `redis` (no version resolved), `sqlalchemy` 2.0.44\\
                **RAG Status:** AMBER (1 MEDIUM finding)\\
                **Checklist:** 1/3 passed\\
                """), page);
        assertTrue(page.contains(
                "| [shop-persistence-F01](../pass-1/shop-persistence.md#shop-persistence-F01) | MEDIUM | PE-8 | The pool size 20 is written at the call of "
                        + "`create_async_engine`. | `src/shop/db.py:12` and 1 more | Take the size from the settings. |\n"),
                page);
        assertTrue(page.contains("| PE-9 | Connections are checked | `src/shop/db.py:5` |\n"), page);
        assertFalse(page.contains("$"), page);
    }

    @Test
    void pages_of_an_earlier_report_go_and_other_files_stay() throws IOException {
        Files.createDirectories(out.resolve("pass-1"));
        Files.writeString(out.resolve("report.json"), "{}");
        Files.writeString(out.resolve("pass-1/gone.md"), "");
        Files.writeString(out.resolve("notes.md"), "");
        new ReportWriter(TEMPLATES).write(Canned.judgement(), Canned.metadata(), out);
        assertFalse(Files.exists(out.resolve("pass-1/gone.md")));
        assertTrue(Files.exists(out.resolve("notes.md")));
    }

    @Test
    void nothing_is_written_where_a_link_leads() throws IOException {
        Path elsewhere = Files.createDirectory(out.resolve("elsewhere"));
        Path precious = Files.writeString(elsewhere.resolve("precious.md"), "precious");
        Path report = Files.createDirectory(out.resolve("report"));
        Files.createSymbolicLink(report.resolve("report.json"), precious);
        Files.createSymbolicLink(report.resolve("pass-1"), elsewhere);
        new ReportWriter(TEMPLATES).write(Canned.judgement(), Canned.metadata(), report);
        assertEquals("precious", Files.readString(precious));
        assertTrue(Files.isRegularFile(report.resolve("report.json"), LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.exists(report.resolve("pass-1/shop-persistence.md")));
        assertFalse(Files.exists(elsewhere.resolve("shop-persistence.md")));
    }
}
