package dev.assay.engine;

import dev.assay.findings.Effort;
import dev.assay.findings.Impact;
import dev.assay.findings.Severity;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `overrides.yaml` of an author's own directories changes of rules that stand elsewhere.
///
/// @param changes by the name of a rule; a base rule's is the item's
/// @param told what is changed, one sentence each, in the order of the files
record Overrides(Map<String, Change> changes, List<String> told) {

    static final String FILE = "overrides.yaml";

    /// The annotation under which the index keeps a severity; no author can write one of this name.
    static final String SEVERITY = "severity of " + FILE;

    private static final List<String> ON_BASE_RULES = List.of("title", "section", "subject", "fix", "effort", "verify",
            "source", "severity");
    private static final List<String> ON_FAULTS = List.of("severity", "impact", "reach");

    /// @param annotations their new values, by name
    record Change(boolean off, Map<String, String> annotations) {}

    /// @param written the entries of all files, in order; a later one adds to an earlier one of the same name
    /// @throws Mistake for the first entry that names no rule, or says of it what cannot be said
    static Overrides of(List<OverridesFile.Entry> written, RuleIndex index) {
        Map<String, Change> changes = new LinkedHashMap<>();
        Set<String> told = new LinkedHashSet<>();
        for (OverridesFile.Entry entry : written) {
            RuleIndex.Rule rule = rule(entry, index);
            Map<String, String> annotations = new TreeMap<>();
            if (entry.off()) told.add("`" + FILE + "` switches off " + shown(rule) + ".");
            entry.values().forEach((name, value) -> {
                check(rule, name, value);
                annotations.put(name.equals("severity") ? SEVERITY : name, value.text());
                told.add("`" + FILE + "` " + (name.equals("severity")
                        ? "sets the severity of " + shown(rule) + " to " + value.text()
                        : "changes the " + name + " of " + shown(rule)) + ".");
            });
            changes.merge(rule.name(), new Change(entry.off(), annotations), (one, other) -> {
                Map<String, String> both = new TreeMap<>(one.annotations);
                both.putAll(other.annotations);
                return new Change(one.off || other.off, both);
            });
        }
        return new Overrides(changes, List.copyOf(told));
    }

    private static String shown(RuleIndex.Rule rule) {
        return rule.isBase() ? rule.name() : "rule \"" + rule.name() + "\"";
    }

    private static RuleIndex.Rule rule(OverridesFile.Entry entry, RuleIndex index) {
        List<RuleIndex.Rule> judging = index.rules().stream().filter(rule -> rule.stage().equals("judge")).toList();
        return judging.stream().filter(rule -> rule.name().equals(entry.name().text())).findFirst()
                .orElseThrow(() -> entry.name().mistake("no item or rule that judges is called `" + entry.name().text()
                        + "`"
                        + Nearest.hint(entry.name().text(), judging.stream().map(RuleIndex.Rule::name).toList())));
    }

    private static void check(RuleIndex.Rule rule, String name, OverridesFile.Text value) {
        List<String> known = rule.isBase() ? ON_BASE_RULES : ON_FAULTS;
        if (!known.contains(name)) {
            boolean exists = Stream.of(ON_BASE_RULES, ON_FAULTS).anyMatch(names -> names.contains(name));
            throw value.named().mistake(exists
                    ? "`" + name + "` is said of "
                            + (rule.isBase() ? "a fault, not of an item" : "an item, not of a fault")
                            + "; of " + shown(rule) + " there are " + String.join(", ", known)
                    : "`" + name + "` is not known; there are " + String.join(", ", known)
                            + Nearest.hint(name, known));
        }
        switch (name) {
            case "severity" -> oneOf(value, names(Severity.values()));
            case "impact" -> oneOf(value, names(Impact.values()));
            case "effort" -> oneOf(value, names(Effort.values()));
            case "reach" -> oneOf(value, Fault.REACHES);
            default -> {
                if (value.text().isBlank()) throw value.mistake("`" + name + "` is empty");
            }
        }
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static void oneOf(OverridesFile.Text value, List<String> known) {
        if (!known.contains(value.text())) {
            throw value.mistake("`" + value.text() + "` is not one of " + String.join(", ", known)
                    + Nearest.hint(value.text(), known));
        }
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /// The items that are switched off as a whole.
    Set<String> itemsOff(RuleIndex index) {
        return index.rules().stream().filter(RuleIndex.Rule::isBase).map(RuleIndex.Rule::name).filter(this::isOff)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isOff(String name) {
        Change change = changes.get(name);
        return change != null && change.off;
    }

    /// The rules that are left, with their new annotations. With a rule go those that extend it, with a base rule its item.
    RuleIndex applied(RuleIndex index) {
        Set<String> items = itemsOff(index);
        Set<String> off = index.rules().stream()
                .filter(rule -> isOff(rule.name()) || rule.stage().equals("judge") && items.contains(rule.item()))
                .map(RuleIndex.Rule::name).collect(Collectors.toSet());
        while (index.rules().stream().filter(rule -> off.contains(rule.parent())).map(RuleIndex.Rule::name)
                .map(off::add).reduce(false, Boolean::logicalOr)) {
            // Until no further rule extends one of them.
        }
        List<RuleIndex.Rule> rules = new ArrayList<>();
        for (RuleIndex.Rule rule : index.rules()) if (!off.contains(rule.name())) rules.add(changed(rule));
        return new RuleIndex(index.hash(), index.units(), index.models(), index.declared(), rules);
    }

    private RuleIndex.Rule changed(RuleIndex.Rule rule) {
        TreeMap<String, String> annotations = new TreeMap<>(rule.annotations());
        Change item = changes.get(rule.item());
        if (rule.stage().equals("judge") && item != null && item.annotations.containsKey(SEVERITY)) {
            annotations.put(SEVERITY, item.annotations.get(SEVERITY));
        }
        Change own = changes.get(rule.name());
        if (own != null) annotations.putAll(own.annotations);
        return new RuleIndex.Rule(rule.name(), rule.inPackage(), rule.file(), rule.line(), rule.stage(), rule.parent(),
                annotations, rule.kinds(), rule.parameters(), rule.lookups());
    }
}
