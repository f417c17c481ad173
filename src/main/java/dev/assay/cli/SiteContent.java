package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.engine.RuleSource;
import dev.assay.findings.Item;
import dev.assay.fixtures.Example;
import dev.assay.fixtures.Excerpt;
import dev.assay.fixtures.Fixture;
import dev.assay.report.Html;
import dev.assay.report.RuleSite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What stands on the pages about rules, from the rules, their fixtures and the kinds of fact.
record SiteContent(List<RuleSite.Checklist> checklists, List<RuleSite.ItemPage> items, List<RuleSite.KindGroup> groups,
        List<RuleSite.KindPage> kinds) {

    private static final int SHOWN = 4;
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");
    private static final Pattern MADE = Pattern.compile("\\bnew\\s+([A-Z]\\w*)\\s*\\(");
    private static final Pattern SENTENCE = Pattern.compile("(?s)(.*?[.])(?:\\s.*|$)");

    static SiteContent of(Assay assay, List<Fixture> fixtures) throws IOException {
        List<RuleSource> rules = assay.ruleSources();
        Set<String> names = assay.kindNames();
        Map<String, List<RuleSite.ItemRow>> rows = new LinkedHashMap<>();
        List<RuleSite.ItemPage> items = new ArrayList<>();
        Map<String, SortedSet<String>> matching = new TreeMap<>();
        for (Item item : assay.items()) {
            ItemGuide guide = ItemGuide.of(item, rules, fixtures);
            RuleSite.ItemPage page = page(guide, names);
            items.add(page);
            page.kinds().forEach(kind -> matching.computeIfAbsent(kind, key -> new TreeSet<>()).add(item.id()));
            long cases = fixtures.stream().filter(fixture -> fixture.item().equals(item.id())).count();
            rows.computeIfAbsent(item.checklist(), key -> new ArrayList<>())
                    .add(new RuleSite.ItemRow(item.id(), item.title(), item.judged(), guide.rules().size(), cases));
        }
        List<RuleSite.Checklist> checklists = new ArrayList<>();
        rows.forEach((id, all) -> checklists.add(new RuleSite.Checklist(id, summary(all), all)));
        List<RuleSite.KindPage> kinds = kinds(assay, rules, items, matching);
        return new SiteContent(checklists, items, groups(kinds), kinds);
    }

    private static String summary(List<RuleSite.ItemRow> rows) {
        long open = rows.stream().filter(row -> !row.judged()).count();
        return Words.count(rows.size(), "item") + (open == 0 ? "" : " (" + open + " not judged yet)") + ", "
                + Words.count(rows.stream().mapToLong(RuleSite.ItemRow::rules).sum(), "rule") + ", "
                + Words.count(rows.stream().mapToLong(RuleSite.ItemRow::fixtures).sum(), "case");
    }

    private static RuleSite.ItemPage page(ItemGuide guide, Set<String> names) {
        Item item = guide.item();
        SortedSet<String> kinds = new TreeSet<>();
        guide.rules().forEach(rule -> NAME.matcher(String.join("\n", rule.condition())).results()
                .map(name -> name.group()).filter(names::contains).forEach(kinds::add));
        return new RuleSite.ItemPage(item.id(), item.checklist(), item.title(), item.section(), item.effort().name(),
                guide.why(), item.fix(), item.verification(), item.source(), item.judged(),
                List.of(group("bad", "Bad", "What it finds fault with, the worst first.", guide.bad()),
                        group("good", "Good", "What it passes.", guide.good()),
                        group("unsure", "Cannot be told", "What reading alone does not decide.", guide.open())),
                guide.silent(), guide.rules().stream().map(SiteContent::rule).toList(), List.copyOf(kinds));
    }

    private static RuleSite.Rule rule(RuleSource rule) {
        return new RuleSite.Rule(rule.name(), rule.file(), rule.line(), Html.code(rule.text()));
    }

    private static RuleSite.Group group(String style, String title, String about, List<Example> examples) {
        List<RuleSite.Case> cases = examples.stream().map(example -> new RuleSite.Case(example.fixture().name(),
                example.excerpts().stream().map(SiteContent::file).toList())).toList();
        int shown = Math.min(SHOWN, cases.size());
        return new RuleSite.Group(style, title, about, cases.subList(0, shown), cases.subList(shown, cases.size()));
    }

    private static RuleSite.File file(Excerpt excerpt) {
        List<RuleSite.Line> lines = new ArrayList<>();
        int last = 0;
        for (Excerpt.Line line : excerpt.lines()) {
            if (last > 0 && line.number() > last + 1) lines.add(new RuleSite.Line(0, "", Html.code("")));
            last = line.number();
            lines.add(new RuleSite.Line(line.number(), line.mark(), Html.code(line.text())));
        }
        return new RuleSite.File(excerpt.path(), lines);
    }

    private static List<RuleSite.KindPage> kinds(Assay assay, List<RuleSource> rules, List<RuleSite.ItemPage> items,
            Map<String, SortedSet<String>> matching) throws IOException {
        Map<String, List<RuleSite.Rule>> makers = new TreeMap<>();
        rules.forEach(rule -> MADE.matcher(rule.text()).results().map(made -> made.group(1)).distinct()
                .forEach(kind -> makers.computeIfAbsent(kind, key -> new ArrayList<>()).add(rule(rule))));
        Set<String> names = assay.kindNames();
        List<RuleSite.KindPage> pages = new ArrayList<>();
        for (Kind kind : Kind.all(assay.factFolders(), assay.kinds())) {
            String group = !assay.isObserved(kind.name())
                    ? "Concepts"
                    : kind.origin().endsWith(".scm") ? "Observed facts" : "Other facts";
            List<RuleSite.Property> properties = kind.properties().stream()
                    .map(one -> new RuleSite.Property(one.name(), one.type(), one.meaning(), held(one.type(), names)))
                    .toList();
            List<String> ids = items.stream().map(RuleSite.ItemPage::id)
                    .filter(id -> matching.getOrDefault(kind.name(), new TreeSet<>()).contains(id)).toList();
            pages.add(
                    new RuleSite.KindPage(kind.name(), group, anchor(group), kind.meaning(), kind.origin(), properties,
                            makers.getOrDefault(kind.name(), List.of()), ids));
        }
        return pages;
    }

    /// `Call` and `list of Call` hold calls.
    private static String held(String type, Set<String> names) {
        String last = type.substring(type.lastIndexOf(' ') + 1);
        return names.contains(last) ? last : "";
    }

    private static String anchor(String group) {
        return group.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static List<RuleSite.KindGroup> groups(List<RuleSite.KindPage> kinds) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("Observed facts", "What a query in `facts/*.scm` sees in Python.");
        about.put("Other facts", "What is resolved from it, or read from manifests, deployment files and Markdown.");
        about.put("Concepts", "What rules in `facts/*.drl` derive from facts.");
        List<RuleSite.KindGroup> groups = new ArrayList<>();
        about.forEach((title, what) -> groups.add(new RuleSite.KindGroup(title, anchor(title), what, kinds.stream()
                .filter(kind -> kind.group().equals(title))
                .map(kind -> new RuleSite.KindRow(kind.name(), first(kind.meaning()))).toList())));
        return groups;
    }

    private static String first(String meaning) {
        var sentence = SENTENCE.matcher(meaning);
        return sentence.matches() ? sentence.group(1) : meaning;
    }
}
