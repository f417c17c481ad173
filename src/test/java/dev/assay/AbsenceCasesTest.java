package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.findings.Outcome;
import dev.assay.fixtures.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A fault that rests on an absence is only as good as the ways in which it knows what it looks for. Cases say in their
/// `expected.json` which `absence` they are about, and how what is looked for is `written` there.
class AbsenceCasesTest {

    /// What is looked for is there in the first five; `test only` leaves the fault standing.
    private static final Set<String> WAYS = Set.of("keyword", "positional", "splat", "wrapper", "other module",
            "test only");

    /// Rules that say `searched`, of the checklists that are held to this.
    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"(FA-[^\"]+)\"(.*?)^end$");

    private record Case(Fixture fixture, String absence, List<String> written) {}

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (Fixture fixture : Fixture.all(Path.of("src/test/fixtures"))) {
            JsonNode expected = new ObjectMapper()
                    .readTree(Files.readString(fixture.folder().resolve("expected.json")));
            if (!expected.has("absence")) continue;
            List<String> written = new ArrayList<>();
            expected.path("written").forEach(way -> written.add(way.asText()));
            cases.add(new Case(fixture, expected.path("absence").asText(), written));
        }
        return cases;
    }

    private static SortedSet<String> absences() throws IOException {
        SortedSet<String> rules = new TreeSet<>();
        Matcher rule = RULE.matcher(Files.readString(Path.of("rules/fastapi.drl")));
        while (rule.find()) if (rule.group(2).contains("searched(")) rules.add(rule.group(1));
        return rules;
    }

    @Test
    void each_absence_has_a_case_for_each_way_to_write_what_is_looked_for() throws IOException {
        SortedMap<String, SortedSet<String>> missing = new TreeMap<>();
        for (String absence : absences()) missing.put(absence, new TreeSet<>(WAYS));
        for (Case one : cases()) missing.getOrDefault(one.absence, new TreeSet<>()).removeAll(one.written);
        missing.values().removeIf(Set::isEmpty);
        assertEquals(new TreeMap<>(), missing);
    }

    @Test
    void a_case_names_an_absence_and_ways_that_there_are() throws IOException {
        for (Case one : cases()) {
            assertTrue(absences().contains(one.absence), one.fixture.name() + " is about `" + one.absence + "`");
            assertTrue(WAYS.containsAll(one.written) && !one.written.isEmpty(),
                    one.fixture.name() + " is written as " + one.written);
        }
    }

    @Test
    void what_is_looked_for_counts_unless_only_tests_have_it() throws IOException {
        for (Case one : cases()) {
            boolean found = one.fixture.verdict() == Outcome.FAIL || one.fixture.verdict() == Outcome.PARTIAL;
            assertEquals(one.written.contains("test only"), found, one.fixture.name());
        }
    }
}
