package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.findings.Item;
import dev.assay.fixtures.Fixture;
import dev.assay.report.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Lists the items by checklist.
@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Lists items by checklist, with how many rules and fixtures each has.")
final class RulesListCommand implements Callable<Integer> {

    private static final int TITLE = 84;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RulesCommand rules;

    @Parameters(paramLabel = "CHECKLIST|ITEM", arity = "0..*", description = "Such as PE or PE-8; all unless set.")
    private List<String> asked = List.of();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    /// @param judging how many rules judge the item
    /// @param fixtures how many cases it has
    private record Row(Item item, long judging, long fixtures) {

        List<String> cells() {
            return List.of(item.id(), item.judged() ? String.valueOf(judging) : "none yet",
                    String.valueOf(fixtures), Words.fit(item.title(), TITLE));
        }

        Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("item", item.id());
            object.put("checklist", item.checklist());
            object.put("section", item.section());
            object.put("title", item.title());
            object.put("judged", item.judged());
            object.put("rules", judging);
            object.put("fixtures", fixtures);
            return object;
        }
    }

    @Mixin
    private RuleDirectories directories;

    @Override
    public Integer call() throws IOException {
        Assay assay = directories.assay(rules.installation());
        Map<String, Long> judging = assay.ruleSources().stream()
                .collect(Collectors.groupingBy(rule -> rule.item(), Collectors.counting()));
        Map<String, Long> cases = RuleDirectories.cases(assay).stream()
                .collect(Collectors.groupingBy(Fixture::item, Collectors.counting()));
        Map<String, List<Row>> checklists = new LinkedHashMap<>();
        for (Item item : Asked.items(asked, assay.items())) {
            checklists.computeIfAbsent(item.checklist(), key -> new ArrayList<>()).add(new Row(item,
                    judging.getOrDefault(item.id(), 0L), cases.getOrDefault(item.id(), 0L)));
        }
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            checklists.values().forEach(rows -> rows.forEach(row -> print.println(JsonText.of(row.object()))));
        } else {
            print.print(table(checklists));
        }
        return Main.DONE;
    }

    /// A heading for each checklist, and all items in the same columns.
    private static String table(Map<String, List<Row>> checklists) {
        List<List<String>> table = new ArrayList<>(List.of(List.of("Item", "Rules", "Fixtures", "Title")));
        checklists.values().forEach(rows -> rows.forEach(row -> table.add(row.cells())));
        Iterator<String> lines = Columns.aligned(table).lines().iterator();
        StringBuilder out = new StringBuilder("  ").append(lines.next()).append('\n');
        checklists.forEach((checklist, rows) -> {
            out.append(checklist).append(": ").append(Words.count(rows.size(), "item")).append(unjudged(rows))
                    .append(", ").append(Words.count(rows.stream().mapToLong(Row::judging).sum(), "rule")).append(", ")
                    .append(Words.count(rows.stream().mapToLong(Row::fixtures).sum(), "fixture")).append('\n');
            rows.forEach(row -> out.append("  ").append(lines.next()).append('\n'));
        });
        String first = checklists.values().iterator().next().getFirst().item.id();
        return out + "\n`assay rules show " + first + "` shows an item with its examples and rules.\n";
    }

    private static String unjudged(List<Row> rows) {
        long open = rows.stream().filter(row -> !row.item.judged()).count();
        return open == 0 ? "" : " (" + open + " not judged yet)";
    }
}
