package dev.assay.cli;

import dev.assay.budget.Wording;
import dev.assay.Audit;
import dev.assay.facts.Unread;
import dev.assay.findings.BacklogEntry;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Finding;
import dev.assay.findings.InventoryRow;
import dev.assay.findings.Item;
import dev.assay.findings.Judgement;
import dev.assay.findings.Outcome;
import dev.assay.findings.Severity;
import dev.assay.report.Metadata;
import dev.assay.report.PackageResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What `audit` says at the end.
///
/// @param out where the report was written
record Summary(Audit audit, Path out) {

    private static final int SHOWN = 5;
    private static final Map<String, String> NAMES = Map.of("postgresPools", "database pool", "redisClients",
            "Redis client", "httpClients", "HTTP client", "threads", "background worker", "lifespanHooks",
            "lifespan hook", "settings", "settings class", "middleware", "added middleware", "environmentReads",
            "environment read", "entryPoints", "entry point", "exports", "public export");

    String text() {
        StringBuilder text = new StringBuilder();
        read(text);
        inventory(text);
        budget(text);
        packages(text);
        first(text);
        open(text);
        text.append("\nThe report starts at ").append(out.resolve("README.md"))
                .append("; programs read ").append(out.resolve("report.json")).append(".\n");
        return text.toString();
    }

    private void read(StringBuilder text) {
        Metadata metadata = audit.metadata();
        Metadata.Coverage coverage = metadata.coverage();
        text.append(metadata.repository()).append(": ");
        if (coverage.files() == 0) {
            text.append("there is no Python here, so no item applies.\n");
        } else {
            text.append("read ").append(Words.count(coverage.files(), "Python file")).append(" with ")
                    .append(Words.count(coverage.lines(), "line")).append(" in ")
                    .append(Words.count(metadata.packages().size(), "package")).append(".\n");
        }
        for (String note : metadata.notes()) text.append("Configuration: ").append(note).append('\n');
        for (String change : metadata.ruleChanges()) text.append("Rules: ").append(change).append('\n');
        for (String idle : audit.judgement().idleAnswers()) text.append("Configuration: ").append(idle).append('\n');
    }

    private void inventory(StringBuilder text) {
        Map<String, Long> tables = audit.judgement().inventory().stream()
                .collect(Collectors.groupingBy(InventoryRow::table, TreeMap::new, Collectors.counting()));
        if (tables.isEmpty()) return;
        text.append("Found: ").append(tables.entrySet().stream()
                .map(e -> Words.count(e.getValue(), NAMES.getOrDefault(e.getKey(), singular(e.getKey()))))
                .collect(Collectors.joining(", "))).append(".\n");
    }

    private void budget(StringBuilder text) {
        audit.judgement().books().worst().stream().findFirst().ifPresent(worst -> text.append("Budget: ")
                .append(worst.status()).append(". ").append(Wording.verdict(worst)).append('\n'));
    }

    private static String singular(String table) {
        String words = Words.spaced(table);
        return words.endsWith("ies")
                ? words.substring(0, words.length() - 3) + "y"
                : words.endsWith("s") ? words.substring(0, words.length() - 1) : words;
    }

    private void packages(StringBuilder text) {
        List<PackageResult> results = PackageResult.all(audit.judgement(), audit.metadata()).stream()
                .filter(r -> !r.page().isEmpty()).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Package", "RAG", "Passed", "Unknown", "Findings", "Checklists"));
        for (PackageResult result : results) {
            rows.add(List.of(result.name(), result.rag().name(), result.passed() + " of " + result.applicable(),
                    Long.toString(result.count(Outcome.UNKNOWN)), severities(result.findings()),
                    String.join(" ", result.checklists().keySet())));
        }
        List<Finding> shared = audit.judgement().findings().stream().filter(f -> f.inPackage().equals("repository"))
                .toList();
        if (!shared.isEmpty()) rows.add(List.of("(repository)", "", "", "", severities(shared), "cross-cutting"));
        if (rows.size() > 1) text.append('\n').append(Columns.aligned(rows));
        int others = audit.metadata().packages().size() - results.size();
        if (others > 0 && audit.metadata().coverage().files() > 0) {
            text.append("No checklist applies to ")
                    .append(Words.count(others, results.isEmpty() ? "package" : "other package")).append(".\n");
        }
    }

    private static String severities(List<Finding> findings) {
        String counts = Arrays.stream(Severity.values())
                .map(s -> Map.entry(s, findings.stream().filter(f -> f.severity() == s).count()))
                .filter(e -> e.getValue() > 0)
                .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "none" : counts;
    }

    private void first(StringBuilder text) {
        Judgement judgement = audit.judgement();
        if (judgement.backlog().isEmpty()) return;
        Map<String, Finding> findings = judgement.findings().stream()
                .collect(Collectors.toMap(Finding::id, Function.identity()));
        text.append("\nFirst things to do\n");
        for (BacklogEntry entry : judgement.backlog().stream().limit(SHOWN).toList()) {
            Consolidated one = entry.consolidated();
            Finding worst = Objects.requireNonNull(findings.get(one.findingIds().getFirst()));
            text.append("  ").append(one.id()).append(' ').append(one.severity()).append(' ')
                    .append(String.join(", ", one.items())).append(": ").append(worst.message()).append('\n');
            text.append("       at ").append(worst.places().getFirst());
            if (one.places() > 1) text.append(" and ").append(Words.count(one.places() - 1, "more place"));
            if (one.packages().size() > 1) text.append(" in ").append(one.packages().size()).append(" packages");
            text.append('\n');
            if (!one.recommendation().isEmpty()) text.append("       ").append(one.recommendation()).append('\n');
        }
        int more = judgement.backlog().size() - SHOWN;
        if (more > 0) text.append("  … and ").append(more).append(" more in the report\n");
    }

    private void open(StringBuilder text) {
        Judgement judgement = audit.judgement();
        List<Unread> unread = audit.metadata().coverage().unread();
        long unjudged = judgement.items().stream().filter(i -> !i.judged()).map(Item::id).count();
        text.append('\n');
        if (unjudged > 0 && audit.metadata().coverage().files() > 0) {
            text.append("Not judged yet: ").append(unjudged).append(" of ")
                    .append(Words.count(judgement.items().size(), "item"))
                    .append("; they are UNKNOWN, never passed.\n");
        }
        Set<List<String>> unknown = judgement.verdicts().stream().filter(v -> v.outcome() == Outcome.UNKNOWN)
                .map(v -> List.of(v.item(), v.inPackage())).collect(Collectors.toSet());
        long open = judgement.questions().stream().map(q -> List.of(q.item(), q.inPackage())).distinct()
                .filter(unknown::contains).count();
        if (open > 0) {
            text.append("Not decided: ").append(Words.count(open, "item"))
                    .append(" that you can decide; the report says how.\n");
        }
        if (!unread.isEmpty()) {
            text.append("Not read: ").append(Words.count(unread.size(), "place")).append(".\n");
            unread.stream().limit(SHOWN)
                    .forEach(u -> text.append("  ").append(u.at()).append(": ").append(u.reason()).append('\n'));
            if (unread.size() > SHOWN)
                text.append("  … and ").append(unread.size() - SHOWN).append(" more in the report\n");
        }
        for (String failure : judgement.failures()) text.append("A rule failed: ").append(failure).append('\n');
    }
}
