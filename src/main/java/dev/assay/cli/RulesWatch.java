package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.Step;
import dev.assay.engine.RuleSource;
import dev.assay.fixtures.Fixture;
import dev.assay.fixtures.FixtureRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tests fixtures whenever a rule, a query, data about a library or a fixture is saved.
final class RulesWatch {

    private static final int NAMED = 4;

    /// Loads the rules as they are.
    interface Loading {
        Assay load() throws IOException;
    }

    private final Loading loading;
    private final List<Path> sources;
    private final List<Path> folders;
    private final Function<List<Fixture>, Set<Fixture>> choice;
    private final PrintWriter out;
    private final Set<String> red = new TreeSet<>();
    private @Nullable Assay assay;
    private List<Fixture> all = List.of();

    /// @param sources the folders of rules, queries and data
    /// @param folders those of the fixtures, which may stand within the former, or not exist yet
    /// @param choice those among all that are asked for
    RulesWatch(Loading loading, List<Path> sources, List<Path> folders, Function<List<Fixture>, Set<Fixture>> choice,
            PrintWriter out) {
        this.loading = loading;
        this.sources = sources;
        this.folders = folders;
        this.choice = choice;
        this.out = out;
    }

    /// Until the input ends.
    ///
    /// @return whether all was green at the end
    boolean run(InputStream input) throws IOException, InterruptedException {
        List<Path> watched = new ArrayList<>(sources);
        folders.stream().filter(folder -> sources.stream().noneMatch(folder::startsWith)).filter(Files::isDirectory)
                .forEach(watched::add);
        try (FolderWatch watch = new FolderWatch(watched)) {
            Thread.ofPlatform().daemon().name("input").start(() -> awaitEnd(input, watch));
            attempt(this::begin);
            for (SortedSet<Path> changed = watch.next(); !changed.isEmpty(); changed = watch.next()) {
                SortedSet<Path> now = changed;
                attempt(() -> take(now));
            }
        }
        return assay != null && red.isEmpty();
    }

    private static void awaitEnd(InputStream input, FolderWatch watch) {
        try (watch) {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // An input that cannot be read has ended.
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /// A mistake is one sentence, and the watch goes on with what counted before.
    private void attempt(Work work) throws IOException {
        try {
            work.run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            if (!Main.isMistake(e)) throw e;
            out.println(e.getMessage());
            out.println(assay == null ? "Nothing was tested." : "Nothing was tested; what was before it still counts.");
        }
        out.println();
        out.flush();
    }

    private void begin() throws IOException {
        long begun = System.nanoTime();
        all = cases();
        Set<Fixture> chosen = choice.apply(all);
        out.println("Watching the rules and " + Words.count(chosen.size(), "case")
                + "; Ctrl-C or the end of the input ends it.");
        out.flush();
        Assay now = loading.load();
        now.ruleSources();
        test(now, chosen, begun);
        assay = now;
        now.warmUp(chosen.stream().map(Fixture::item).collect(Collectors.toSet()));
    }

    private void take(SortedSet<Path> changed) throws IOException {
        if (assay == null) {
            begin();
            return;
        }
        long begun = System.nanoTime();
        List<String> names = changed.stream().map(this::shown).toList();
        out.println(String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : ""));
        out.flush();
        Assay now = assay;
        Set<Fixture> cases = new LinkedHashSet<>();
        if (changed.stream().anyMatch(this::isFixture)) {
            all = cases();
            red.retainAll(all.stream().map(Fixture::name).toList());
            choice.apply(all).stream().filter(fixture -> changed.stream()
                    .anyMatch(path -> path.startsWith(fixture.folder()) || fixture.folder().startsWith(path)))
                    .forEach(cases::add);
        }
        List<Path> rules = changed.stream().filter(path -> !isFixture(path)).toList();
        if (!rules.isEmpty()) {
            now = assay.edited();
            cases.addAll(touched(assay, now, rules));
        }
        assay = now;
        test(now, cases, begun);
    }

    private List<Fixture> cases() throws IOException {
        List<Fixture> cases = new ArrayList<>();
        for (Path folder : folders) if (Files.isDirectory(folder)) cases.addAll(Fixture.all(folder));
        return cases;
    }

    private boolean isFixture(Path path) {
        return folders.stream().anyMatch(path::startsWith);
    }

    /// The cases that can come out otherwise.
    private Set<Fixture> touched(Assay before, Assay now, List<Path> files) {
        Set<Fixture> chosen = choice.apply(all);
        boolean areRules = files.stream().allMatch(file -> file.toString().endsWith(".drl"));
        SortedSet<String> changed = changed(before.ruleSources(), now.ruleSources());
        // Without a changed rule it is an import, or what is declared.
        if (!areRules || changed.isEmpty()) return chosen;
        out.println("  " + changed.stream().limit(NAMED).map(rule -> "rule \"" + rule + "\"")
                .collect(Collectors.joining(", "))
                + (changed.size() > NAMED ? " and " + (changed.size() - NAMED) + " more" : ""));
        Set<String> items = new TreeSet<>(before.itemsOn(changed));
        items.addAll(now.itemsOn(changed));
        chosen.removeIf(fixture -> !items.contains(fixture.item()));
        return chosen;
    }

    /// Names of rules that are new, gone or written otherwise.
    private static SortedSet<String> changed(List<RuleSource> before, List<RuleSource> now) {
        Map<String, String> left = new TreeMap<>();
        before.forEach(rule -> left.put(rule.name(), rule.text()));
        SortedSet<String> changed = new TreeSet<>();
        now.forEach(rule -> {
            if (!rule.text().equals(left.remove(rule.name()))) changed.add(rule.name());
        });
        changed.addAll(left.keySet());
        return changed;
    }

    private void test(Assay now, Set<Fixture> cases, long begun) throws IOException {
        List<FixtureRun.Result> results = new FixtureRun(now).run(List.copyOf(cases), (Step _) -> {});
        results.forEach(result -> {
            if (result.isGreen()) red.remove(result.fixture().name());
            else red.add(result.fixture().name());
        });
        RulesTestCommand.print(out, results, List.of(), begun);
        Set<String> tested = cases.stream().map(Fixture::name).collect(Collectors.toSet());
        List<String> others = red.stream().filter(name -> !tested.contains(name)).toList();
        if (!others.isEmpty()) out.println("Still red: " + String.join(", ", others) + ".");
    }

    private String shown(Path path) {
        for (Path folder : folders) if (path.startsWith(folder)) return folder.relativize(path).toString();
        for (Path root : sources) {
            if (path.startsWith(root) && root.getParent() != null) return root.getParent().relativize(path).toString();
        }
        return path.toString();
    }
}
