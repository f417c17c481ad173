package dev.assay.cli;

import dev.assay.Timing;
import dev.assay.engine.RuleTimes;
import dev.assay.engine.RuleTimes.RuleTime;
import dev.assay.report.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// What an audit took, rule by rule.
final class TimeTable {

    private static final int NAME = 60;
    private static final Map<String, String> PHASES = Map.of("load", "load the rules", "compile",
            "  of which compile what was edited", "network", "build their network", "read",
            "read the repository, resolve names");

    private final Timing timing;
    /// The slowest first; of each figure the least of all runs.
    private final List<RuleTime> rules;

    TimeTable(Timing timing) {
        this.timing = timing;
        List<RuleTimes> runs = timing.runs();
        rules = IntStream.range(0, runs.getFirst().rules().size()).mapToObj(i -> {
            List<RuleTime> all = runs.stream().map(run -> run.rules().get(i)).toList();
            RuleTime first = all.getFirst();
            return new RuleTime(first.rule(), first.file(), first.line(), least(all, RuleTime::first),
                    least(all, RuleTime::joins), least(all, RuleTime::consequences), first.activations());
        }).sorted(Comparator.comparing(RuleTime::total).reversed().thenComparing(RuleTime::rule)).toList();
    }

    private static long least(List<RuleTime> all, ToLongFunction<RuleTime> figure) {
        return all.stream().mapToLong(figure).min().orElseThrow();
    }

    private static long least(Timing timing, String stage) {
        return timing.runs().stream().mapToLong(run -> run.stages().getOrDefault(stage, 0L)).min().orElseThrow();
    }

    /// @param top how many rules to show at most
    String text(int top) {
        int runs = timing.runs().size();
        List<List<String>> phases = new ArrayList<>(List.of(List.of("Milliseconds", "first", "least of " + runs)));
        timing.phases().forEach((phase, time) -> phases.add(List.of(PHASES.get(phase), milliseconds(time), "")));
        timing.runs().getFirst().stages().forEach((stage, time) -> phases.add(List.of(
                stage.equals("insert") ? "insert the facts" : "stage \"" + stage + "\"", milliseconds(time),
                milliseconds(least(timing, stage)))));
        List<List<String>> table = new ArrayList<>(List.of(List.of("Rule", "ms", "first", "joins", "then",
                "fired", "Place")));
        rules.stream().limit(top).forEach(rule -> table.add(List.of(Words.fit(rule.rule(), NAME),
                milliseconds(rule.total()), milliseconds(rule.first()),
                milliseconds(rule.joins()), milliseconds(rule.consequences()),
                String.format(Locale.ROOT, "%,d", rule.activations()), rule.file() + ":" + rule.line())));
        StringBuilder out = new StringBuilder(Columns.aligned(phases)).append('\n').append(Columns.aligned(table));
        List<RuleTime> others = rules.stream().skip(top).toList();
        if (!others.isEmpty()) {
            out.append("… and ").append(Words.count(others.size(), "other rule")).append(" with ")
                    .append(milliseconds(others.stream().mapToLong(RuleTime::total).sum())).append(" ms; ")
                    .append(others.stream().filter(rule -> rule.activations() == 0).count())
                    .append(" of them did not fire. `--top 0` shows all.\n");
        }
        long stages = timing.runs().getFirst().stages().keySet().stream().filter(stage -> !stage.equals("insert"))
                .mapToLong(stage -> least(timing, stage)).sum();
        out.append('\n')
                .append(Words.wrapped("`first` are the conditions that look at one fact alone. In an audit they are"
                        + " asked for all rules together as facts arrive; here they were asked once more of all facts, rule by"
                        + " rule, and rules that share one share its time. `joins` is looking facts up and joining them, measured when the turn of"
                        + " a rule comes; what rules share there is counted for the one that comes first. `then` is the"
                        + " consequence. The stages took " + milliseconds(stages) + " ms and the rules "
                        + milliseconds(rules.stream().mapToLong(RuleTime::total).sum())
                        + ": what differs is handing facts on,"
                        + " retracting, and what surrounds the rules. The first run is as in an audit; of each figure the least of "
                        + Words.count(runs, "run") + " in one process is shown.", 0, 110));
        return out.toString();
    }

    private static String milliseconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%,.1f", nanoseconds / 1e6);
    }

    /// Times in milliseconds.
    String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        Map<String, Object> phases = new LinkedHashMap<>();
        timing.phases().forEach((phase, time) -> phases.put(phase, time / 1e6));
        object.put("phases", phases);
        object.put("runs", timing.runs().size());
        Map<String, Object> stages = new LinkedHashMap<>();
        timing.runs().getFirst().stages().forEach((stage, time) -> stages.put(stage,
                Map.of("first", time / 1e6, "least", least(timing, stage) / 1e6)));
        object.put("stages", stages);
        object.put("rules", rules.stream().map(rule -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("rule", rule.rule());
            one.put("file", rule.file());
            one.put("line", rule.line());
            one.put("first", rule.first() / 1e6);
            one.put("joins", rule.joins() / 1e6);
            one.put("consequences", rule.consequences() / 1e6);
            one.put("fired", rule.activations());
            return one;
        }).toList());
        return JsonText.of(object);
    }
}
