package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.FactRow;
import dev.assay.facts.Place;
import dev.assay.mistakes.Nearest;
import dev.assay.report.FactLines;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Shows what was seen in a repository.
@Command(name = "facts", mixinStandardHelpOptions = true, subcommands = KindsCommand.class,
        description = "Shows what was observed, resolved and derived in a repository. Without --kind: how much of each kind.")
final class FactsCommand implements Callable<Integer> {

    private static final int SAMPLE = 200;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "REPOSITORY", arity = "0..1", description = "The folder of the repository.")
    private @Nullable Path repository;

    @Option(names = "--kind", paramLabel = "K", description = "Only this kind, such as Call; may be repeated.")
    private List<String> kinds = List.of();

    @Option(names = "--package", paramLabel = "P", description = "Only facts of this package.")
    private String inPackage = "";

    @Option(names = "--at", paramLabel = "FILE[:LINE[:COLUMN]]",
            description = "Only facts that stand at that line; the end of a path will do.")
    private String at = "";

    @Option(names = "--reaches", paramLabel = "X", description = "Who reaches the function X, and on which way.")
    private String reaches = "";

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Mixin
    private Reading reading;

    @Mixin
    private RuleDirectories rules;

    @Override
    public Integer call() throws IOException {
        if (repository == null) throw new UsageMistake("Give the folder of a repository: `assay facts REPOSITORY`.");
        Path folder = Reading.folder(repository);
        Assay.Options options = reading.options("");
        Spot spot = Spot.of(at, folder);
        if (!reaches.isEmpty() && !kinds.isEmpty()) {
            throw new UsageMistake("`--reaches` shows facts of the kind Reaches alone; leave `--kind` out.");
        }
        Assay assay = rules.assay(main.installation());
        Set<String> wanted = kinds.isEmpty() ? new TreeSet<>() : named(kinds, assay.kindNames());
        if (!reaches.isEmpty()) wanted.add("Reaches");
        Stream<FactRow> all;
        try (Progress progress = Progress.on(main.err())) {
            assay.watch(progress);
            all = assay.facts(folder, options, wanted);
        }
        RuleDirectories.warn(assay, main.err());
        Iterator<FactRow> rows = all.filter(r -> asked(r, spot)).iterator();
        if (!rows.hasNext()) new Names(assay, folder, options).check(inPackage, spot, reaches);
        if (json) {
            lines(rows);
        } else if (wanted.isEmpty() && at.isEmpty()) {
            counts(rows);
        } else {
            tables(rows);
        }
        return Main.DONE;
    }

    Path installation() {
        return main.installation();
    }

    PrintStream err() {
        return main.err();
    }

    private boolean asked(FactRow row, Spot spot) {
        Place place = row.at();
        if (!inPackage.isEmpty() && (place == null || !place.file().inPackage().equals(inPackage))) return false;
        if (!spot.holds(place)) return false;
        return reaches.isEmpty()
                || row.kind().equals("Reaches") && isReached(row.properties().getOrDefault("reached", "").toString());
    }

    private boolean isReached(String name) {
        return name.equals(reaches) || name.endsWith("." + reaches);
    }

    /// The kinds as they are called; capitals, hyphens and a plural do not matter.
    private static Set<String> named(List<String> written, Set<String> known) {
        Map<String, String> plain = known.stream().collect(Collectors.toMap(FactsCommand::plain, k -> k));
        Set<String> named = new TreeSet<>();
        for (String one : written) {
            String kind = plain.getOrDefault(plain(one), plain.get(plain(one).replaceFirst("s$", "")));
            if (kind == null) {
                String near = Nearest.to(one, known);
                throw new UsageMistake("There is no kind of fact called `" + one + "`"
                        + (near.isEmpty() ? "" : "; the nearest is `" + near + "`")
                        + ". `assay facts kinds` lists them all.");
            }
            named.add(kind);
        }
        return named;
    }

    private static String plain(String kind) {
        return kind.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private void lines(Iterator<FactRow> rows) throws IOException {
        try (FactLines out = new FactLines(main.out())) {
            while (rows.hasNext()) {
                FactRow row = rows.next();
                out.write(row.kind(), row.at(), row.properties());
            }
        } catch (IOException e) {
            // Whoever reads has seen enough, as `head` has.
            if (!String.valueOf(e.getMessage()).contains("Broken pipe")) throw e;
        }
    }

    private void counts(Iterator<FactRow> rows) {
        Map<String, Long> counts = new TreeMap<>();
        rows.forEachRemaining(row -> counts.merge(row.kind(), 1L, Long::sum));
        PrintWriter print = spec.commandLine().getOut();
        if (counts.isEmpty()) {
            print.println("There is nothing to show: no Python, or nothing that the options ask for.");
            return;
        }
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("Kind", "Facts"));
        counts.forEach((kind, count) -> table.add(List.of(kind, grouped(count))));
        print.print(Columns.aligned(table));
        print.println();
        print.println("`--kind " + Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey()
                + "` shows the facts of a kind, `--at app/main.py:12` what stands at a line,");
        print.println("`--reaches NAME` who reaches a function, `assay facts kinds` what each kind means.");
    }

    /// Such as `12,345`, without the number formats of all locales, which take a while to load.
    private static String grouped(long count) {
        return Long.toString(count).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
    }

    /// A table for each kind. The first rows of it decide its columns; the rest goes out as it comes.
    private void tables(Iterator<FactRow> rows) {
        PrintWriter print = spec.commandLine().getOut();
        if (!rows.hasNext()) print.println("No such fact was found.");
        FactRow next = rows.hasNext() ? rows.next() : null;
        while (next != null) {
            String kind = next.kind();
            List<FactRow> sample = new ArrayList<>();
            for (; next != null && next.kind().equals(kind)
                    && sample.size() < SAMPLE; next = rows.hasNext() ? rows.next() : null) {
                sample.add(next);
            }
            FactTable table = FactTable.fitting(sample, width());
            print.println(kind);
            print.print(table.head());
            sample.forEach(row -> print.print(table.line(row)));
            long count = sample.size();
            for (; next != null && next.kind().equals(kind); next = rows.hasNext() ? rows.next() : null, count++) {
                print.print(table.line(next));
            }
            print.print("(" + Words.count(count, "fact"));
            if (!table.left().isEmpty())
                print.print("; no room for " + String.join(", ", table.left()) + ", which --json shows");
            print.println(")");
            if (next != null) print.println();
        }
    }

    /// The width of the terminal as the launcher says it; 120 where nobody does.
    private static int width() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : 120;
    }
}
