package dev.assay.engine;

import dev.assay.facts.Place;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Effort;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Merges findings of one cause: the connected components of what `rules/synthesis.drl` says.
final class Components {

    /// How many messages a description repeats; the page lists all findings anyway.
    private static final int TOLD = 3;

    /// What has to be mended at so many places takes longer than an item alone says.
    private static final int MANY_PLACES = 20;

    private static final Comparator<Finding> WORST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::item, Verdicts.BY_ITEM).thenComparing(Finding::inPackage)
            .thenComparing(Finding::id);

    private final Catalogue catalogue;
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Set<String>> reasons = new HashMap<>();

    private Components(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// @return in order of id
    static List<Consolidated> of(Ledger ledger, Catalogue catalogue, List<Finding> findings) {
        return new Components(catalogue).merged(ledger, findings);
    }

    private List<Consolidated> merged(Ledger ledger, List<Finding> findings) {
        findings.forEach(finding -> parents.put(finding.id(), finding.id()));
        for (Ledger.SameCause cause : ledger.causes) {
            String one = root(cause.one().id());
            String other = root(cause.other().id());
            parents.put(one.compareTo(other) < 0 ? other : one, one.compareTo(other) < 0 ? one : other);
        }
        for (Ledger.SameCause cause : ledger.causes) {
            reasons.computeIfAbsent(root(cause.one().id()), id -> new TreeSet<>()).add(cause.why());
        }
        Map<String, List<Finding>> groups = new TreeMap<>();
        findings.forEach(finding -> groups.computeIfAbsent(root(finding.id()), id -> new ArrayList<>()).add(finding));
        List<List<Finding>> ordered = new ArrayList<>();
        groups.values().forEach(group -> ordered.add(group.stream().sorted(WORST).toList()));
        ordered.sort(Comparator.comparing(List::getFirst, WORST));
        List<Consolidated> all = new ArrayList<>();
        for (List<Finding> group : ordered) {
            all.add(consolidated(String.format(Locale.ROOT, "C-%02d", all.size() + 1), group));
        }
        return all;
    }

    private Consolidated consolidated(String id, List<Finding> group) {
        Finding first = group.getFirst();
        List<String> items = group.stream().map(Finding::item).distinct().sorted(Verdicts.BY_ITEM).toList();
        List<String> packages = group.stream().map(Finding::inPackage).distinct().sorted().toList();
        List<Item> worstFirst = group.stream().map(Finding::item).distinct()
                .flatMap(item -> catalogue.find(item).stream()).toList();
        int places = places(group);
        Effort effort = worstFirst.stream().map(Item::effort).max(Comparator.naturalOrder()).orElse(Effort.M);
        if (places > MANY_PLACES) effort = Effort.values()[Math.min(effort.ordinal() + 1, Effort.L.ordinal())];
        return new Consolidated(id, first.severity(), packages, items, group.stream().map(Finding::id).toList(),
                description(group, items, packages, places), said(worstFirst, Item::fix),
                List.copyOf(reasons.getOrDefault(root(first.id()), Set.of())), places, effort,
                said(worstFirst, Item::verification),
                worstFirst.stream().map(Item::source).filter(source -> !source.isEmpty()).distinct().toList());
    }

    /// What was found, the worst first; how often, where and as what if that is not said by one place.
    private static String description(List<Finding> group, List<String> items, List<String> packages, int places) {
        Map<String, Long> messages = group.stream()
                .collect(Collectors.groupingBy(Finding::message, LinkedHashMap::new, Collectors.counting()));
        StringBuilder text = new StringBuilder(
                messages.keySet().stream().limit(TOLD).collect(Collectors.joining(" ")));
        int more = messages.size() - TOLD;
        if (more > 0) text.append(" And ").append(more).append(more == 1 ? " other fault." : " other faults.");
        if (places == 1 && items.size() == 1) return text.toString();
        text.append(" Altogether ").append(places).append(places == 1 ? " place" : " places").append(" in ");
        if (packages.size() > 1) text.append(packages.size()).append(" packages (");
        text.append(packages.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")));
        if (packages.size() > 1) text.append(")");
        if (items.size() > 1) text.append("; found as ").append(listed(items));
        return text.append(".").toString();
    }

    private static String listed(List<String> items) {
        return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    /// Places that several findings share count once.
    private static int places(List<Finding> group) {
        Set<String> kept = new HashSet<>();
        int dropped = 0;
        for (Finding finding : group) {
            for (Place place : finding.places()) kept.add(place.toString());
            dropped += finding.placesTotal() - finding.places().size();
        }
        return kept.size() + dropped;
    }

    /// With several items, each says for itself.
    private static String said(List<Item> items, Function<Item, String> what) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Item item : items) {
            String sentence = what.apply(item);
            if (!sentence.isEmpty()) sentences.merge(sentence, item.id(), (one, other) -> one + ", " + other);
        }
        if (sentences.size() <= 1) return String.join(" ", sentences.keySet());
        return sentences.entrySet().stream().map(entry -> entry.getValue() + ": " + entry.getKey())
                .collect(Collectors.joining(" "));
    }

    private String root(String id) {
        String root = id;
        while (!parents.getOrDefault(root, root).equals(root)) root = parents.getOrDefault(root, root);
        return root;
    }
}
