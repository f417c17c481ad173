package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.facts.Place;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import dev.assay.findings.BacklogEntry;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Effort;
import dev.assay.findings.Finding;
import dev.assay.findings.Outcome;
import dev.assay.findings.Priority;
import dev.assay.findings.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The order of work. Each cause has one finding and is called by a letter.
final class PlanTest {

    private static final Place PLACE = Place.ofLine(new SourceFile("a.py", "a", "a", Role.PRODUCTION), 1);

    private final Map<String, Priority> priorities = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();

    @Test
    void what_is_more_urgent_comes_first_and_phases_go_on_over_the_priorities() {
        priorities.put("A", Priority.P3);
        priorities.put("B", Priority.P1);
        priorities.put("C", Priority.P2);
        assertEquals("B1 C2 A3", told());
    }

    @Test
    void what_another_one_waits_for_comes_before_it_and_is_as_urgent() {
        priorities.put("A", Priority.P1);
        priorities.put("B", Priority.P3);
        order.add("B A");
        assertEquals("B1 A2", told());
        assertEquals(Priority.P1, planned().getFirst().priority());
        assertEquals(List.of("A is P1 and waits for it.", "because"), planned().getFirst().why());
    }

    @Test
    void what_waits_for_nothing_stands_in_the_first_phase() {
        for (String one : List.of("A", "B", "C")) priorities.put(one, Priority.P2);
        order.add("A B");
        assertEquals("A1 B2 C1", told());
    }

    @Test
    void a_relation_that_follows_from_others_is_left_out() {
        for (String one : List.of("A", "B", "C")) priorities.put(one, Priority.P2);
        order.addAll(List.of("A B", "B C", "A C"));
        assertEquals("A1 B2 C3", told());
        assertEquals(List.of("B"), planned().getLast().dependsOn().stream()
                .map(BacklogEntry.Dependency::consolidatedId).toList());
    }

    @Test
    void a_circle_is_mended_in_one_go_after_what_it_waits_for_and_before_what_waits_for_it() {
        priorities.put("A", Priority.P2);
        priorities.put("B", Priority.P3);
        priorities.put("C", Priority.P2);
        priorities.put("D", Priority.P2);
        order.addAll(List.of("A B", "B A", "C B", "A D"));
        assertEquals("C1 A2 B2 D3", told());
        BacklogEntry circle = planned().get(1);
        assertEquals(List.of("B"), circle.together());
        assertEquals(List.of(), circle.dependsOn());
    }

    @Test
    void a_relation_within_one_cause_orders_nothing() {
        priorities.put("A", Priority.P2);
        order.add("A A");
        assertEquals("A1", told());
    }

    @Test
    void the_most_urgent_that_is_said_counts() {
        priorities.put("A", Priority.P2);
        Ledger ledger = ledger();
        List<Consolidated> causes = causes();
        ledger.prioritise(causes.getFirst(), Priority.P1, "later said");
        ledger.prioritise(causes.getFirst(), Priority.P3, "less urgent");
        BacklogEntry entry = Plan.of(ledger, causes).getFirst();
        assertEquals(Priority.P1, entry.priority());
        assertEquals(List.of("later said"), entry.why());
    }

    /// Such as `B1 C2`: each cause with its phase.
    private String told() {
        return planned().stream().map(one -> one.consolidated().id() + one.phase()).collect(Collectors.joining(" "));
    }

    private List<BacklogEntry> planned() {
        Ledger ledger = ledger();
        return Plan.of(ledger, causes());
    }

    private Ledger ledger() {
        Ledger ledger = new Ledger(new RuleIndex("", new TreeMap<>(), List.of(), new TreeMap<>(), List.of()), _ -> "");
        causes().forEach(one -> ledger.prioritise(one, priorities.get(one.id()), "because"));
        order.forEach(
                relation -> ledger.before(finding(relation.substring(0, 1)), finding(relation.substring(2)), "so"));
        return ledger;
    }

    private List<Consolidated> causes() {
        return priorities.keySet().stream().map(id -> new Consolidated(id, Severity.MEDIUM, List.of("a"),
                List.of("PE-8"), List.of("F-" + id), "It is.", "Do.", List.of(), 1, Effort.S, "See.", List.of()))
                .toList();
    }

    private static Finding finding(String cause) {
        return new Finding("F-" + cause, "PE-8", "PE-8 a", "a", Outcome.FAIL, Severity.MEDIUM, List.of(), "It is.",
                "Do.", List.of(PLACE), 1, List.of(), "f");
    }
}
