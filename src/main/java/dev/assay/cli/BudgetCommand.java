package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.Audit;
import dev.assay.budget.Books;
import dev.assay.budget.Limit;
import dev.assay.budget.Resource;
import dev.assay.budget.Scenario;
import dev.assay.facts.Unread;
import dev.assay.mistakes.Nearest;
import dev.assay.live.LiveLimits;
import dev.assay.report.BudgetJson;
import dev.assay.report.Metadata;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Reckons what a repository will ask of its servers.
@Command(name = "budget", mixinStandardHelpOptions = true,
        description = "Reckons how many connections and threads a repository will take, term by term, and whether its "
                + "servers have as many.")
final class BudgetCommand implements Callable<Integer> {

    private static final int SHOWN = 5;
    private static final int MOST = 1_000_000;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "REPOSITORY", description = "The folder of the repository.")
    private Path repository;

    @Option(names = "--workers", paramLabel = "N",
            description = "Processes in each replica that answer requests, in the place of what the repository says.")
    private @Nullable Integer workers;

    @Option(names = "--replicas", paramLabel = "N",
            description = "How many replicas run, in the place of what the repository says.")
    private @Nullable Integer replicas;

    @Option(names = "--max-connections", paramLabel = "N",
            description = "How many connections the database server takes.")
    private @Nullable Integer maxConnections;

    @Option(names = "--set", paramLabel = "NAME=VALUE",
            description = "A number for a settings field, an environment variable or a symbol of a sum; may be repeated.")
    private List<String> given = List.of();

    @Option(names = "--json", description = "One JSON object, as `inventory.budget` of report.json.")
    private boolean json;

    @Mixin
    private LiveServers servers;

    @Mixin
    private Reading reading;

    @Override
    public Integer call() throws IOException {
        Path folder = Reading.folder(repository);
        Scenario scenario = new Scenario(atLeastOne("--workers", workers), atLeastOne("--replicas", replicas),
                numbers());
        int most = atLeastOne("--max-connections", maxConnections);
        Assay.Options options = reading.options("");
        Assay assay = Assay.at(main.installation());
        Audit audit;
        try (Progress progress = Progress.on(main.err())) {
            assay.watch(progress);
            audit = assay.audit(folder, options);
        }
        LiveLimits live = servers.ask();
        Books books = applied(scenario, audit.judgement().books()).with(LiveServers.limits(live));
        if (most > 0) {
            Limit limit = books.limit(Resource.DATABASE);
            books = books.with(List.of(limit.of(most, "--max-connections")));
        }
        PrintWriter print = spec.commandLine().getOut();
        print.print(json ? BudgetJson.text(books) : new BudgetText(audit.metadata().repository(), books).text());
        print.flush();
        missed(audit.metadata()).forEach(each -> main.err().println("assay: " + each));
        LiveServers.notes(live).forEach(each -> main.err().println("assay: " + each));
        live.problems().forEach(each -> main.err().println("assay: " + each));
        if (!live.problems().isEmpty()) return Main.MISTAKE;
        return audit.judgement().failures().isEmpty() ? Main.DONE : Main.FAILED;
    }

    /// What the configuration changed or got wrong, and what could not be read, so that no number of it is in a sum.
    private static List<String> missed(Metadata metadata) {
        List<String> missed = new ArrayList<>(metadata.notes());
        List<Unread> unread = metadata.coverage().unread();
        unread.stream().limit(SHOWN).map(each -> each.at() + " is in no sum: " + each.reason()).forEach(missed::add);
        if (unread.size() > SHOWN)
            missed.add("So are " + (unread.size() - SHOWN) + " more places; `assay audit` lists them.");
        return missed;
    }

    /// 0 where it is not asked for.
    private static int atLeastOne(String option, @Nullable Integer number) {
        if (number == null) return 0;
        if (number < 1 || number > MOST) {
            throw new UsageMistake("`" + option + "` is a number from 1 to " + MOST + ", not " + number + ".");
        }
        return number;
    }

    private SortedMap<String, Integer> numbers() {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        for (String one : given) {
            int equals = one.lastIndexOf('=');
            String value = equals < 0 ? "" : one.substring(equals + 1).strip();
            if (equals < 1 || !value.matches("[0-9]{1,6}")) {
                throw new UsageMistake(
                        "`--set` takes a name and a number from 0 to 999999, such as `pool_size=5`, not `" + one
                                + "`.");
            }
            numbers.put(one.substring(0, equals).strip(), Integer.valueOf(value));
        }
        return numbers;
    }

    private static Books applied(Scenario scenario, Books books) {
        for (String name : scenario.given().keySet()) {
            if (Scenario.knows(books, name)) continue;
            List<String> names = new ArrayList<>(Scenario.names(books));
            String nearest = Nearest.to(name, names);
            if (nearest.isEmpty()) {
                nearest = names.stream().filter(known -> !Nearest.to(name, List.of(last(known))).isEmpty()).findFirst()
                        .orElse("");
            }
            throw new UsageMistake("No sum depends on `" + name + "`"
                    + (names.isEmpty()
                            ? "; none can be set."
                            : nearest.isEmpty()
                                    ? "; what can be set is `" + String.join("`, `", names) + "`."
                                    : "; the nearest is `" + nearest + "`."));
        }
        return scenario.applied(books);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
