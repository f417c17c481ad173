package dev.assay.report;

import dev.assay.facts.Place;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import dev.assay.findings.Outcome;
import dev.assay.findings.Severity;
import dev.assay.findings.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the page of a package is given.
final class PackagePage {

    private PackagePage() {}

    /// What to do for one item.
    ///
    /// @param findings links, one behind the other
    public record Advice(Item item, Markdown findings) {}

    /// @param file as code
    /// @param places how many places of findings stand in it
    public record Busy(Markdown file, long places) {}

    /// As many as a paragraph can name; the backlog names them all.
    private static final int FIRST_CAUSES = 6;

    /// What the head of the template lists.
    public record Given(PackageResult package_, List<Markdown> libraries, List<FindingRow> findings,
            List<Section> sections, List<ItemRow> passed, List<Item> unjudged, Map<String, Long> outcomes,
            Map<String, Long> severities, List<Busy> busiest, List<CauseRow> causes, int moreCauses,
            List<Markdown> elsewhere,
            List<Advice> advice, List<OpenRow> questions) {}

    static Given given(Index index, PackageResult result) {
        List<Section> sections = Section.all(result.verdicts(), index, Index.HERE);
        List<ItemRow> rows = sections.stream().flatMap(s -> s.rows().stream()).toList();
        List<Markdown> libraries = result.libraries().stream()
                .map(l -> new Markdown(Markdown.code(l.name()) + " " + versionOf(l))).toList();
        List<ItemRow> passed = rows.stream().filter(ItemRow::passed).toList();
        List<OpenRow> questions = OpenRow.all(index,
                index.judgement().questions().stream().filter(q -> q.inPackage().equals(result.name())).toList());
        List<CauseRow> causes = causes(index, result);
        return new Given(result, libraries, FindingRow.all(result.findings(), index, Index.UP), sections, passed,
                unjudged(index, result.verdicts()), counts(result.verdicts()), severities(result.findings()),
                busiest(result.findings()), causes.stream().limit(FIRST_CAUSES).toList(),
                Math.max(0, causes.size() - FIRST_CAUSES), elsewhere(index, result),
                advice(index, result.findings()), questions);
    }

    private static Markdown versionOf(Metadata.Library library) {
        return library.version().isEmpty() ? new Markdown("(no version resolved)") : Markdown.text(library.version());
    }

    /// Items that no rule judges yet, in the order of the specification.
    private static List<Item> unjudged(Index index, List<Verdict> verdicts) {
        return Section.rows(verdicts, index, Index.HERE).stream().map(ItemRow::item).filter(item -> !item.judged())
                .toList();
    }

    static Map<String, Long> counts(List<Verdict> verdicts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.name(), verdicts.stream().filter(v -> v.outcome() == outcome).count());
        }
        return counts;
    }

    static Map<String, Long> severities(List<Finding> findings) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            counts.put(severity.name(), findings.stream().filter(f -> f.severity() == severity).count());
        }
        return counts;
    }

    /// The file with most places of findings; none if no file has two.
    private static List<Busy> busiest(List<Finding> findings) {
        Map<String, Long> files = findings.stream().flatMap(f -> f.places().stream()).distinct()
                .collect(Collectors.groupingBy(Place::path, TreeMap::new, Collectors.counting()));
        return files.entrySet().stream().filter(file -> file.getValue() > 1)
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey,
                        Comparator.reverseOrder()))
                .map(file -> List.of(new Busy(Markdown.code(file.getKey()), file.getValue()))).orElse(List.of());
    }

    /// What has to be done here, in the order of work.
    private static List<CauseRow> causes(Index index, PackageResult result) {
        return CauseRow.inOrderOfWork(index, Index.UP).stream()
                .filter(row -> row.consolidated().packages().contains(result.name())).toList();
    }

    /// Other packages with findings of the same cause.
    private static List<Markdown> elsewhere(Index index, PackageResult result) {
        return result.findings().stream().map(index::cause).distinct().map(Consolidated::packages)
                .flatMap(List::stream).filter(name -> !name.equals(result.name())).distinct().sorted()
                .map(name -> index.linkTo(name, Index.UP)).toList();
    }

    /// In order of the worst finding.
    private static List<Advice> advice(Index index, List<Finding> findings) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (Finding finding : findings) {
            ids.computeIfAbsent(finding.item(), _ -> new ArrayList<>()).add(finding.id());
        }
        return ids.entrySet().stream().map(entry -> new Advice(index.item(entry.getKey()),
                index.linksToFindings(entry.getValue(), Index.HERE))).toList();
    }
}
