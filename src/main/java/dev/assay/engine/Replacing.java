package dev.assay.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Puts rules of a later directory in the place of an earlier one's: a rule of the same name replaces the rule, and a base
/// rule the whole item, since the faults of an item rest on what its base rule names.
///
/// @param sources without what was replaced; every line keeps its number
/// @param replaced names of the rules that are gone, in order of file and line
record Replacing(RuleSources sources, List<String> replaced) {

    private static final Pattern JUDGES = Pattern.compile("(?m)^\\s*ruleflow-group\\s+\"judge\"");

    static Replacing of(RuleSources written) {
        Map<Integer, Set<String>> names = new HashMap<>();
        Map<Integer, Set<String>> items = new HashMap<>();
        written.files().forEach((file, text) -> {
            if (!RuleSources.isOwn(file)) return;
            boolean judges = JUDGES.matcher(text).find();
            for (RuleText rule : RuleText.of(file, text)) {
                names.computeIfAbsent(RuleSources.layer(file), key -> new HashSet<>()).add(rule.name());
                if (judges && RuleReader.ITEM.matcher(rule.name()).matches()) {
                    items.computeIfAbsent(RuleSources.layer(file), key -> new HashSet<>()).add(rule.name());
                }
            }
        });
        if (names.isEmpty()) return new Replacing(written, List.of());
        SortedMap<String, String> files = new TreeMap<>();
        List<String> replaced = new ArrayList<>();
        written.files().forEach((file, text) -> {
            Set<String> laterNames = later(names, file);
            Set<String> laterItems = later(items, file);
            boolean judges = JUDGES.matcher(text).find();
            StringBuilder left = new StringBuilder(text);
            for (RuleText rule : RuleText.of(file, text)) {
                String item = rule.name().replaceFirst(" .*", "");
                if (!laterNames.contains(rule.name()) && !(judges && laterItems.contains(item))) continue;
                replaced.add(rule.name());
                for (int i = rule.start(); i < rule.end(); i++) if (text.charAt(i) != '\n') left.setCharAt(i, ' ');
            }
            files.put(file, left.toString());
        });
        return new Replacing(new RuleSources(files), List.copyOf(replaced));
    }

    private static Set<String> later(Map<Integer, Set<String>> byLayer, String file) {
        Set<String> later = new HashSet<>();
        byLayer.forEach((layer, names) -> {
            if (layer > RuleSources.layer(file)) later.addAll(names);
        });
        return later;
    }
}
