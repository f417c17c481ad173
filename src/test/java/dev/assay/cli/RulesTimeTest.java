package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTimeTest {

    private static final String LITERAL = "src/test/fixtures/PE-8/literal";

    @Test
    void every_rule_is_there_once_with_how_often_it_fired_the_slowest_first() throws IOException {
        Command ran = Command.run("rules", "time", LITERAL, "--runs", "2", "--json");
        assertEquals(Main.DONE, ran.code(), ran.err());
        JsonNode timing = new ObjectMapper().readTree(ran.out());
        List<Double> totals = new ArrayList<>();
        int fired = -1;
        for (JsonNode rule : timing.path("rules")) {
            totals.add(rule.path("first").asDouble() + rule.path("joins").asDouble()
                    + rule.path("consequences").asDouble());
            if (rule.path("rule").asText().equals("PE-8 literal pool size")) fired = rule.path("fired").asInt();
        }
        assertEquals(2, fired);
        assertEquals(dev.assay.Assay.at(Command.HOME).ruleSources().size(), totals.size());
        for (int i = 1; i < totals.size(); i++)
            assertTrue(totals.get(i) <= totals.get(i - 1) + 1e-6, totals.toString());
        assertTrue(totals.getFirst() > 0, totals.toString());
        assertEquals(List.of("insert", "derive", "judge", "severity", "consolidate", "plan"),
                new ArrayList<>(timing.path("stages").propertyStream().map(stage -> stage.getKey()).toList()));
        assertEquals(List.of("load", "compile", "network", "read"),
                timing.path("phases").propertyStream().map(phase -> phase.getKey()).toList());
    }

    @Test
    void what_a_rule_does_counts_for_it() throws IOException {
        JsonNode timing = new ObjectMapper()
                .readTree(Command.run("rules", "time", LITERAL, "--runs", "1", "--json").out());
        JsonNode rule = timing.path("rules").valueStream()
                .filter(one -> one.path("rule").asText().equals("PE-8 literal pool size")).findFirst().orElseThrow();
        assertTrue(rule.path("first").asDouble() > 0 && rule.path("consequences").asDouble() > 0
                && rule.path("joins").asDouble() > 0, rule.toString());
        assertEquals("rules/persistence.drl", rule.path("file").asText());
        JsonNode idle = timing.path("rules").valueStream().filter(one -> one.path("fired").asInt() == 0)
                .max(Comparator.comparing(one -> one.path("consequences").asDouble())).orElseThrow();
        assertEquals(0.0, idle.path("consequences").asDouble(), idle.toString());
    }

    @Test
    void a_table_shows_the_slowest_and_sums_up_the_others() {
        String out = Command.run("rules", "time", LITERAL, "--top", "3", "--runs", "1").out();
        assertTrue(out.startsWith("Milliseconds"), out);
        assertTrue(out.contains("\nstage \"judge\"  "), out);
        List<String> lines = out.lines().toList();
        int head = lines.indexOf(lines.stream().filter(line -> line.startsWith("Rule  ")).findFirst().orElseThrow());
        assertTrue(
                lines.get(head + 4).matches("… and [\\d,]+ other rules with [0-9.,]+ ms; [\\d,]+ of them did not fire. "
                        + "`--top 0` shows all."),
                out);
    }

    @Test
    void no_run_at_all_is_refused() {
        assertEquals("assay: `--runs` must be at least 1, not 0.\n",
                Command.run("rules", "time", LITERAL, "--runs", "0").err());
    }
}
