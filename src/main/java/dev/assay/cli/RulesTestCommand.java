package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.findings.Item;
import dev.assay.fixtures.Fixture;
import dev.assay.fixtures.FixtureRun;
import dev.assay.fixtures.Gaps;
import dev.assay.fixtures.MutationRun;
import dev.assay.mistakes.Nearest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Runs fixtures.
@Command(name = "test", mixinStandardHelpOptions = true,
        description = "Audits the fixtures of items and says where something else happens than they want.%n"
                + "Exits with 1 if that is so anywhere.")
final class RulesTestCommand implements Callable<Integer> {

    private static final int REMOVED = 100;
    private static final String FIXTURES = "src/test/fixtures";

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RulesCommand rules;

    @Parameters(paramLabel = "ITEM", arity = "0..*",
            description = "An item such as PE-8, a checklist such as PE, or a case such as PE-8/sync-engine; all unless set.")
    private List<String> asked = List.of();

    @Option(names = "--fixtures", paramLabel = "DIR",
            description = "Where the fixtures are; src/test/fixtures of the installation, and of directories given with --rules, unless set.")
    private @Nullable Path fixtures;

    @Option(names = "--mutate",
            description = "Takes each constraint out of the rules instead, and lists those without which nothing turns red.")
    private boolean mutate;

    @Option(names = "--watch",
            description = "Goes on, and tests again what a saved rule or fixture can change, until the input ends.")
    private boolean watch;

    @Mixin
    private RuleDirectories directories;

    @Override
    public Integer call() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        if (watch && mutate) throw new UsageMistake("`--watch` does not go together with `--mutate`.");
        if (watch) return watch();
        Assay assay = directories.assay(rules.installation());
        List<Fixture> all = new ArrayList<>();
        for (Path folder : fixtures == null ? assay.fixtures() : List.of(fixtures)) all.addAll(Fixture.all(folder));
        List<Item> known = assay.items();
        RuleDirectories.warn(assay, rules.err());
        List<String> judged = judged(assay, known);
        Set<Fixture> chosen = new LinkedHashSet<>();
        List<String> items = new ArrayList<>();
        for (String one : asked) choose(one, all, known, chosen, items);
        if (asked.isEmpty()) {
            chosen.addAll(chosen(all));
            items.addAll(judged);
        }
        if (mutate) return mutate(assay, new TreeSet<>(items), all, begun);
        List<FixtureRun.Result> results;
        try (Progress progress = Progress.on(rules.err())) {
            results = new FixtureRun(assay).run(List.copyOf(chosen), progress);
        }
        List<String> gaps = gaps(items, all);
        print(spec.commandLine().getOut(), results, gaps, begun);
        return gaps.isEmpty() && results.stream().allMatch(FixtureRun.Result::isGreen) ? Main.DONE : Main.GATE;
    }

    private int watch() throws IOException, InterruptedException {
        Path home = rules.installation();
        List<Path> sources = new ArrayList<>(List.of(home.resolve("facts"), home.resolve("rules")));
        sources.addAll(directories.all());
        List<Path> folders = new ArrayList<>();
        if (fixtures != null) folders.add(fixtures);
        else {
            folders.add(home.resolve(FIXTURES));
            directories.all().forEach(directory -> folders.add(directory.resolve(FIXTURES)));
        }
        RulesWatch loop = new RulesWatch(() -> directories.assay(home), sources, folders, this::chosen,
                spec.commandLine().getOut());
        return loop.run(rules.input()) ? Main.DONE : Main.GATE;
    }

    /// Those that are asked for; without a name all, but of no other directory than those that are given.
    private Set<Fixture> chosen(List<Fixture> all) {
        return all.stream().filter(one -> asked.isEmpty()
                ? directories.isEmpty() || directories.holds(one.folder().toString())
                : asked.stream().anyMatch(name -> isMeant(one, name)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isMeant(Fixture fixture, String asked) {
        String name = asked.replaceAll("/+$", "");
        return fixture.name().equals(name) || Asked.isAsked(fixture.item(), name);
    }

    /// All that are judged; with directories of an author's own, those whose base rule stands in one of them.
    private List<String> judged(Assay assay, List<Item> known) {
        Set<String> own = new TreeSet<>();
        assay.ruleSources().stream().filter(rule -> directories.holds(rule.file()))
                .forEach(rule -> own.add(rule.name()));
        return known.stream().filter(Item::judged).map(Item::id)
                .filter(item -> directories.isEmpty() || own.contains(item)).toList();
    }

    /// @param items filled with the items that are meant as a whole
    private static void choose(String asked, List<Fixture> all, List<Item> known, Set<Fixture> chosen,
            List<String> items) {
        String name = asked.replaceAll("/+$", "");
        List<Fixture> found = all.stream().filter(fixture -> isMeant(fixture, asked)).toList();
        List<Item> meant = known.stream().filter(item -> Asked.isAsked(item.id(), name)).toList();
        if (found.isEmpty() && meant.isEmpty()) {
            Set<String> names = new TreeSet<>(known.stream().map(Item::id).toList());
            all.forEach(fixture -> names.add(name.contains("/") ? fixture.name() : fixture.item()));
            String near = Nearest.to(name, names);
            throw new UsageMistake("There is no item, checklist or case called `" + asked + "`"
                    + (near.isEmpty() ? "." : "; the nearest is `" + near + "`."));
        }
        if (found.isEmpty() && meant.stream().noneMatch(Item::judged)) {
            throw new UsageMistake("No rule judges `" + asked + "` yet, and it has no fixtures.");
        }
        chosen.addAll(found);
        meant.stream().filter(Item::judged).map(Item::id).forEach(items::add);
    }

    /// Judged items that lack a kind of case.
    private static List<String> gaps(List<String> items, List<Fixture> all) {
        return Gaps.of(items, all).entrySet().stream().map(gap -> gap.getKey() + " has no case with the verdict "
                + String.join(", ", gap.getValue().stream().map(Enum::name).toList()) + ".").toList();
    }

    private int mutate(Assay assay, Set<String> items, List<Fixture> all, long begun) throws IOException {
        MutationRun.Result result;
        try (Progress progress = Progress.on(rules.err())) {
            result = new MutationRun(assay).run(items, all, progress);
        }
        PrintWriter print = spec.commandLine().getOut();
        result.red().forEach(name -> print.println(name + " is red before anything is taken out."));
        result.survivors().forEach(mutant -> print.println(mutant.place() + ": rule \"" + mutant.rule()
                + "\": nothing turns red without `" + Words.fit(mutant.removed(), REMOVED) + "`."));
        result.stale().forEach(mutant -> print.println(mutant.place() + ": rule \"" + mutant.rule()
                + "\": a note says that nothing turns red without `" + Words.fit(mutant.removed(), REMOVED)
                + "`, but something does."));
        print.println(Words.count(result.mutants(), "constraint") + " taken out: " + result.survivors().size()
                + " left everything green, " + result.excused().size() + " more with a note that says why, "
                + result.refused() + " could not be compiled (" + Words.seconds(System.nanoTime() - begun) + ").");
        return result.isClean() ? Main.DONE : Main.GATE;
    }

    /// What is red, and how many cases are what.
    static void print(PrintWriter print, List<FixtureRun.Result> results, List<String> gaps, long begun) {
        List<FixtureRun.Result> red = results.stream().filter(result -> !result.isGreen()).toList();
        for (FixtureRun.Result result : red) {
            print.println(result.fixture().name());
            result.red().forEach(line -> print.println("  " + line));
            print.println();
        }
        gaps.forEach(print::println);
        print.println(
                Words.count(results.size(), "case") + ": " + (results.size() - red.size()) + " green, " + red.size()
                        + " red (" + Words.seconds(System.nanoTime() - begun) + ").");
    }
}
