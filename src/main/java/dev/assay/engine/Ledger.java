package dev.assay.engine;

import dev.assay.budget.Books;
import dev.assay.facts.ClassDefinition;
import dev.assay.facts.Concept;
import dev.assay.facts.FunctionDefinition;
import dev.assay.facts.Fact;
import dev.assay.facts.Given;
import dev.assay.facts.Parameter;
import dev.assay.facts.Place;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Evidence;
import dev.assay.findings.Finding;
import dev.assay.findings.Impact;
import dev.assay.findings.InventoryRow;
import dev.assay.findings.Outcome;
import dev.assay.findings.Priority;
import dev.assay.findings.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the rules of one run have said so far, in the order in which they said it.
final class Ledger {

    static final String KEY = "dev.assay.ledger";

    /// How many characters of a line of source a report shows.
    private static final int SHOWN = 160;

    /// @param severity how bad
    /// @param path the branch taken in the decision tree
    record Rating(Severity severity, List<String> path) {}

    /// @param place what cannot be decided; its package's item is meant
    record Doubt(String item, Place place, String message, String question) {}

    record SameCause(Finding one, Finding other, String why) {}

    /// The first has to be mended before the other.
    record Before(Finding first, Finding then, String why) {}

    record Urgency(Consolidated consolidated, Priority priority, String why) {}

    /// Which ledger a rule writes to; what the rules of a session find under [#KEY].
    interface Choice {
        Ledger of(String rule);
    }

    private final Map<String, RuleIndex.Rule> rules = new LinkedHashMap<>();
    private final Function<Place, String> text;

    final SortedMap<String, SortedMap<Place, Object>> examined = new TreeMap<>();
    final Map<String, Fault> faults = new TreeMap<>();
    final Set<Doubt> doubts = new LinkedHashSet<>();
    final SortedMap<String, SortedMap<String, String>> notApplicable = new TreeMap<>();
    /// Why a checklist applies nowhere, by checklist.
    final SortedMap<String, String> instead = new TreeMap<>();
    final Set<InventoryRow> inventory = new LinkedHashSet<>();
    Books books = Books.EMPTY;
    final Map<Fault, Rating> ratings = new LinkedHashMap<>();
    final List<SameCause> causes = new ArrayList<>();
    final List<Before> order = new ArrayList<>();
    final List<Urgency> urgencies = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    /// Packages by item; the empty package stands for all of them.
    final SortedMap<String, Set<String>> failedItems = new TreeMap<>();

    Ledger(RuleIndex index, Function<Place, String> text) {
        index.rules().forEach(rule -> rules.put(rule.name(), rule));
        this.text = text;
    }

    /// Takes over what stands in another one.
    void add(Ledger other) {
        other.examined.forEach((item, subjects) -> subjects
                .forEach(examined.computeIfAbsent(item, key -> new TreeMap<>())::putIfAbsent));
        faults.putAll(other.faults);
        doubts.addAll(other.doubts);
        other.notApplicable.forEach((item, reasons) -> reasons.forEach((inPackage, reason) -> notApplicable
                .computeIfAbsent(item, key -> new TreeMap<>())
                .merge(inPackage, reason, (one, two) -> one.compareTo(two) <= 0 ? one : two)));
        other.failedItems.forEach((item, packages) -> failedItems
                .computeIfAbsent(item, key -> new LinkedHashSet<>()).addAll(packages));
        failures.addAll(other.failures);
    }

    /// The severity that `overrides.yaml` gives to the faults of a rule, if it does.
    Optional<Severity> severitySaid(String rule) {
        String said = Objects.requireNonNull(rules.get(rule), rule).annotation(Overrides.SEVERITY);
        return said.isEmpty() ? Optional.empty() : Optional.of(Severity.valueOf(said));
    }

    void examine(String rule, Object subject, List<?> matched) {
        Place place = place(subject);
        String item = rules.get(rule).item();
        examined.computeIfAbsent(item, key -> new TreeMap<>()).putIfAbsent(place, subject);
        for (Object fact : matched) {
            if (fact instanceof Parameter parameter && parameter.given() == Given.UNKNOWN)
                doubt(item, place, parameter);
        }
    }

    void doubt(String item, Place place, Parameter parameter) {
        String message = "`" + parameter.name() + "` of `" + line(parameter.call().at()) + "` cannot be read.";
        doubts.add(new Doubt(item, place, message,
                "What is `" + parameter.name() + "` at " + parameter.call().at() + "?"));
    }

    void found(String name, Outcome outcome, Object subject, String message, List<Fact> more, List<Evidence> searched,
            List<?> matched) {
        RuleIndex.Rule rule = rules.get(name);
        Place place = place(subject);
        examined.computeIfAbsent(rule.item(), key -> new TreeMap<>()).putIfAbsent(place, subject);
        Set<Place> places = new LinkedHashSet<>(List.of(place));
        more.forEach(fact -> places.add(fact.at()));
        List<Evidence> evidence = new ArrayList<>();
        Stream.concat(matched.stream().filter(Fact.class::isInstance).map(Fact.class::cast), more.stream()).distinct()
                .sorted(Facts.ORDER).forEach(fact -> evidence.add(matched(fact)));
        evidence.addAll(searched);
        SourceFile file = place.file();
        Fault fault = new Fault(name, rule.item(), file.inPackage(), outcome, Impact.valueOf(rule.annotation("impact")),
                rule.annotation("reach"), Facts.function(subject), file.role() == dev.assay.facts.Role.PRODUCTION,
                message, List.copyOf(places), evidence);
        String key = name + "\0" + place.path() + "\0" + place.startByte() + "\0" + place.endByte();
        faults.merge(key, fault, Ledger::joined);
    }

    /// A rule that matches a subject twice finds one fault; which message counts must not depend on the order of firing.
    private static Fault joined(Fault one, Fault other) {
        Fault first = one.message().compareTo(other.message()) <= 0 ? one : other;
        Set<Place> places = new LinkedHashSet<>(List.of(one.place()));
        List<Place> all = new ArrayList<>(one.places());
        all.addAll(other.places());
        all.stream().sorted().forEach(places::add);
        Set<Evidence> evidence = new LinkedHashSet<>(first.evidence());
        evidence.addAll(one.evidence());
        evidence.addAll(other.evidence());
        return new Fault(first.rule(), first.item(), first.inPackage(), first.outcome(), first.impact(), first.reach(),
                first.function(), first.production(), first.message(), List.copyOf(places), List.copyOf(evidence));
    }

    void unknown(String rule, Object subject, String message, String question) {
        Place place = place(subject);
        String item = rules.get(rule).item();
        examined.computeIfAbsent(item, key -> new TreeMap<>()).putIfAbsent(place, subject);
        doubts.add(new Doubt(item, place, message, question));
    }

    void notApplicable(String rule, String inPackage, String reason) {
        notApplicable.computeIfAbsent(rules.get(rule).item(), key -> new TreeMap<>())
                .merge(inPackage, reason, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    void inventory(String table, Fact fact) {
        SortedMap<String, Object> properties = new TreeMap<>();
        Facts.properties(fact).forEach((name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean)
                properties.put(name, value);
            else
                if (value instanceof List<?> list) properties.put(name, list.stream().map(String::valueOf).toList());
        });
        inventory.add(new InventoryRow(table, fact.inPackage(), fact.at(), properties));
    }

    void account(Books stated) {
        books = stated;
    }

    void rate(Fault fault, Severity severity, List<String> path) {
        ratings.merge(fault, new Rating(severity, path), (one, other) -> {
            int order = one.severity().compareTo(other.severity());
            if (order == 0) order = one.path().toString().compareTo(other.path().toString());
            return order <= 0 ? one : other;
        });
    }

    void sameCause(Finding one, Finding other, String why) {
        causes.add(new SameCause(one, other, why));
    }

    void before(Finding first, Finding then, String why) {
        order.add(new Before(first, then, why));
    }

    void prioritise(Consolidated consolidated, Priority priority, String why) {
        urgencies.add(new Urgency(consolidated, priority, why));
    }

    /// A part of a rule threw: its item is unknown where the match stands.
    ///
    /// @param part such as `consequence`
    /// @param matched empty if that is not known
    void failed(String name, String part, List<?> matched, Throwable cause) {
        RuleIndex.Rule rule = Objects.requireNonNull(rules.get(name), name);
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) root = root.getCause();
        String inPackage = Facts.packageOf(matched);
        failures.add("The " + part + " of rule \"" + name + "\" (" + rule.file() + ":" + rule.line() + ") threw "
                + root.getClass().getName() + ": " + root.getMessage()
                + (inPackage.isEmpty() ? "" : " in package " + inPackage));
        switch (rule.stage()) {
            case "judge" -> failed(rule.item(), inPackage);
            // Nobody knows which items would have seen what is missing now.
            case "derive" -> rules.values().stream().filter(RuleIndex.Rule::isBase)
                    .forEach(base -> failed(base.item(), inPackage));
            default -> {}
        }
    }

    private void failed(String item, String inPackage) {
        failedItems.computeIfAbsent(item, key -> new LinkedHashSet<>()).add(inPackage);
    }

    /// What an item forbids may stand in what could not be read.
    void mayHold(String rule, Object subject, Unread hole, List<String> names) {
        if (!names(hole, names)) return;
        unknown(rule, subject, hole.at() + " could not be read.", "Does " + hole.at() + " hold any "
                + names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or ")) + "?");
    }

    private boolean names(Unread hole, List<String> names) {
        if (hole.isWhole()) return true;
        String written = text.apply(hole.at());
        return names.stream().anyMatch(written::contains);
    }

    /// An absence is not known where the name that was looked for stands in what could not be parsed.
    void doubtAbsences(List<Unread> unread) {
        faults.values().removeIf(fault -> {
            for (Evidence evidence : fault.evidence()) {
                if (!(evidence instanceof Evidence.Searched searched) || searched.count() > 0) continue;
                for (Unread hole : unread) {
                    if (!hole.isProduction() || !hole.inPackage().equals(fault.inPackage())) continue;
                    for (String name : searched.searched().split("`", -1)) {
                        if (name.isBlank() || !searched.searched().contains("`" + name + "`")) continue;
                        if (!names(hole, List.of(name))) continue;
                        doubts.add(new Doubt(fault.item(), fault.place(), "No " + searched.searched()
                                + " were found, but " + hole.at() + " could not be read and may name `" + name + "`.",
                                "Does " + hole.at() + " hold any " + searched.searched() + "?"));
                        return true;
                    }
                }
            }
            return false;
        });
    }

    /// Down to what was read.
    private Evidence.Matched matched(Fact fact) {
        List<Evidence.Matched> about = fact instanceof Concept concept ? List.of(matched(concept.about())) : List.of();
        return new Evidence.Matched(Facts.kind(fact), line(fact.at()), fact, Facts.shown(fact), about);
    }

    /// One line of the source; where it ends within brackets, what follows up to their end too.
    String line(Place place) {
        StringBuilder shown = new StringBuilder();
        int open = 0;
        for (String line : text.apply(place).lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            if (!shown.isEmpty()) shown.append(' ');
            shown.append(line);
            for (int i = 0; i < line.length(); i++) {
                if ("([{".indexOf(line.charAt(i)) >= 0) open++;
                else if (")]}".indexOf(line.charAt(i)) >= 0) open--;
            }
            if (open <= 0 || shown.length() > SHOWN) break;
        }
        return shown.length() <= SHOWN ? shown.toString() : shown.substring(0, SHOWN - 1) + "…";
    }

    List<InventoryRow> sortedInventory() {
        return inventory.stream().sorted(Comparator.comparing(InventoryRow::table).thenComparing(InventoryRow::place)
                .thenComparing(row -> row.properties().toString())).toList();
    }

    private static Place place(Object subject) {
        Place place = Facts.place(subject);
        if (place == null) throw new IllegalArgumentException("not a fact, a concept or a SourceFile: " + subject);
        Object about = subject instanceof Concept concept ? concept.about() : subject;
        if (!(about instanceof ClassDefinition || about instanceof FunctionDefinition)) return place;
        // A reader is sent to the line that defines it, not to its whole body.
        return new Place(place.file(), place.startByte(), place.endByte(), place.line(), place.column(), place.line(),
                place.column());
    }
}
