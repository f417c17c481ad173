package dev.assay.cli;

import dev.assay.engine.RuleSource;
import dev.assay.findings.Item;
import dev.assay.report.WrittenReport;
import dev.assay.report.WrittenReport.Evidence;
import dev.assay.report.WrittenReport.Finding;
import dev.assay.report.WrittenReport.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a report knows of an item or a finding, as text for people.
final class Explanation {

    private static final int WIDTH = 110;
    private static final int STEP = 2;

    private final WrittenReport report;
    private final List<Item> items;
    private final List<RuleSource> rules;
    private final @Nullable Path repository;
    private final StringBuilder text = new StringBuilder();

    Explanation(WrittenReport report, List<Item> items, List<RuleSource> rules, @Nullable Path repository) {
        this.report = report;
        this.items = items;
        this.rules = rules;
        this.repository = repository;
    }

    /// @param verdicts of one item, at least one
    String item(List<Verdict> verdicts) {
        String id = verdicts.getFirst().item();
        head(id);
        for (Verdict verdict : verdicts) {
            text.append('\n');
            line(0, verdict.inPackage() + ": " + verdict.verdict()
                    + (verdict.severity().isEmpty() ? "" : ", " + verdict.severity()));
            switch (verdict.verdict()) {
                case "PASS" -> passed(verdict);
                case "NA" -> notApplicable(verdict);
                case "UNKNOWN" -> unknown(verdict);
                default -> report.findings().stream().filter(finding -> verdict.findings().contains(finding.id()))
                        .forEach(this::found);
            }
        }
        return text.toString();
    }

    String finding(Finding finding) {
        head(finding.item());
        text.append('\n');
        line(0, finding.inPackage() + ": " + finding.verdict() + ", " + finding.severity());
        found(finding);
        return text.toString();
    }

    String group(WrittenReport.Group group) {
        line(0, group.id() + "  " + group.description());
        for (Finding finding : report.findings()) {
            if (!group.findings().contains(finding.id())) continue;
            text.append('\n');
            finding(finding);
        }
        return text.toString();
    }

    private void head(String id) {
        items.stream().filter(item -> item.id().equals(id)).forEach(item -> {
            line(0, id + "  " + item.title());
            rule(id).ifPresent(base -> wrapped(1, base.comment()));
            if (!item.source().isEmpty()) wrapped(1, "Source: " + item.source());
        });
    }

    private Optional<RuleSource> rule(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    private void found(Finding finding) {
        text.append('\n');
        wrapped(1, finding.id() + ": " + finding.message());
        places(finding.places());
        if (finding.placesTotal() > finding.places().size()) {
            line(2, "… and " + (finding.placesTotal() - finding.places().size()) + " more places");
        }
        rule(finding.rule()).ifPresentOrElse(this::condition,
                () -> line(2, "Found by rule \"" + finding.rule() + "\"."));
        List<Evidence> facts = finding.evidence().stream().filter(one -> !one.fact().isEmpty()).toList();
        if (!facts.isEmpty()) line(2, "What matched:");
        Set<Evidence> told = new HashSet<>();
        facts.forEach(fact -> fact(fact, 3, told));
        finding.evidence().stream().filter(one -> one.fact().isEmpty())
                .forEach(search -> line(2, "Searched: " + search.text()));
        line(2, finding.severity() + ", because:");
        finding.severityPath().forEach(step -> wrapped(3, step));
        if (!finding.recommendation().isEmpty()) wrapped(2, "To mend it: " + finding.recommendation());
    }

    private void condition(RuleSource rule) {
        line(2, "Found by rule \"" + rule.name() + "\" (" + rule.file() + ":" + rule.line() + "):");
        if (!rule.comment().isEmpty()) wrapped(3, rule.comment());
        rule.condition().forEach(line -> line(4, line));
    }

    /// From the concept down to what was read.
    private void fact(Evidence fact, int depth, Set<Evidence> told) {
        if (!told.add(fact)) {
            line(depth, fact.fact() + " at " + fact.place() + ", as above");
            return;
        }
        line(depth, fact.fact() + (fact.place().isEmpty() ? "" : " at " + fact.place()) + ": " + fact.text());
        fact.properties().forEach((name, value) -> line(depth + 1, name + ": " + Words.fit(value, WIDTH)));
        for (Evidence about : fact.about()) {
            line(depth + 1, "which is about");
            fact(about, depth + 2, told);
        }
    }

    private void passed(Verdict verdict) {
        wrapped(1, verdict.message());
        if (!verdict.places().isEmpty()) line(1, "Examined:");
        places(verdict.places());
        List<RuleSource> faults = rules.stream().filter(rule -> rule.name().startsWith(verdict.item() + " ")).toList();
        if (!faults.isEmpty()) line(1, "None of these rules matched there:");
        faults.forEach(rule -> line(2, "\"" + rule.name() + "\" (" + rule.file() + ":" + rule.line() + ")"));
    }

    private void notApplicable(Verdict verdict) {
        wrapped(1, verdict.message());
        rule(verdict.item()).ifPresent(base -> {
            line(1, "It would apply to what rule \"" + base.name() + "\" (" + base.file() + ":" + base.line()
                    + ") matches:");
            base.condition().forEach(line -> line(3, line));
        });
        String checklist = verdict.item().replaceFirst("-.*", "");
        if (report.checklists().containsKey(checklist)) return;
        List<RuleSource> applying = rules.stream().filter(rule -> rule.name().startsWith(checklist + " applies"))
                .toList();
        if (!applying.isEmpty()) line(1, "The " + checklist + " checklist would apply:");
        applying.forEach(rule -> line(2, rule.name() + " (" + rule.file() + ":" + rule.line() + ")"));
    }

    private void unknown(Verdict verdict) {
        wrapped(1, verdict.message());
        places(verdict.places());
        List<WrittenReport.Question> open = report.questions().stream()
                .filter(one -> one.item().equals(verdict.item()) && one.inPackage().equals(verdict.inPackage()))
                .toList();
        if (!open.isEmpty()) line(1, "What would decide it, under `answers:` in assay.yaml:");
        for (WrittenReport.Question question : open) {
            wrapped(2, question.question());
            question.places().forEach(place -> line(3, place));
        }
    }

    private void places(List<String> places) {
        for (String place : places) {
            line(2, place);
            String source = source(place);
            if (!source.isEmpty()) line(4, source);
        }
    }

    private String source(String place) {
        if (repository == null) return "";
        int colon = place.lastIndexOf(':');
        Path file = repository.resolve(place.substring(0, colon));
        int line = Integer.parseInt(place.substring(colon + 1));
        try {
            List<String> lines = Files.readAllLines(file);
            return line <= lines.size() ? Words.fit(lines.get(line - 1), WIDTH) : "";
        } catch (IOException e) {
            return "(this file cannot be read)";
        }
    }

    private void line(int depth, String line) {
        text.repeat(' ', depth * STEP).append(line).append('\n');
    }

    private void wrapped(int depth, String paragraph) {
        text.append(Words.wrapped(paragraph, depth * STEP, WIDTH));
    }
}
