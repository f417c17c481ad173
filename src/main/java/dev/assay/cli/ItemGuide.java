package dev.assay.cli;

import dev.assay.engine.RuleSource;
import dev.assay.findings.Item;
import dev.assay.findings.Outcome;
import dev.assay.fixtures.Example;
import dev.assay.fixtures.Excerpt;
import dev.assay.fixtures.Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What there is to say of an item to people who write code or rules.
///
/// @param why what stands above its base rule; empty if nothing judges it
/// @param rules the base rule first, then the others in order of file and line
/// @param bad Python that it finds fault with, the worst first, then the shortest
/// @param good Python that it passes, the shortest first
/// @param open Python of which it cannot tell
/// @param silent names of the fixtures that it does not apply to
record ItemGuide(Item item, String why, List<RuleSource> rules, List<Example> bad, List<Example> good,
        List<Example> open, List<String> silent) {

    private static final int WIDTH = 110;
    private static final int SHOWN = 2;

    static ItemGuide of(Item item, List<RuleSource> all, List<Fixture> fixtures) throws IOException {
        List<RuleSource> rules = new ArrayList<>(all.stream().filter(rule -> rule.name().equals(item.id())).toList());
        String why = rules.isEmpty() ? "" : rules.getFirst().comment();
        all.stream().filter(rule -> rule.name().startsWith(item.id() + " ")).forEach(rules::add);
        return new ItemGuide(item, why, rules,
                Example.of(item.id(), fixtures, List.of(Outcome.FAIL, Outcome.PARTIAL)),
                Example.of(item.id(), fixtures, List.of(Outcome.PASS)),
                Example.of(item.id(), fixtures, List.of(Outcome.UNKNOWN)),
                fixtures.stream().filter(one -> one.item().equals(item.id()) && one.verdict() == Outcome.NA)
                        .map(Fixture::name).toList());
    }

    String text() {
        StringBuilder out = new StringBuilder();
        out.append(Words.wrapped(item.id() + "  " + item.title(), 0, WIDTH));
        out.append(item.section()).append(item.judged() ? ", effort " + item.effort() : "").append("\n\n");
        if (!item.judged()) {
            return out.append("No rule judges it yet; `assay rules new ").append(item.id()).append("` starts one.\n")
                    .toString();
        }
        said(out, "Why", why);
        said(out, "Fix", item.fix());
        said(out, "How to see it", item.verification());
        said(out, "Source", item.source());
        examples(out, "Bad", bad);
        examples(out, "Good", good);
        examples(out, "Cannot be told", open);
        if (!silent.isEmpty()) said(out, "Does not apply to", String.join(", ", silent));
        out.append("Rules\n");
        for (RuleSource rule : rules) {
            out.append("  ").append(rule.file()).append(':').append(rule.line()).append('\n');
            out.append(rule.text().indent(4)).append('\n');
        }
        return out.toString().stripTrailing() + "\n";
    }

    private static void said(StringBuilder out, String heading, String paragraph) {
        if (paragraph.isEmpty()) return;
        out.append(heading).append('\n').append(Words.wrapped(paragraph, 2, WIDTH)).append('\n');
    }

    private static void examples(StringBuilder out, String heading, List<Example> examples) {
        if (examples.isEmpty()) return;
        out.append(heading).append('\n');
        for (Example example : examples.subList(0, Math.min(SHOWN, examples.size()))) {
            for (Excerpt excerpt : example.excerpts()) {
                out.append("  ").append(example.fixture().name()).append('/').append(excerpt.path()).append('\n');
                lines(out, excerpt);
            }
            out.append('\n');
        }
        List<String> others = examples.stream().skip(SHOWN).map(example -> example.fixture().name()).toList();
        if (!others.isEmpty()) {
            out.append(Words.wrapped("and " + String.join(", ", others), 2, WIDTH)).append('\n');
        }
    }

    private static void lines(StringBuilder out, Excerpt excerpt) {
        int last = 0;
        for (Excerpt.Line line : excerpt.lines()) {
            if (last > 0 && line.number() > last + 1) out.append(" ".repeat(12)).append("…\n");
            last = line.number();
            out.append(String.format("  %7s %4d  %s", line.mark(), line.number(), line.text()).stripTrailing())
                    .append('\n');
        }
    }

    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("item", item.id());
        object.put("checklist", item.checklist());
        object.put("section", item.section());
        object.put("title", item.title());
        object.put("judged", item.judged());
        object.put("why", why);
        object.put("fix", item.fix());
        object.put("verify", item.verification());
        object.put("source", item.source());
        object.put("effort", item.effort().name());
        object.put("bad", bad.stream().map(ItemGuide::object).toList());
        object.put("good", good.stream().map(ItemGuide::object).toList());
        object.put("unknown", open.stream().map(ItemGuide::object).toList());
        object.put("notApplicable", silent);
        object.put("rules", rules.stream().map(rule -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", rule.name());
            one.put("file", rule.file());
            one.put("line", rule.line());
            one.put("text", rule.text());
            return one;
        }).toList());
        return object;
    }

    private static Map<String, Object> object(Example example) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("fixture", example.fixture().name());
        object.put("verdict", example.fixture().verdict().name());
        object.put("files", example.excerpts().stream().map(excerpt -> {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("path", excerpt.path());
            file.put("lines", excerpt.lines().stream().map(line -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("number", line.number());
                one.put("text", line.text());
                if (!line.mark().isEmpty()) one.put("mark", line.mark());
                return one;
            }).toList());
            return file;
        }).toList());
        return object;
    }
}
