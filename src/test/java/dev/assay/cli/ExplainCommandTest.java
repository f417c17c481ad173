package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.report.WrittenReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    private static final String SERVICE = "examples/orders-service";

    @TempDir
    static Path report;

    @BeforeAll
    static void audit() {
        Command.run("audit", SERVICE, "--out", report.toString());
    }

    private static String explained(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "explain";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--report";
        all[all.length - 1] = report.toString();
        Command ran = Command.run(all);
        assertEquals(Main.DONE, ran.code(), ran.err());
        return ran.out();
    }

    @Test
    void a_failed_item_is_explained_from_its_concepts_down_to_the_call() {
        String text = explained("FA-5");
        assertTrue(text.startsWith("FA-5  "), text);
        assertTrue(text.contains("\norders-service: FAIL, CRITICAL\n"), text);
        assertTrue(text.contains("Found by rule \"FA-5 wildcard origins with credentials\" (rules/fastapi.drl:"), text);
        assertTrue(text.contains("      CorsPolicy at src/orders/main.py:27: app.add_middleware("), text);
        assertTrue(text.contains("          Call at src/orders/main.py:27"), text);
        assertTrue(text.contains("            target: fastapi.FastAPI.add_middleware\n"), text);
        assertTrue(
                text.contains(
                        "    CRITICAL, because:\n      Does it cause data loss, a security breach or an outage? Yes:"),
                text);
    }

    @Test
    void a_finding_is_explained_by_its_id_in_any_case() {
        String text = explained("ORDERS-SERVICE-f01");
        assertTrue(text.contains("  orders-service-F01: "), text);
        assertFalse(text.contains("  orders-service-F02: "), text);
    }

    @Test
    void a_passed_item_says_what_was_examined_and_which_rules_looked() {
        String text = explained("FA-10", "--repository", SERVICE);
        assertTrue(text.contains("  Examined:\n    src/orders/settings.py:7\n        class Settings(BaseSettings):\n"),
                text);
        assertTrue(text.contains("  None of these rules matched there:\n    \"FA-10 "), text);
    }

    @Test
    void an_item_that_does_not_apply_says_what_would_have_made_it_apply() {
        String text = explained("FA-17");
        assertTrue(text.contains("orders-service: NA\n"), text);
        assertTrue(text.contains("  It would apply to what rule \"FA-17\" (rules/fastapi.drl:"), text);
    }

    @Test
    void an_absence_says_what_was_searched() {
        WrittenReport.Finding finding = new WrittenReport.Finding("web-F01", "PE-4", "PE-4 never disposed", "web",
                "FAIL",
                "HIGH", List.of("Does it leak? Yes."), "Nothing disposes the engine.", "Dispose it.",
                List.of("web/db.py:3"), 1, List.of(new WrittenReport.Evidence("",
                        "production calls of `dispose`: 0", "", Map.of(), List.of())));
        String text = new Explanation(new WrittenReport("shop", "", List.of(), List.of(finding), List.of(), List.of(),
                Map.of()), List.of(), List.of(), null).finding(finding);
        assertTrue(text.contains("    Searched: production calls of `dispose`: 0\n"), text);
    }

    @Test
    void what_the_report_does_not_know_is_told_with_the_nearest_name() {
        Command ran = Command.run("explain", "orders-servic-F01", "--report", report.toString());
        assertEquals(Main.MISTAKE, ran.code());
        assertEquals("assay: The report has no item or finding called `orders-servic-F01`; the nearest is "
                + "`orders-service-F01`.\n", ran.err());
        assertEquals("assay: The report says nothing of FA-5 in a package called `order-service`; the nearest is "
                + "`orders-service`.\n",
                Command.run("explain", "FA-5", "--package", "order-service", "--report", report.toString()).err());
    }

    @Test
    void a_report_that_is_not_there_is_told_with_the_command_that_writes_it() {
        Command ran = Command.run("explain", "FA-5", "--report", "no/such");
        assertEquals(Main.MISTAKE, ran.code());
        assertEquals("assay: There is no report in `no/such`; `assay audit REPOSITORY --out no/such` writes one.\n",
                ran.err());
    }
}
