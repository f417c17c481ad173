package dev.assay.report;

import dev.assay.facts.Place;
import dev.assay.findings.Item;
import dev.assay.findings.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is not known of one item in one package.
///
/// @param questions in order; at least one
/// @param open whether an answer would change the verdict
public record OpenRow(Item item, String inPackage, List<Question> questions, boolean open) {

    private static final int SHOWN = 3;

    static List<OpenRow> all(Index index, List<Question> questions) {
        Map<List<String>, List<Question>> groups = new LinkedHashMap<>();
        for (Question one : questions) {
            groups.computeIfAbsent(List.of(one.item(), one.inPackage()), _ -> new ArrayList<>()).add(one);
        }
        return groups.values().stream().map(group -> new OpenRow(index.item(group.getFirst().item()),
                group.getFirst().inPackage(), group, index.isOpen(group.getFirst()))).toList();
    }

    public String id() {
        return item.id();
    }

    public String demand() {
        return item.title();
    }

    /// The first three.
    public List<String> asked() {
        return questions.stream().map(Question::question).distinct().limit(SHOWN).toList();
    }

    /// How many are not shown.
    public long more() {
        return Math.max(0, questions.stream().map(Question::question).distinct().count() - SHOWN);
    }

    /// The first three places, as code.
    public List<Markdown> places() {
        return questions.stream().flatMap(one -> one.places().stream()).map(Place::toString).distinct().limit(SHOWN)
                .map(Markdown::code).toList();
    }

    /// A line of `answers:` that decides it, once its verdict is filled in.
    public Markdown answer() {
        return Markdown.block("  - " + answer(item.id(), inPackage));
    }

    static String answer(String item, String inPackage) {
        boolean everywhere = inPackage.equals("repository");
        return "{item: " + item + (everywhere ? "" : ", package: " + quoted(inPackage))
                + ", verdict: TODO, because: \"\"}";
    }

    private static String quoted(String name) {
        if (name.matches("[A-Za-z][A-Za-z0-9_-]*")) return name;
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
