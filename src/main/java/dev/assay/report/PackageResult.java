package dev.assay.report;

import dev.assay.findings.Finding;
import dev.assay.findings.Judgement;
import dev.assay.findings.Outcome;
import dev.assay.findings.Severity;
import dev.assay.findings.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How a package came out.
///
/// @param path its folder, relative to the repository; `.` for the root
/// @param checklists the checklists that apply, each with the reason
/// @param page the file name of its page in `pass-1`, unique in the report; empty if there is nothing to say of it
/// @param verdicts its own, in order of item
/// @param findings its own, worst first
public record PackageResult(String name, String path, SortedMap<String, String> checklists,
        List<Metadata.Library> libraries, String page, List<Verdict> verdicts, List<Finding> findings) {

    public PackageResult {
        verdicts = List.copyOf(verdicts);
        findings = List.copyOf(findings);
    }

    /// One for each package of the metadata and of the findings, in order of name.
    public static List<PackageResult> all(Judgement judgement, Metadata metadata) {
        Map<String, List<Verdict>> verdicts = byPackage(judgement.verdicts(), Verdict::inPackage);
        Map<String, List<Finding>> findings = byPackage(judgement.findings(), Finding::inPackage);
        PageNames names = new PageNames();
        TreeMap<String, Metadata.AuditedPackage> packages = new TreeMap<>();
        findings.keySet().forEach(name -> packages.put(name, new Metadata.AuditedPackage(name, ".", List.of())));
        metadata.packages().forEach(each -> packages.put(each.name(), each));
        return packages.values().stream().map(p -> {
            SortedMap<String, String> checklists = judgement.checklists()
                    .getOrDefault(p.name(), Collections.emptySortedMap());
            List<Verdict> own = verdicts.getOrDefault(p.name(), List.of());
            List<Finding> found = findings.getOrDefault(p.name(), List.of());
            boolean nothing = checklists.isEmpty() && own.isEmpty() && found.isEmpty();
            return new PackageResult(p.name(), p.path(), checklists, p.libraries(),
                    nothing ? "" : names.next(p.name()), own, found);
        }).toList();
    }

    private static <T> Map<String, List<T>> byPackage(List<T> all, Function<T, String> inPackage) {
        return all.stream().collect(Collectors.groupingBy(inPackage));
    }

    public Rag rag() {
        return Rag.of(verdicts, findings);
    }

    /// Why it is that colour, such as `2 HIGH findings`.
    public String reason() {
        return Rag.rated(verdicts, findings).reason();
    }

    public long passed() {
        return count(Outcome.PASS);
    }

    public long applicable() {
        return verdicts.size() - count(Outcome.NA);
    }

    /// How many of its items came out so.
    public long count(Outcome outcome) {
        return verdicts.stream().filter(v -> v.outcome() == outcome).count();
    }

    /// How many items are not decided.
    public long open() {
        return count(Outcome.UNKNOWN);
    }

    public long critical() {
        return count(Severity.CRITICAL);
    }

    public long high() {
        return count(Severity.HIGH);
    }

    public long medium() {
        return count(Severity.MEDIUM);
    }

    public long low() {
        return count(Severity.LOW);
    }

    private long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    /// One sentence on the checklists that apply.
    public String why() {
        if (checklists.isEmpty()) return "No checklist applies: it uses none of the audited libraries.";
        return checklists.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("; "));
    }
}
