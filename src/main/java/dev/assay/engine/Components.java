package dev.assay.engine;

import dev.assay.findings.Consolidated;
import dev.assay.findings.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Merges findings of one cause: the connected components of what `rules/synthesis.drl` says.
final class Components {

    private Components() {}

    static List<Consolidated> of(Ledger ledger, List<Finding> findings) {
        Map<String, String> parents = new HashMap<>();
        findings.forEach(finding -> parents.put(finding.id(), finding.id()));
        for (Ledger.SameCause cause : ledger.causes) {
            String one = root(parents, cause.one().id());
            String other = root(parents, cause.other().id());
            parents.put(one.compareTo(other) < 0 ? other : one, one.compareTo(other) < 0 ? one : other);
        }
        Map<String, List<Finding>> groups = new TreeMap<>();
        findings.forEach(
                finding -> groups.computeIfAbsent(root(parents, finding.id()), id -> new ArrayList<>()).add(finding));
        Comparator<Finding> worst = Comparator.comparing(Finding::severity).thenComparing(Finding::item)
                .thenComparing(Finding::inPackage).thenComparing(Finding::id);
        List<List<Finding>> ordered = new ArrayList<>();
        groups.values().forEach(group -> ordered.add(group.stream().sorted(worst).toList()));
        ordered.sort(Comparator.comparing(List::getFirst, worst));
        List<Consolidated> all = new ArrayList<>();
        for (List<Finding> group : ordered) {
            Finding first = group.getFirst();
            all.add(new Consolidated(String.format(Locale.ROOT, "C-%02d", all.size() + 1), first.severity(),
                    group.stream().map(Finding::inPackage).distinct().sorted().toList(),
                    group.stream().map(Finding::item).distinct().sorted(Verdicts.BY_ITEM).toList(),
                    group.stream().map(Finding::id).toList(), first.message(), first.recommendation()));
        }
        return all;
    }

    private static String root(Map<String, String> parents, String id) {
        String root = id;
        while (!parents.get(root).equals(root)) root = parents.get(root);
        return root;
    }
}
