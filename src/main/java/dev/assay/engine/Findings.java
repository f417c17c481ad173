package dev.assay.engine;

import dev.assay.facts.Place;
import dev.assay.findings.Evidence;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import dev.assay.findings.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes findings of rated faults: those of one rule, package and message are one.
final class Findings {

    private static final int SHOWN = 50;

    private Findings() {}

    private record Rated(Fault fault, Ledger.Rating rating) {}

    /// @return in order of package, then id
    static List<Finding> of(Ledger ledger, Catalogue catalogue) {
        Map<String, List<Rated>> groups = new LinkedHashMap<>();
        for (Fault fault : ledger.faults.values()) {
            String key = fault.rule() + "\0" + fault.inPackage() + "\0" + fault.message() + "\0" + fault.outcome();
            groups.computeIfAbsent(key, group -> new ArrayList<>()).add(new Rated(fault, rating(ledger, fault)));
        }
        Comparator<Rated> worst = Comparator.comparing((Rated rated) -> rated.rating.severity())
                .thenComparing(rated -> rated.fault.place());
        groups.values().forEach(group -> group.sort(worst));
        List<List<Rated>> ordered = new ArrayList<>(groups.values());
        ordered.sort(Comparator.comparing((List<Rated> group) -> group.getFirst().fault.inPackage())
                .thenComparing(group -> group.getFirst().rating.severity())
                .thenComparing(group -> group.getFirst().fault.item(), Verdicts.BY_ITEM)
                .thenComparing(group -> group.getFirst().fault.place())
                .thenComparing(group -> group.getFirst().fault.rule())
                .thenComparing(group -> group.getFirst().fault.message()));
        Map<String, Integer> numbers = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (List<Rated> group : ordered) {
            int number = numbers.merge(group.getFirst().fault.inPackage(), 1, Integer::sum);
            findings.add(finding(ledger, catalogue, group, number));
        }
        return findings;
    }

    private static Ledger.Rating rating(Ledger ledger, Fault fault) {
        Ledger.Rating rating = ledger.ratings.get(fault);
        Optional<Severity> said = ledger.severitySaid(fault.rule());
        if (said.isPresent()) {
            List<String> path = new ArrayList<>(rating == null ? List.of() : rating.path());
            path.add(Overrides.FILE + " says " + said.get());
            return new Ledger.Rating(said.get(), path);
        }
        if (rating != null) return rating;
        ledger.failures.add("No rule of the group \"severity\" rates a fault of rule \"" + fault.rule() + "\".");
        return new Ledger.Rating(Severity.HIGH, List.of("no rule rates it: HIGH"));
    }

    private static Finding finding(Ledger ledger, Catalogue catalogue, List<Rated> group, int number) {
        Fault first = group.getFirst().fault;
        Set<Place> places = new LinkedHashSet<>();
        Set<Evidence> evidence = new LinkedHashSet<>();
        group.forEach(rated -> places.add(rated.fault.place()));
        group.forEach(rated -> places.addAll(rated.fault.places()));
        group.stream().limit(SHOWN).forEach(rated -> evidence.addAll(rated.fault.evidence()));
        String advice = catalogue.find(first.item()).map(Item::fix).orElse("");
        String id = String.format(Locale.ROOT, "%s-F%02d", first.inPackage(), number);
        return new Finding(id, first.item(), first.rule(), first.inPackage(), first.outcome(),
                group.getFirst().rating.severity(), group.getFirst().rating.path(), first.message(), advice,
                places.stream().limit(SHOWN).toList(), places.size(), List.copyOf(evidence),
                fingerprint(ledger, group));
    }

    /// Lines may move; what stands in them and the order of files may not.
    private static String fingerprint(Ledger ledger, List<Rated> group) {
        Place place = group.stream().map(rated -> rated.fault.place()).min(Comparator.naturalOrder()).orElseThrow();
        Fault first = group.getFirst().fault;
        return RuleSources.hashOf(String.join("\0", first.rule(), first.inPackage(), first.message(), place.path(),
                ledger.line(place))).substring(0, 16);
    }
}
