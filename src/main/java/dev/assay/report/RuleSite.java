package dev.assay.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A site about rules that needs no server: a page for each item, one for each kind of fact, and a first page.
public final class RuleSite {

    private static final String FIRST = "index.html.vm";
    private static final String ITEM = "item.html.vm";
    private static final String KIND = "kind.html.vm";
    private static final String STYLE = "style.css";

    /// @param number counted from 1; 0 stands for lines that are left out
    /// @param mark what should happen there, such as `fail`; empty for a line without a mark
    public record Line(int number, String mark, Html text) {}

    public record File(String path, List<Line> lines) {}

    /// @param name such as `PE-8/literal`
    public record Case(String name, List<File> files) {}

    /// Cases of one kind.
    ///
    /// @param style `bad`, `good` or `unsure`
    /// @param cases shown at once
    /// @param more shown on demand
    public record Group(String style, String title, String about, List<Case> cases, List<Case> more) {}

    public record Rule(String name, String file, int line, Html text) {}

    /// @param silent names of cases that it does not apply to
    /// @param rules the base rule first
    /// @param kinds names of the kinds of fact that its rules match, in order
    public record ItemPage(String id, String checklist, String title, String section, String effort, String why,
            String fix, String verification, String source, boolean judged, List<Group> examples, List<String> silent,
            List<Rule> rules, List<String> kinds) {}

    /// @param fixtures how many cases it has
    public record ItemRow(String id, String title, boolean judged, long rules, long fixtures) {}

    public record Checklist(String id, String summary, List<ItemRow> rows) {}

    /// @param kind the name of the kind that it holds; empty if it holds something else
    public record Property(String name, String type, String meaning, String kind) {}

    /// @param group the title of its group, whose anchor on the first page is `anchor`
    /// @param makers rules that derive it
    /// @param items ids of the items whose rules match it
    public record KindPage(String name, String group, String anchor, String meaning, String origin,
            List<Property> properties, List<Rule> makers, List<String> items) {}

    public record KindRow(String name, String meaning) {}

    public record KindGroup(String title, String anchor, String about, List<KindRow> rows) {}

    private final Templates templates;
    private final List<Path> folders;

    /// @param folders the first one with `index.html.vm`, `item.html.vm`, `kind.html.vm` and `style.css`; what a later one
    ///     has replaces what is of the same name
    /// @throws dev.assay.mistakes.Mistake for a template that is missing or cannot be read
    public RuleSite(List<Path> folders) {
        this.folders = folders;
        templates = new Templates(folders, value -> value instanceof Html html
                ? html.source()
                : Html.text(value.toString()).source());
        templates.check(List.of(FIRST, ITEM, KIND));
    }

    /// @param target made if it does not exist; files of the same names are written anew
    public void write(Path target, String version, List<Checklist> checklists, List<ItemPage> items,
            List<KindGroup> groups, List<KindPage> kinds) throws IOException {
        Files.createDirectories(target.resolve("items"));
        Files.createDirectories(target.resolve("kinds"));
        put(target.resolve("index.html"), templates.render(FIRST,
                Map.of("version", version, "checklists", checklists, "kinds", groups)));
        for (int i = 0; i < items.size(); i++) {
            put(target.resolve("items").resolve(items.get(i).id() + ".html"), templates.render(ITEM,
                    Map.of("version", version, "item", items.get(i), "before", items.subList(Math.max(0, i - 1), i),
                            "after", items.subList(i + 1, Math.min(items.size(), i + 2)))));
        }
        for (KindPage kind : kinds) {
            put(target.resolve("kinds").resolve(kind.name() + ".html"), templates.render(KIND,
                    Map.of("version", version, "kind", kind)));
        }
        for (Path folder : folders) {
            Path style = folder.resolve(STYLE);
            if (Files.isRegularFile(style)) Files.write(target.resolve(STYLE), Files.readAllBytes(style));
        }
    }

    private static void put(Path file, String page) throws IOException {
        Files.writeString(file, page, StandardCharsets.UTF_8);
    }
}
