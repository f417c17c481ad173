package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.assay.report.ReportWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages of one report say agrees: with each other, with `report.json`, and with the audited files.
final class PagesAgreeTest {

    private static final Assay ASSAY = Assay.at(Path.of("").toAbsolutePath());
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)]+)\\)");
    private static final Pattern PLACE = Pattern.compile("`([^`\\s]+):(\\d+)`");

    @TempDir
    private Path folder;

    /// A report with its pages, by their way from the folder.
    private record Written(Path repository, Path out, JsonNode json, SortedMap<String, String> pages) {

        Set<String> findings() {
            return all(json.get("findings"), one -> one.get("id").asText());
        }

        String page(String name) {
            return Objects.requireNonNull(pages.get(name), name);
        }
    }

    @Test
    void each_finding_is_one_row_of_the_page_of_its_package() throws IOException {
        for (Written report : reports()) {
            List<String> rows = new ArrayList<>();
            report.pages.forEach((name, page) -> {
                if (name.startsWith("pass-1/")) rows.addAll(rows(section(page, "Findings")));
            });
            assertFalse(rows.isEmpty());
            assertOnce(report.findings(), rows);
        }
    }

    @Test
    void the_rows_of_a_theme_are_the_findings_that_belong_to_it() throws IOException {
        for (Written report : reports()) {
            assertEquals(5, report.json.get("themes").size());
            for (JsonNode theme : report.json.get("themes")) {
                String page = report.page("pass-2/" + theme.get("name").asText() + ".md");
                assertOnce(all(theme.get("findingIds"), JsonNode::asText), rows(section(page, "Findings")));
            }
        }
    }

    @Test
    void each_finding_is_a_member_of_one_cause() throws IOException {
        for (Written report : reports()) {
            List<String> members = new ArrayList<>();
            report.json.get("consolidated")
                    .forEach(one -> one.get("findingIds").forEach(id -> members.add(id.asText())));
            assertOnce(report.findings(), members);
            assertOnce(report.findings(), rows(section(report.page("pass-3/consolidated-findings.md"),
                    "What Was Merged")));
            assertOnce(all(report.json.get("consolidated"), one -> one.get("id").asText()),
                    rows(section(report.page("pass-3/consolidated-findings.md"), "All Findings")));
        }
    }

    @Test
    void each_cause_is_one_entry_of_the_backlog_behind_what_it_depends_on() throws IOException {
        for (Written report : reports()) {
            List<String> entries = new ArrayList<>();
            for (JsonNode entry : report.json.get("backlog")) {
                entry.get("dependsOn").forEach(id -> assertTrue(entries.contains(id.asText()), entry::toString));
                entries.add(entry.get("consolidatedId").asText());
            }
            assertOnce(all(report.json.get("consolidated"), one -> one.get("id").asText()), entries);
            List<String> resolved = new ArrayList<>();
            report.page("pass-4/remediation-backlog.md").lines().filter(line -> line.startsWith("- **Resolves:**"))
                    .forEach(line -> LINK.matcher(line.replaceAll(" \\(merged as.*", "")).results()
                            .forEach(link -> resolved.add(link.group(1))));
            assertOnce(report.findings(), resolved);
        }
    }

    @Test
    void each_place_exists_in_the_audited_tree() throws IOException {
        Written report = report(Path.of("examples/orders-service"));
        int seen = 0;
        for (String page : report.pages.values()) {
            Matcher place = PLACE.matcher(page);
            while (place.find()) {
                Path file = report.repository.resolve(place.group(1));
                assertTrue(Files.isRegularFile(file), place::group);
                int line = Integer.parseInt(place.group(2));
                assertTrue(line >= 1 && line <= Math.max(1, Files.readAllLines(file).size()), place::group);
                seen++;
            }
        }
        assertTrue(seen > 20, "only " + seen + " places were found");
    }

    @Test
    void each_link_leads_to_a_page_and_an_anchor() throws IOException {
        for (Written report : reports()) {
            report.pages.forEach((name, page) -> LINK.matcher(page).results().forEach(link -> {
                String[] target = link.group(2).split("#", 2);
                Path at = Path.of(name).resolveSibling(target[0]).normalize();
                String there = target[0].isEmpty() ? page : report.pages.get(at.toString().replace('\\', '/'));
                assertTrue(there != null, () -> name + ": " + link.group());
                assertTrue(target.length == 1 || there.contains("<a id=\"" + target[1] + "\"></a>"),
                        () -> name + ": " + link.group());
            }));
        }
    }

    @Test
    void verdicts_come_in_order_of_item_then_package() throws IOException {
        for (Written report : reports()) {
            List<String> order = new ArrayList<>();
            for (JsonNode verdict : report.json.get("verdicts")) {
                Matcher item = Pattern.compile("(.*?)(\\d+)").matcher(verdict.get("item").asText());
                assertTrue(item.matches());
                order.add(String.format("%s%03d %s", item.group(1), Integer.parseInt(item.group(2)),
                        verdict.get("package").asText()));
            }
            assertEquals(order.stream().sorted(Comparator.naturalOrder()).toList(), order);
        }
    }

    @Test
    void a_report_keeps_to_its_schema() throws IOException {
        for (Written report : reports()) {
            try (InputStream schema = Objects.requireNonNull(getClass().getResourceAsStream("/report.schema.json"))) {
                assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema).validate(report.json));
            }
        }
    }

    @Test
    void names_from_the_repository_change_nothing_of_a_page() throws IOException {
        Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
        Written report = report(
                twoPackages("a|b `c` [d](http:example.org) <b> *e*", "we_ird ![x](http:example.org)\n# y"));
        assertTrue(report.findings().size() > 2, report.json.get("findings")::toString);
        report.pages.forEach((name, page) -> parser.parse(page).accept(new Sound(name)));
    }

    @Test
    void the_first_page_says_how_to_decide_what_is_open_and_that_decides_it() throws IOException {
        Path root = Files.createTempDirectory(folder, "open");
        Path each = Files.createDirectories(root.resolve("packages").resolve("web \"core\""));
        Files.writeString(each.resolve("pyproject.toml"), "[project]\nname = \"p\"\ndependencies = [\"sqlalchemy\"]\n");
        Files.writeString(root.resolve("pyproject.toml"), "[project]\nname = \"shop\"\n");
        Files.writeString(each.resolve("db.py"), """
                from sqlalchemy import create_engine
                def made(**options):
                    return create_engine("x", **options)
                """);
        Written asked = report(root);
        JsonNode open = null;
        for (JsonNode one : asked.json.get("unknowns")) if (one.get("item").asText().equals("PE-8")) open = one;
        assertTrue(open != null && open.get("open").asBoolean(), asked.json.get("unknowns")::toString);
        String answer = "  - " + open.get("answer").asText();
        assertTrue(asked.page("README.md").contains("answers:\n"), asked.page("README.md"));
        assertTrue(asked.page("README.md").contains("\n" + answer + "\n"), asked.page("README.md"));
        Files.writeString(root.resolve("assay.yaml"),
                "answers:\n" + answer.replace("TODO", "PASS").replace("because: \"\"", "because: it is small") + "\n");
        Written answered = report(root);
        for (JsonNode one : answered.json.get("unknowns")) assertFalse(one.get("item").asText().equals("PE-8"));
        assertTrue(answered.page("README.md").contains("says assay.yaml:2: it is small."), answered.page("README.md"));
    }

    @Test
    void what_one_rule_finds_in_two_packages_has_one_cause_that_tells_of_both() throws IOException {
        Written report = report(twoPackages("one", "two"));
        JsonNode pool = null;
        for (JsonNode one : report.json.get("consolidated")) {
            if (one.get("items").toString().contains("PE-8")) pool = one;
        }
        assertTrue(pool != null);
        assertEquals("[\"one\",\"two\"]", pool.get("packages").toString());
        assertTrue(
                pool.get("description").asText()
                        .matches("(?s).*Altogether \\d+ places in 2 packages \\(`one`, `two`\\).*"),
                pool::toString);
    }

    /// Sees to it that a page holds no link, picture or mark-up but the report's own, and whole rows.
    private static final class Sound extends AbstractVisitor {

        private final String page;
        private int columns;

        Sound(String page) {
            this.page = page;
        }

        @Override
        public void visit(Link link) {
            assertTrue(link.getDestination().matches("(\\.\\./)?[A-Za-z0-9._/-]*(#[A-Za-z0-9_-]+)?"),
                    () -> page + link);
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            throw new AssertionError(page + image);
        }

        @Override
        public void visit(HtmlBlock html) {
            assertTrue(html.getLiteral().matches("<a id=\"[A-Za-z0-9_-]+\"></a>"), () -> page + html.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            assertTrue(html.getLiteral().matches("<a id=\"[A-Za-z0-9_-]+\">|</a>|</?code>"),
                    () -> page + html.getLiteral());
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow row) {
                int cells = 0;
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    if (cell instanceof TableCell) cells++;
                }
                if (row.getParent() instanceof TableHead) columns = cells;
                assertEquals(columns, cells, page);
            }
            visitChildren(node);
        }
    }

    private List<Written> reports() throws IOException {
        return List.of(report(Path.of("examples/orders-service")), report(twoPackages("web.core", "web core")));
    }

    private Written report(Path repository) throws IOException {
        Path out = Files.createTempDirectory(folder, "report");
        Audit audit = ASSAY.audit(repository, Assay.Options.defaults());
        new ReportWriter(ASSAY.templates()).write(audit.judgement(), audit.metadata(), out);
        SortedMap<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
                pages.put(out.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return new Written(repository, out, new ObjectMapper().readTree(out.resolve("report.json").toFile()), pages);
    }

    /// Packages whose files and variables are Markdown.
    private Path twoPackages(String... names) throws IOException {
        Path root = Files.createTempDirectory(folder, "hostile");
        int number = 0;
        for (String name : names) {
            Path each = Files.createDirectories(root.resolve("packages").resolve(name));
            Files.writeString(each.resolve("pyproject.toml"),
                    "[project]\nname = \"p" + number++ + "\"\ndependencies = [\"fastapi\", \"sqlalchemy\"]\n");
            Files.writeString(each.resolve("ma|in` <i>.py"), """
                    import os
                    from fastapi import FastAPI
                    from fastapi.middleware.cors import CORSMiddleware
                    from sqlalchemy import create_engine
                    app = FastAPI()
                    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
                    value = os.environ["`|<script>alert(1)</script>|`"]
                    engine = create_engine("x", pool_size=20)
                    def made(**options):
                        return create_engine("x", **options)
                    """);
        }
        Files.writeString(root.resolve("assay.yaml"),
                "answers:\n  - {item: FA-5, verdict: PASS, because: \"<b>|`\"}\n");
        return root;
    }

    private static Set<String> all(JsonNode nodes, Function<JsonNode, String> what) {
        Set<String> all = new HashSet<>();
        nodes.forEach(node -> all.add(what.apply(node)));
        return all;
    }

    /// What stands under a heading of the second level.
    private static String section(String page, String heading) {
        int start = page.indexOf("\n## " + heading + "\n");
        assertTrue(start >= 0, heading);
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }

    /// The ids that rows start with.
    private static List<String> rows(String section) {
        return section.lines().map(Pattern.compile("^\\| \\[(.+?)]\\([^)]*\\) \\|.*")::matcher).filter(Matcher::matches)
                .map(row -> row.group(1).replaceAll("\\\\(.)", "$1")).toList();
    }

    private static void assertOnce(Set<String> expected, List<String> seen) {
        assertEquals(expected, new HashSet<>(seen));
        assertEquals(expected.size(), seen.size(), seen::toString);
    }
}
