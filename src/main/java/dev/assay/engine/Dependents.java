package dev.assay.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which items can come out otherwise because of some rules: those that the rules judge, and those that rest on a kind of
/// fact that the rules derive, directly or by way of others.
final class Dependents {

    private static final Pattern MADE = Pattern.compile("\\bnew\\s+([A-Z]\\w*)\\s*\\(");

    private Dependents() {}

    /// @param changed names of rules
    static SortedSet<String> items(RuleIndex index, List<RuleSource> sources, Set<String> changed) {
        Map<String, Set<String>> made = new HashMap<>();
        sources.forEach(source -> {
            Set<String> kinds = new HashSet<>();
            MADE.matcher(source.text()).results().forEach(kind -> kinds.add(kind.group(1)));
            made.put(source.name(), kinds);
        });
        Set<String> moved = new HashSet<>(changed);
        Set<String> kinds = new HashSet<>();
        for (int size = -1; size < moved.size();) {
            size = moved.size();
            moved.forEach(rule -> kinds.addAll(made.getOrDefault(rule, Set.of())));
            for (RuleIndex.Rule rule : index.rules()) {
                if (rule.kinds().stream().anyMatch(kinds::contains)) moved.add(rule.name());
            }
        }
        SortedSet<String> items = new TreeSet<>();
        // Where a checklist applies, and how bad a finding is, concerns every item.
        boolean isWide = kinds.contains(Applies.class.getSimpleName()) || index.rules().stream().anyMatch(
                rule -> changed.contains(rule.name()) && !Set.of("derive", "judge").contains(rule.stage()));
        for (RuleIndex.Rule rule : index.rules()) {
            if (rule.stage().equals("judge") && (isWide || moved.contains(rule.name()))) items.add(rule.item());
        }
        return items;
    }
}
