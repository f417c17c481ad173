package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;

/// Finds concepts that depend on each other through `not`, which end in a result that depends on the order of facts.
final class NegationCheck {

    private static final Pattern MADE = Pattern.compile("\\bnew\\s+(\\w+)\\s*\\(");

    /// That one concept is derived from another.
    ///
    /// @param rule the last of its lineage
    /// @param how `not`, `forall`, `collect` or `accumulate`; empty where more of `from` only gives more of `to`
    /// @param at of the pattern
    private record Edge(String from, String to, ConditionCheck.Standing rule, String how, PatternDescr at,
            RuleFile file) {}

    private final Types types;
    private final Map<String, List<Edge>> edges = new LinkedHashMap<>();

    private NegationCheck(Types types) {
        this.types = types;
    }

    /// @param lineages each rule with those that it extends, the rule itself last
    static List<Mistake> check(List<List<ConditionCheck.Standing>> lineages, Types types) {
        NegationCheck check = new NegationCheck(types);
        lineages.forEach(check::add);
        return check.mistakes();
    }

    private void add(List<ConditionCheck.Standing> lineage) {
        ConditionCheck.Standing rule = lineage.getLast();
        Matcher made = MADE.matcher(RuleText.plain(String.valueOf(rule.rule().getConsequence())));
        Set<String> concepts = new HashSet<>();
        while (made.find()) if (types.declared(made.group(1)).isPresent()) concepts.add(made.group(1));
        if (concepts.isEmpty()) return;
        for (ConditionCheck.Standing one : lineage) {
            for (String concept : concepts) walk(one.rule().getLhs(), "", concept, rule, one.file());
        }
    }

    private void walk(Object condition, String how, String concept, ConditionCheck.Standing rule, RuleFile file) {
        switch (condition) {
            case PatternDescr pattern -> {
                if (types.declared(String.valueOf(pattern.getObjectType())).isPresent()) {
                    edges.computeIfAbsent(pattern.getObjectType(), key -> new ArrayList<>())
                            .add(new Edge(pattern.getObjectType(), concept, rule, how, pattern, file));
                }
                if (pattern.getSource() != null) walk(pattern.getSource(), how, concept, rule, file);
            }
            case AccumulateDescr accumulate -> walk(accumulate.getInput(), "accumulate", concept, rule, file);
            case CollectDescr all -> walk(all.getInputPattern(), "collect", concept, rule, file);
            case ConditionalElementDescr element -> {
                String inside = element instanceof NotDescr
                        ? "not"
                        : element instanceof ForallDescr ? "forall" : how;
                element.getDescrs().forEach(part -> walk(part, inside, concept, rule, file));
            }
            default -> {
                // Names no kind.
            }
        }
    }

    private List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (List<Edge> some : edges.values()) {
            for (Edge edge : some) {
                if (edge.how.isEmpty()) continue;
                List<String> way = way(edge.to, edge.from);
                if (way.isEmpty() || !told.add(edge.rule.rule().getName() + edge.from)) continue;
                int place = edge.file.find(edge.from, edge.at.getStartCharacter(), edge.file.text().length());
                mistakes.add(edge.file.mistake(place, "rule \"" + edge.rule.rule().getName() + "\" derives `" + edge.to
                        + "` through `" + edge.how + "` of `" + edge.from + "`, which " + said(way)
                        + ": what comes of it depends on the order of facts"));
            }
        }
        return mistakes;
    }

    private static String said(List<String> way) {
        if (way.size() == 1) return "is the same concept";
        if (way.size() == 2) return "is derived from `" + way.getFirst() + "`";
        return "is derived from `" + way.getFirst() + "` by way of `"
                + String.join("`, `", way.subList(1, way.size() - 1)) + "`";
    }

    /// The shortest way on which one concept is derived from another, both included; empty if it is not.
    private List<String> way(String from, String to) {
        Map<String, String> before = new HashMap<>(Map.of(from, ""));
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty() && !before.containsKey(to)) {
            String one = next.poll();
            for (Edge edge : edges.getOrDefault(one, List.of())) {
                if (before.putIfAbsent(edge.to, one) == null) next.add(edge.to);
            }
        }
        if (!before.containsKey(to)) return List.of();
        List<String> way = new ArrayList<>();
        for (String one = to; !one.isEmpty(); one = before.get(one)) way.addFirst(one);
        return way;
    }
}
