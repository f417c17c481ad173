package dev.assay.report;

import dev.assay.findings.Finding;
import dev.assay.findings.Judgement;
import dev.assay.findings.Outcome;
import dev.assay.findings.Severity;
import dev.assay.findings.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The pages of a report, from templates.
public final class Pages {

    private static final String PACKAGE = "pass-1/package.md.vm";
    private static final String CONSOLIDATED = "pass-3/consolidated-findings.md.vm";

    private final Templates templates;

    /// @param folder with `pass-1/package.md.vm` and the others
    /// @throws TemplateMistake if one is missing or cannot be read
    public Pages(Path folder) {
        templates = new Templates(folder);
        templates.check(PACKAGE);
        templates.check(CONSOLIDATED);
    }

    /// Every page by its path in the report, with `/`, in order.
    ///
    /// @throws TemplateMistake if a template uses what it is not given
    public SortedMap<String, String> render(Judgement judgement, Metadata metadata) {
        SortedMap<String, String> pages = new TreeMap<>();
        List<PackageResult> packages = PackageResult.all(judgement, metadata);
        for (PackageResult result : packages) {
            if (result.page().isEmpty()) continue;
            pages.put("pass-1/" + result.page(), templates.render(PACKAGE, forPackage(judgement, result)));
        }
        pages.put("pass-3/consolidated-findings.md",
                templates.render(CONSOLIDATED, forRepository(judgement, metadata, packages)));
        return pages;
    }

    private static Map<String, Object> forPackage(Judgement judgement, PackageResult result) {
        List<Section> sections = Section.all(judgement.items(), result.verdicts());
        List<ItemRow> rows = sections.stream().flatMap(s -> s.rows().stream()).toList();
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("package", result);
        given.put("libraries", result.libraries().stream()
                .map(l -> new Markdown(Markdown.code(l.name()) + " " + versionOf(l))).toList());
        given.put("findings", FindingRow.all(result.findings()));
        given.put("sections", sections);
        given.put("passed", rows.stream().filter(ItemRow::passed).toList());
        given.put("outcomes", counts(result.verdicts()));
        given.put("questions",
                judgement.questions().stream().filter(q -> q.inPackage().equals(result.name())).toList());
        return given;
    }

    private static Markdown versionOf(Metadata.Library library) {
        return library.version().isEmpty() ? new Markdown("(no version resolved)") : Markdown.text(library.version());
    }

    private static Map<String, Object> forRepository(Judgement judgement, Metadata metadata,
            List<PackageResult> packages) {
        Map<String, Finding> byId = judgement.findings().stream()
                .collect(Collectors.toMap(Finding::id, Function.identity()));
        List<Finding> shared = judgement.findings().stream()
                .filter(f -> packages.stream().noneMatch(p -> p.name().equals(f.inPackage()))).toList();
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("metadata", metadata);
        given.put("packages", packages);
        given.put("shared", severities(shared));
        given.put("consolidated", ConsolidatedRow.all(judgement.consolidated(), byId));
        given.put("themes", Theme.all(judgement).stream()
                .map(t -> new Section(t.title(), rows(judgement, t.verdicts()))).toList());
        given.put("questions", judgement.questions());
        given.put("unjudged", judgement.items().stream().filter(i -> !i.judged()).count());
        given.put("items", judgement.items().size());
        given.put("unread", metadata.coverage().unread().stream()
                .map(u -> new Markdown(Markdown.code(u.at().toString()) + " — " + Markdown.text(u.reason()))).toList());
        given.put("failures", judgement.failures());
        return given;
    }

    private static List<ItemRow> rows(Judgement judgement, List<Verdict> verdicts) {
        return Section.all(judgement.items(), verdicts).stream().flatMap(s -> s.rows().stream()).toList();
    }

    private static Map<String, Long> counts(List<Verdict> verdicts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.name(), verdicts.stream().filter(v -> v.outcome() == outcome).count());
        }
        return counts;
    }

    private static Map<String, Long> severities(List<Finding> findings) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            counts.put(severity.name(), findings.stream().filter(f -> f.severity() == severity).count());
        }
        return counts;
    }
}
