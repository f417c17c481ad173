package dev.assay.report;

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

    static Map<String, Object> given(Index index) {
        Judgement judgement = index.judgement();
        Metadata metadata = index.metadata();
        List<CauseRow> work = CauseRow.inOrderOfWork(index, "");
        List<Question> open = judgement.questions().stream().filter(index::isOpen).toList();
        List<Unread> unread = metadata.coverage().unread();
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("metadata", metadata);
        given.put("lines", String.format(Locale.ROOT, "%,d", metadata.coverage().lines()));
        given.put("packages", PackageLine.all(index, ""));
        given.put("others", index.packages().stream().filter(each -> each.page().isEmpty()).map(PackageResult::name)
                .map(Markdown::code).toList());
        given.put("severities", severities(judgement.findings()));
        given.put("findings", judgement.findings().size());
        given.put("causes", judgement.consolidated().size());
        given.put("urgent", work.stream().filter(row -> row.priority().equals("P1")).count());
        given.put("first", work.stream().limit(FIRST_THINGS).toList());
        given.put("later", Math.max(0, work.size() - FIRST_THINGS));
        given.put("open", OpenRow.all(index, open));
        given.put("unjudged", unjudged(judgement));
        given.put("unjudgedItems", judgement.items().stream().filter(item -> !item.judged()).count());
        given.put("items", judgement.items().size());
        given.put("notes", metadata.notes());
        given.put("ruleChanges", metadata.ruleChanges());
        given.put("idleAnswers", judgement.idleAnswers());
        given.put("unread", unread.stream().limit(UNREAD)
                .map(u -> new Markdown(Markdown.code(u.at().toString()) + " — " + Markdown.text(u.reason()))).toList());
        given.put("moreUnread", Math.max(0, unread.size() - UNREAD));
        given.put("failures", judgement.failures());
        given.put("themes", SynthesisPages.themes(index, ""));
        return given;
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
