package dev.assay.report;

import dev.assay.findings.BacklogEntry;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import dev.assay.findings.Judgement;
import dev.assay.findings.Question;
import dev.assay.findings.Outcome;
import dev.assay.findings.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what one page says about another, and how to get there.
final class Index {

    static final String FIRST = "README.md";
    static final String CONSOLIDATED = "pass-3/consolidated-findings.md";
    static final String BACKLOG = "pass-4/remediation-backlog.md";

    /// The way from a page in a folder to the folder of the report.
    static final String UP = "../";

    /// The way from a package's page to its own findings.
    static final String HERE = "#";

    private final Judgement judgement;
    private final Metadata metadata;
    private final List<PackageResult> packages;
    private final Map<String, String> pages = new HashMap<>();
    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, Finding> findings = new HashMap<>();
    private final Map<String, Consolidated> causes = new HashMap<>();
    private final Set<List<String>> open = new HashSet<>();

    Index(Judgement judgement, Metadata metadata) {
        this.judgement = judgement;
        this.metadata = metadata;
        packages = PackageResult.all(judgement, metadata);
        packages.stream().filter(each -> !each.page().isEmpty())
                .forEach(each -> pages.put(each.name(), "pass-1/" + each.page()));
        judgement.items().forEach(item -> items.put(item.id(), item));
        judgement.findings().forEach(finding -> findings.put(finding.id(), finding));
        judgement.consolidated().forEach(one -> one.findingIds().forEach(id -> causes.put(id, one)));
        for (Verdict verdict : judgement.verdicts()) {
            if (verdict.outcome() == Outcome.UNKNOWN) open.add(List.of(verdict.item(), verdict.inPackage()));
        }
    }

    Judgement judgement() {
        return judgement;
    }

    Metadata metadata() {
        return metadata;
    }

    /// In order of name.
    List<PackageResult> packages() {
        return packages;
    }

    Item item(String id) {
        return found(items.get(id), id);
    }

    Finding finding(String id) {
        return found(findings.get(id), id);
    }

    /// What a finding was merged into.
    Consolidated cause(Finding finding) {
        return found(causes.get(finding.id()), finding.id());
    }

    List<Finding> findings(Consolidated consolidated) {
        return consolidated.findingIds().stream().map(this::finding).toList();
    }

    /// Whether an answer to it would change a verdict.
    boolean isOpen(Question question) {
        return open.contains(List.of(question.item(), question.inPackage()));
    }

    /// @param way to the folder of the report, such as [#UP], or [#HERE]
    Markdown linkTo(Finding finding, String way) {
        if (way.equals(HERE)) return Markdown.link(finding.id(), HERE + Markdown.anchorName(finding.id()));
        return Markdown.link(finding.id(),
                way + page(finding.inPackage()) + "#" + Markdown.anchorName(finding.id()));
    }

    Markdown linkTo(Consolidated consolidated, String way) {
        return Markdown.link(consolidated.id(), way + CONSOLIDATED + "#" + consolidated.id());
    }

    Markdown linkTo(BacklogEntry entry, String way) {
        return Markdown.link(entry.consolidated().id(), way + BACKLOG + "#" + entry.consolidated().id());
    }

    /// A package's name, with a link if it has a page.
    Markdown linkTo(String inPackage, String way) {
        String page = pages.get(inPackage);
        return page == null ? Markdown.text(inPackage) : Markdown.link(inPackage, way + page);
    }

    Markdown linksToFindings(List<String> ids, String way) {
        List<Markdown> links = new ArrayList<>();
        for (String id : ids) links.add(linkTo(finding(id), way));
        return Markdown.joined(links, ", ");
    }

    Markdown linksToPackages(List<String> names, String way) {
        return Markdown.joined(names.stream().map(name -> linkTo(name, way)).toList(), ", ");
    }

    /// Its way from the folder of the report.
    private String page(String inPackage) {
        return found(pages.get(inPackage), inPackage);
    }

    private static <T> T found(@Nullable T one, String id) {
        if (one == null) throw new IllegalStateException("the judgement does not say what " + id + " is");
        return one;
    }
}
