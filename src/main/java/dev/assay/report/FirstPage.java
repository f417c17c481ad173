package dev.assay.report;

import dev.assay.budget.Status;
import dev.assay.budget.Wording;
import dev.assay.facts.Unread;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import dev.assay.findings.Judgement;
import dev.assay.findings.Question;
import dev.assay.findings.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the first page is given.
final class FirstPage {

    private static final int FIRST_THINGS = 5;
    private static final int UNREAD = 20;

    private FirstPage() {}

    /// Items of a checklist that no rule judges yet.
    public record Unjudged(String checklist, List<String> items) {}

    /// What the head of the template lists.
    public record Given(Metadata metadata, String lines, List<PackageLine> packages, List<Markdown> others,
            String severities, int findings, int causes, long urgent, List<CauseRow> first, int later,
            List<OpenRow> open, List<Unjudged> unjudged, long unjudgedItems, int items, List<String> notes,
            List<String> ruleChanges, List<String> idleAnswers, List<Markdown> unread, int moreUnread,
            List<String> failures,
            List<SynthesisPages.ThemeLine> themes, List<Budget> budget) {}

    /// How what all processes ask of a server stands against its limit.
    ///
    /// @param status `RED`, `AMBER`, `GREEN` or `UNKNOWN`
    /// @param server such as `PostgreSQL`
    /// @param sentence with the numbers
    public record Budget(Status status, Markdown server, Markdown sentence) {}

    static Given given(Index index) {
        Judgement judgement = index.judgement();
        Metadata metadata = index.metadata();
        List<CauseRow> work = CauseRow.inOrderOfWork(index, "");
        List<Question> open = judgement.questions().stream().filter(index::isOpen).toList();
        List<Unread> unread = metadata.coverage().unread();
        List<Markdown> others = index.packages().stream().filter(each -> each.page().isEmpty())
                .map(PackageResult::name).map(Markdown::code).toList();
        long urgent = work.stream().filter(row -> row.priority().equals("P1")).count();
        List<CauseRow> first = work.stream().limit(FIRST_THINGS).toList();
        long unjudgedItems = judgement.items().stream().filter(item -> !item.judged()).count();
        List<Markdown> shown = unread.stream().limit(UNREAD)
                .map(u -> new Markdown(Markdown.code(u.at().toString()) + " — " + Markdown.text(u.reason()))).toList();
        return new Given(metadata, String.format(Locale.ROOT, "%,d", metadata.coverage().lines()),
                PackageLine.all(index, ""), others, severities(judgement.findings()), judgement.findings().size(),
                judgement.consolidated().size(), urgent, first, Math.max(0, work.size() - FIRST_THINGS),
                OpenRow.all(index, open), unjudged(judgement), unjudgedItems, judgement.items().size(),
                metadata.notes(), metadata.ruleChanges(), judgement.idleAnswers(), shown,
                Math.max(0, unread.size() - UNREAD),
                judgement.failures(), SynthesisPages.themes(index, ""),
                judgement.books().worst().stream().map(balance -> new Budget(balance.status(),
                        Markdown.text(balance.limit().server()), Markdown.text(Wording.verdict(balance)))).toList());
    }

    /// Such as `1 critical, 3 medium`; `none` without findings.
    static String severities(List<Finding> findings) {
        List<String> counts = new ArrayList<>();
        Arrays.stream(Severity.values()).forEach(severity -> {
            long count = findings.stream().filter(f -> f.severity() == severity).count();
            if (count > 0) counts.add(count + " " + severity.name().toLowerCase(Locale.ROOT));
        });
        return counts.isEmpty() ? "none" : String.join(", ", counts);
    }

    private static List<Unjudged> unjudged(Judgement judgement) {
        Map<String, List<String>> items = new LinkedHashMap<>();
        for (Item item : judgement.items()) {
            if (!item.judged()) items.computeIfAbsent(item.checklist(), _ -> new ArrayList<>()).add(item.id());
        }
        return items.entrySet().stream().map(entry -> new Unjudged(entry.getKey(), entry.getValue())).toList();
    }
}
