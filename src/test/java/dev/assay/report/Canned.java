package dev.assay.report;

import dev.assay.budget.Books;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import dev.assay.findings.BacklogEntry;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Effort;
import dev.assay.findings.Evidence;
import dev.assay.findings.Finding;
import dev.assay.findings.InventoryRow;
import dev.assay.findings.Item;
import dev.assay.findings.Judgement;
import dev.assay.findings.Outcome;
import dev.assay.findings.Question;
import dev.assay.findings.Priority;
import dev.assay.findings.Severity;
import dev.assay.findings.Theme;
import dev.assay.findings.Verdict;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// An audit of a repository that exists on paper only.
public final class Canned {

    public static final SourceFile DATABASE = new SourceFile("src/shop/db.py", "shop.db", "shop-persistence",
            Role.PRODUCTION);
    public static final Place POOL = new Place(DATABASE, 240, 300, 12, 5, 14, 2);
    public static final Place ENGINE = new Place(DATABASE, 100, 160, 5, 1, 7, 2);

    private Canned() {}

    private record Seen(Place at) implements Fact {}

    public static Metadata metadata() {
        return new Metadata("shop", List.of(
                new Metadata.AuditedPackage("shop-domain", "packages/domain", List.of()),
                new Metadata.AuditedPackage("shop-persistence", "packages/persistence",
                        List.of(new Metadata.Library("redis", ""), new Metadata.Library("sqlalchemy", "2.0.44")))),
                new Metadata.Coverage(3, 2, 120,
                        List.of(new Unread(Place.ofLine(DATABASE, 90), "The parenthesis is never closed."))),
                List.of(), "0.1.0", "ab".repeat(32));
    }

    public static Judgement judgement() {
        return judgement("The pool size 20 is written at the call of `create_async_engine`.");
    }

    /// @param message what the finding says
    public static Judgement judgement(String message) {
        List<Item> items = List.of(
                new Item("PE-1", "PE", "Statements carry a tenant", "Isolation", "", Effort.M, "", "", false),
                new Item("PE-8", "PE", "Pool sizes are configurable", "Configuration",
                        "Take the size from the settings.",
                        Effort.S, "Change the setting and look at the pool.", "SQLAlchemy - Connection Pooling", true),
                new Item("PE-9", "PE", "Connections are checked", "Configuration", "", Effort.S, "", "", true),
                new Item("XC-C6", "XC-C", "No module exports by accident", "Convention Compliance", "", Effort.S, "",
                        "", true));
        TreeMap<String, SortedMap<String, String>> checklists = new TreeMap<>();
        checklists.put("shop-persistence", new TreeMap<>(Map.of("PE", "it depends on sqlalchemy")));
        Finding finding = new Finding("shop-persistence-F01", "PE-8", "PE-8 literal pool size", "shop-persistence",
                Outcome.FAIL, Severity.MEDIUM, List.of("data loss, breach, outage: no", "maintenance burden: yes"),
                message, "Take the size from the settings.", List.of(POOL, ENGINE), 2,
                List.of(new Evidence.Matched("Call", "create_async_engine(url, pool_size=20)", new Seen(POOL)),
                        new Evidence.Searched("settings that name a pool size", 0)),
                "5f2b");
        Consolidated cause = new Consolidated("C-01", Severity.MEDIUM, List.of("shop-persistence"), List.of("PE-8"),
                List.of("shop-persistence-F01"), message, "Take the size from the settings.", List.of(), 2, Effort.S,
                "Change the setting and look at the pool.", List.of("SQLAlchemy - Connection Pooling"));
        TreeMap<String, Object> pool = new TreeMap<>(Map.of("size", 20, "overflow", 10, "count", 1, "total",
                30, "configuredBy", "literal"));
        return new Judgement(items, checklists, List.of(
                new Verdict("PE-1", "shop-persistence", Outcome.UNKNOWN, null, List.of(), "Not judged yet.", List.of()),
                new Verdict("PE-8", "shop-persistence", Outcome.FAIL, Severity.MEDIUM, List.of(POOL, ENGINE), message,
                        List.of("shop-persistence-F01")),
                new Verdict("PE-9", "shop-persistence", Outcome.PASS, null, List.of(ENGINE), "All 1 was fine.",
                        List.of()),
                new Verdict("XC-C6", "repository", Outcome.PASS, null, List.of(ENGINE), "All 1 was fine.", List.of())),
                List.of(finding),
                List.of(cause),
                List.of(new BacklogEntry(cause, Priority.P2, List.of("It is MEDIUM."), 1, List.of(), List.of())),
                List.of(new Theme("resource-budget", "Resource Budget", "What does it take?",
                        List.of(new Theme.Concern("the size of pools", List.of("PE-8"))))),
                List.of(new Question("PE-1", "shop-persistence", "Say whether `session` carries a tenant.",
                        List.of(ENGINE))),
                List.of(new InventoryRow("applications", "shop-persistence", ENGINE, new TreeMap<>()),
                        new InventoryRow("postgresPools", "shop-persistence", POOL, pool)),
                Books.EMPTY, List.of(), List.of());
    }
}
