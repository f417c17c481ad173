package dev.assay.resolve;

import dev.assay.facts.Place;
import dev.assay.facts.Reaches;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Works out what runs because of each root: a breadth-first walk for each, sure edges before guessed ones.
final class Reach {

    /// Where a run starts.
    ///
    /// @param kind as in [Reaches#root]
    /// @param name a node of the call graph
    /// @param half which half of a generator counts: 0 both, -1 before its `yield`, 1 behind it
    record Root(String kind, String name, int half, Place place) {}

    private record Step(String name, Root root, boolean guessed, Step from) {
        String through() {
            Deque<String> way = new ArrayDeque<>();
            for (Step step = from; step != null; step = step.from) way.addFirst(step.name);
            return String.join(" -> ", way);
        }
    }

    private final CallGraph graph;

    Reach(CallGraph graph) {
        this.graph = graph;
    }

    /// Roots of a kind that are many, such as routes, are walked together: each function is reached from the nearest.
    List<Reaches> walk(List<Root> roots) {
        Map<String, List<Root>> groups = new TreeMap<>();
        for (Root root : roots) {
            boolean apart = switch (root.kind()) {
                case "lifespan", "shutdown", "worker", "atexit" -> true;
                default -> false;
            };
            groups.computeIfAbsent(apart ? root.kind() + " " + root.name() : root.kind(), key -> new ArrayList<>())
                    .add(root);
        }
        List<Reaches> found = new ArrayList<>();
        for (List<Root> group : groups.values()) found.addAll(walkTogether(group));
        return found;
    }

    private Collection<Reaches> walkTogether(List<Root> roots) {
        Map<String, Step> reached = new LinkedHashMap<>();
        Deque<Step> open = new ArrayDeque<>();
        for (Root root : roots) {
            Step start = new Step(root.name(), root, false, null);
            if (reached.putIfAbsent(root.name(), start) == null) open.add(start);
        }
        Deque<Step> guesses = new ArrayDeque<>();
        walk(open, reached, guesses, false);
        for (Step guess : guesses) {
            if (reached.putIfAbsent(guess.name(), guess) == null) open.add(guess);
        }
        walk(open, reached, guesses, true);
        List<Reaches> found = new ArrayList<>(reached.size());
        for (Step step : reached.values()) {
            Root root = step.root();
            found.add(new Reaches(root.place(), root.kind(), root.name(), step.name(), step.through(), step.guessed()));
        }
        return found;
    }

    private void walk(Deque<Step> open, Map<String, Step> reached, Deque<Step> guesses, boolean guessing) {
        while (!open.isEmpty()) {
            Step step = open.poll();
            int half = step.from() == null ? step.root().half() : 0;
            for (CallGraph.Edge edge : graph.from(step.name())) {
                if (half < 0 && edge.afterYield() || half > 0 && !edge.afterYield()) continue;
                Step next = new Step(edge.to(), step.root(), guessing || edge.guessed(), step);
                if (edge.guessed() && !guessing) guesses.add(next);
                else if (reached.putIfAbsent(edge.to(), next) == null) open.add(next);
            }
        }
    }
}
