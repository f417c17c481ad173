package dev.assay.engine;

import dev.assay.findings.BacklogEntry;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Finding;
import dev.assay.findings.Priority;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The order in which to mend consolidated findings, from what `rules/backlog.drl` says.
///
/// Findings of one cause are mended together, so a relation between two findings is one between their causes. Causes that
/// wait for each other in a circle are mended in one go. What others wait for is as urgent as they are.
final class Plan {

    private final SortedMap<String, Consolidated> all = new TreeMap<>();
    private final Map<String, Priority> priorities = new HashMap<>();
    private final Map<String, SortedSet<String>> why = new HashMap<>();
    /// What has to be mended before each, with the reasons.
    private final SortedMap<String, SortedMap<String, String>> before = new TreeMap<>();
    private final Map<String, SortedSet<String>> circles = new HashMap<>();
    private final Map<String, Integer> levels = new HashMap<>();

    private Plan(List<Consolidated> consolidated) {
        consolidated.forEach(one -> {
            all.put(one.id(), one);
            before.put(one.id(), new TreeMap<>());
            why.put(one.id(), new TreeSet<>());
        });
    }

    /// @return in the order in which to mend them
    static List<BacklogEntry> of(Ledger ledger, List<Consolidated> consolidated) {
        Plan plan = new Plan(consolidated);
        plan.relate(ledger.order);
        plan.prioritise(ledger.urgencies);
        plan.findCircles();
        plan.reduce();
        plan.raise();
        return plan.entries();
    }

    private void relate(List<Ledger.Before> order) {
        Map<String, String> causes = new HashMap<>();
        all.values().forEach(one -> one.findingIds().forEach(id -> causes.put(id, one.id())));
        for (Ledger.Before relation : order) {
            String first = cause(causes, relation.first());
            String then = cause(causes, relation.then());
            if (first.equals(then)) continue;
            before(then).merge(first, relation.why(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
    }

    private static String cause(Map<String, String> causes, Finding finding) {
        String cause = causes.get(finding.id());
        if (cause == null) throw new IllegalStateException("no cause has the finding " + finding.id());
        return cause;
    }

    private SortedMap<String, String> before(String id) {
        return before.computeIfAbsent(id, key -> new TreeMap<>());
    }

    private SortedSet<String> why(String id) {
        return why.computeIfAbsent(id, key -> new TreeSet<>());
    }

    private void prioritise(List<Ledger.Urgency> urgencies) {
        for (Ledger.Urgency said : urgencies) {
            Priority known = priorities.get(said.consolidated().id());
            if (known != null && known.compareTo(said.priority()) < 0) continue;
            if (known != said.priority()) why(said.consolidated().id()).clear();
            priorities.put(said.consolidated().id(), said.priority());
            why(said.consolidated().id()).add(said.why());
        }
        for (Consolidated one : all.values()) {
            if (priorities.containsKey(one.id())) continue;
            priorities.put(one.id(), Priority.P2);
            why(one.id()).add("No rule says when to mend it.");
        }
    }

    /// Those that reach each other wait in a circle; their relations among themselves order nothing.
    private void findCircles() {
        Map<String, Set<String>> reached = new HashMap<>();
        all.keySet().forEach(id -> reached.put(id, reach(id)));
        for (String id : all.keySet()) {
            SortedSet<String> circle = new TreeSet<>();
            for (String other : reached.getOrDefault(id, Set.of())) {
                if (reached.getOrDefault(other, Set.of()).contains(id)) circle.add(other);
            }
            circle.remove(id);
            circles.put(id, circle);
        }
        circles.forEach((id, circle) -> before(id).keySet().removeAll(circle));
    }

    /// Everything that has to be mended before it, at any distance.
    private Set<String> reach(String id) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(before(id).keySet());
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) open.addAll(before(next).keySet());
        }
        return seen;
    }

    /// A relation that follows from two others says nothing new.
    private void reduce() {
        Map<String, List<String>> implied = new LinkedHashMap<>();
        for (String id : all.keySet()) {
            for (String first : before(id).keySet()) {
                boolean follows = before(id).keySet().stream()
                        .anyMatch(other -> !other.equals(first) && reach(other).contains(first));
                if (follows) implied.computeIfAbsent(id, key -> new ArrayList<>()).add(first);
            }
        }
        implied.forEach((id, firsts) -> before(id).keySet().removeAll(firsts));
    }

    /// What others wait for is as urgent as the most urgent of them.
    private void raise() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String id : all.keySet()) {
                Set<String> needed = new TreeSet<>(before(id).keySet());
                needed.addAll(circles.getOrDefault(id, new TreeSet<>()));
                for (String first : needed) {
                    if (priority(first).compareTo(priority(id)) <= 0) continue;
                    priorities.put(first, priority(id));
                    why(first).add(id + " is " + priority(id) + " and "
                            + (before(id).containsKey(first) ? "waits for it." : "is mended in one go with it."));
                    changed = true;
                }
            }
        }
    }

    private Priority priority(String id) {
        return priorities.getOrDefault(id, Priority.P2);
    }

    /// The most urgent of those that wait for nothing comes next; a circle comes as a whole.
    private List<BacklogEntry> entries() {
        Comparator<Consolidated> next = Comparator.comparing((Consolidated one) -> priority(one.id()))
                .thenComparing(Consolidated::severity).thenComparing(Consolidated::effort)
                .thenComparing(Consolidated::id);
        List<Consolidated> ordered = new ArrayList<>();
        Set<String> done = new HashSet<>();
        while (ordered.size() < all.size()) {
            Consolidated ready = all.values().stream().filter(one -> !done.contains(one.id()))
                    .filter(one -> done.containsAll(needed(one.id()))).min(next).orElseThrow();
            SortedSet<String> batch = new TreeSet<>(circles.getOrDefault(ready.id(), new TreeSet<>()));
            batch.add(ready.id());
            int level = batch.stream().flatMap(id -> before(id).keySet().stream())
                    .filter(first -> priority(first) == priority(ready.id())).mapToInt(this::level).max().orElse(0) + 1;
            batch.stream().map(all::get).sorted(next).forEach(one -> {
                levels.put(one.id(), level);
                done.add(one.id());
                ordered.add(one);
            });
        }
        return numbered(ordered);
    }

    private int level(String id) {
        return levels.getOrDefault(id, 1);
    }

    /// What a circle waits for, all of its members wait for.
    private Collection<String> needed(String id) {
        Set<String> needed = new TreeSet<>(before(id).keySet());
        SortedSet<String> circle = circles.getOrDefault(id, new TreeSet<>());
        circle.forEach(other -> needed.addAll(before(other).keySet()));
        needed.removeAll(circle);
        return needed;
    }

    /// Phases go on over the priorities: those of `P2` follow the last of `P1`.
    private List<BacklogEntry> numbered(List<Consolidated> ordered) {
        Map<Priority, Integer> start = new HashMap<>();
        int phases = 0;
        for (Priority priority : Priority.values()) {
            start.put(priority, phases);
            phases += ordered.stream().filter(one -> priority(one.id()) == priority).mapToInt(one -> level(one.id()))
                    .max().orElse(0);
        }
        List<BacklogEntry> entries = new ArrayList<>();
        for (Consolidated one : ordered) {
            String id = one.id();
            List<BacklogEntry.Dependency> dependsOn = before(id).entrySet().stream()
                    .map(entry -> new BacklogEntry.Dependency(entry.getKey(), entry.getValue())).toList();
            entries.add(new BacklogEntry(one, priority(id), List.copyOf(why(id)),
                    start.getOrDefault(priority(id), 0) + level(id), dependsOn,
                    List.copyOf(circles.getOrDefault(id, new TreeSet<>()))));
        }
        return entries;
    }
}
