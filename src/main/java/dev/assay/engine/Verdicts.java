package dev.assay.engine;

import dev.assay.facts.Place;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import dev.assay.findings.Outcome;
import dev.assay.findings.Question;
import dev.assay.findings.Severity;
import dev.assay.findings.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What each item comes to in each package.
final class Verdicts {

    /// `PE-8` before `PE-10`.
    static final Comparator<String> BY_ITEM = (one, other) -> {
        int first = digits(one);
        int second = digits(other);
        int order = one.substring(0, first).compareTo(other.substring(0, second));
        return order != 0 ? order : Integer.compare(number(one, first), number(other, second));
    };

    /// The package of what holds for all packages together.
    static final String REPOSITORY = "repository";

    private static final String SWITCHED_OFF = "`overrides.yaml` switches the item off.";

    private static final Set<String> WHOLE = Set.of("XC", "PT");

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final SortedMap<String, SortedMap<String, String>> checklists = new TreeMap<>();
    private final SortedSet<String> packages;
    private final List<Finding> findings;
    private final List<Decisions.Answer> answers;
    /// Items and packages that an answer decided.
    private final Set<List<String>> answered = new HashSet<>();

    /// @param packages those with production modules
    Verdicts(Ledger ledger, Catalogue catalogue, List<Applies> applies, SortedSet<String> packages,
            List<Finding> findings, List<Decisions.Answer> answers) {
        this.answers = answers;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.packages = packages;
        this.findings = findings;
        applies.forEach(one -> checklists.computeIfAbsent(one.inPackage(), key -> new TreeMap<>())
                .merge(one.checklist(), one.why(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
    }

    /// Where the number at its end starts.
    private static int digits(String item) {
        int start = item.length();
        while (start > 0 && item.charAt(start - 1) >= '0' && item.charAt(start - 1) <= '9') start--;
        return start;
    }

    private static int number(String item, int start) {
        return start == item.length() ? 0 : Integer.parseInt(item.substring(start));
    }

    SortedMap<String, SortedMap<String, String>> checklists() {
        return checklists;
    }

    /// In order of item, then package.
    List<Verdict> all() {
        List<Verdict> verdicts = new ArrayList<>();
        List<Item> items = new ArrayList<>(catalogue.items());
        items.sort(Comparator.comparing(Item::id, BY_ITEM));
        for (Item item : items) {
            SortedSet<String> where = where(item);
            if (catalogue.off().contains(item.id())) {
                Set<String> asked = where.isEmpty() ? Set.of(REPOSITORY) : where;
                asked.forEach(inPackage -> verdicts.add(na(item, inPackage, SWITCHED_OFF)));
                continue;
            }
            if (where.isEmpty()) {
                verdicts.add(na(item, REPOSITORY, isWhole(item.id())
                        ? "No production Python was found."
                        : ledger.instead.getOrDefault(item.checklist(),
                                "The " + item.checklist() + " checklist applies to no package.")));
            }
            where.forEach(inPackage -> verdicts.add(answered(item, verdict(item, inPackage))));
        }
        return verdicts;
    }

    /// An answer decides what stayed open of a judged item. It cannot pass what nobody looked at.
    private Verdict answered(Item item, Verdict verdict) {
        if (verdict.outcome() != Outcome.UNKNOWN || !item.judged()) return verdict;
        for (Decisions.Answer answer : answers) {
            boolean meant = answer.item().equals(item.id())
                    && (answer.inPackage().isEmpty() || answer.inPackage().equals(verdict.inPackage()));
            if (!meant || answer.outcome() == Outcome.PASS && verdict.places().isEmpty()) continue;
            answered.add(List.of(item.id(), verdict.inPackage()));
            return new Verdict(item.id(), verdict.inPackage(), answer.outcome(), null, verdict.places(),
                    "Decided by " + answer.because(), List.of());
        }
        return verdict;
    }

    /// Answers that decided nothing, one sentence each, in the order given.
    ///
    /// @param verdicts of all items
    List<String> idleAnswers(List<Verdict> verdicts) {
        List<String> idle = new ArrayList<>();
        for (Decisions.Answer answer : answers) {
            List<Verdict> meant = verdicts.stream().filter(verdict -> verdict.item().equals(answer.item()))
                    .filter(verdict -> answer.inPackage().isEmpty() || answer.inPackage().equals(verdict.inPackage()))
                    .toList();
            if (meant.stream().anyMatch(verdict -> answered.contains(List.of(verdict.item(), verdict.inPackage())))) {
                continue;
            }
            String what = "The answer to " + answer.item()
                    + (answer.inPackage().isEmpty() ? "" : " in `" + answer.inPackage() + "`") + " decided nothing: ";
            idle.add(what + reason(answer, meant));
        }
        return idle;
    }

    private String reason(Decisions.Answer answer, List<Verdict> meant) {
        Optional<Item> item = catalogue.find(answer.item());
        if (item.isEmpty()) return "there is no such item.";
        if (!item.get().judged()) return "the item is not judged yet.";
        if (meant.isEmpty()) {
            return isWhole(answer.item())
                    ? "the item is judged for `" + REPOSITORY + "`, not for a package."
                    : "the item is not asked there.";
        }
        if (meant.stream().anyMatch(verdict -> verdict.outcome() == Outcome.UNKNOWN)) {
            return "nothing was looked at that could pass.";
        }
        return "it is " + meant.stream().map(verdict -> verdict.outcome().name()).distinct()
                .collect(Collectors.joining(" and ")) + " by what was read.";
    }

    private SortedSet<String> where(Item item) {
        SortedSet<String> where = new TreeSet<>();
        if (isWhole(item.id())) {
            if (!packages.isEmpty()) where.add(REPOSITORY);
            return where;
        }
        checklists.forEach((inPackage, lists) -> {
            if (lists.containsKey(item.checklist())) where.add(inPackage);
        });
        examined(item).keySet().forEach(place -> where.add(place.file().inPackage()));
        ledger.notApplicable.getOrDefault(item.id(), new TreeMap<>())
                .forEach((inPackage, reason) -> where.add(inPackage));
        return where;
    }

    private Verdict verdict(Item item, String inPackage) {
        List<Finding> found = findings.stream().filter(finding -> finding.item().equals(item.id()))
                .filter(finding -> isWhole(item.id()) || finding.inPackage().equals(inPackage))
                .sorted(Comparator.comparing(Finding::outcome).thenComparing(Finding::severity)
                        .thenComparing(Finding::inPackage).thenComparing(Finding::id))
                .toList();
        if (!found.isEmpty()) return problem(item, inPackage, found);
        if (hasFailed(item, inPackage)) {
            return new Verdict(item.id(), inPackage, Outcome.UNKNOWN, null, List.of(),
                    "A rule of this item failed, so it was not decided.", List.of());
        }
        List<Ledger.Doubt> doubts = ledger.doubts.stream().filter(doubt -> doubt.item().equals(item.id()))
                .filter(doubt -> in(doubt.place(), item, inPackage))
                .sorted(Comparator.comparing(Ledger.Doubt::place).thenComparing(Ledger.Doubt::message)).toList();
        if (!doubts.isEmpty()) {
            return new Verdict(item.id(), inPackage, Outcome.UNKNOWN, null,
                    doubts.stream().map(Ledger.Doubt::place).distinct().toList(), doubts.getFirst().message(),
                    List.of());
        }
        List<Place> examined = examined(item).keySet().stream().filter(place -> in(place, item, inPackage)).toList();
        String noun = catalogue.subjects().getOrDefault(item.id(), "");
        if (!examined.isEmpty()) {
            String count = examined.size() == 1 ? "1 place" : examined.size() + " places";
            return new Verdict(item.id(), inPackage, Outcome.PASS, null, examined,
                    "Nothing wrong at " + count + " (" + noun + ").", List.of());
        }
        if (!item.judged()) {
            return new Verdict(item.id(), inPackage, Outcome.UNKNOWN, null, List.of(), "Not judged yet.", List.of());
        }
        String reason = ledger.notApplicable.getOrDefault(item.id(), new TreeMap<>()).get(inPackage);
        return na(item, inPackage, reason != null ? reason : "No " + noun + " in " + inPackage + ".");
    }

    private static Verdict problem(Item item, String inPackage, List<Finding> found) {
        Set<Place> places = new LinkedHashSet<>();
        found.forEach(finding -> places.add(finding.places().getFirst()));
        found.forEach(finding -> places.addAll(finding.places()));
        Severity worst = found.stream().map(Finding::severity).min(Comparator.naturalOrder()).orElseThrow();
        return new Verdict(item.id(), inPackage, found.getFirst().outcome(), worst, List.copyOf(places),
                found.getFirst().message(), found.stream().map(Finding::id).toList());
    }

    private static Verdict na(Item item, String inPackage, String reason) {
        return new Verdict(item.id(), inPackage, Outcome.NA, null, List.of(), reason, List.of());
    }

    private boolean hasFailed(Item item, String inPackage) {
        Set<String> failed = ledger.failedItems.getOrDefault(item.id(), Set.of());
        return failed.contains("") || failed.contains(inPackage) || isWhole(item.id()) && !failed.isEmpty();
    }

    private static boolean in(Place place, Item item, String inPackage) {
        return isWhole(item.id()) || place.file().inPackage().equals(inPackage);
    }

    private SortedMap<Place, Object> examined(Item item) {
        return ledger.examined.getOrDefault(item.id(), new TreeMap<>());
    }

    static boolean isWhole(String item) {
        return WHOLE.contains(item.substring(0, item.indexOf('-')));
    }

    /// In order of item, then package, then question; asked after [#all], without what an answer decided.
    List<Question> questions() {
        Map<List<String>, Set<Place>> places = new LinkedHashMap<>();
        for (Ledger.Doubt doubt : ledger.doubts) {
            String inPackage = isWhole(doubt.item()) ? REPOSITORY : doubt.place().file().inPackage();
            if (answered.contains(List.of(doubt.item(), inPackage))) continue;
            places.computeIfAbsent(List.of(doubt.item(), inPackage, doubt.question()), key -> new TreeSet<>())
                    .add(doubt.place());
        }
        return places.entrySet().stream().map(entry -> new Question(entry.getKey().get(0), entry.getKey().get(1),
                entry.getKey().get(2), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparing(Question::item, BY_ITEM).thenComparing(Question::inPackage)
                        .thenComparing(Question::question))
                .toList();
    }
}
