package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.Timing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Says what each rule costs on a repository.
@Command(name = "time", mixinStandardHelpOptions = true,
        description = "Says how long each rule takes on a repository and how often it fires, the slowest first.")
final class RulesTimeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RulesCommand rules;

    @Parameters(paramLabel = "REPOSITORY", description = "The folder of the repository.")
    private Path repository;

    @Option(names = "--top", paramLabel = "N", description = "Only the N slowest; 20 unless set, 0 for all.")
    private int top = 20;

    @Option(names = "--runs", paramLabel = "N",
            description = "How often it is judged; of each figure the least is shown. 3 unless set.")
    private int runs = 3;

    @Option(names = "--json", description = "One JSON object, with every rule.")
    private boolean json;

    @Mixin
    private RuleDirectories directories;

    @Mixin
    private Reading reading;

    @Override
    public Integer call() throws IOException {
        Path folder = Reading.folder(repository);
        if (runs < 1) throw new UsageMistake("`--runs` must be at least 1, not " + runs + ".");
        if (top < 0) throw new UsageMistake("`--top` must not be negative.");
        Assay assay = directories.assay(rules.installation());
        Timing timing;
        try (Progress progress = Progress.on(rules.err())) {
            assay.watch(progress);
            timing = assay.time(folder, reading.options(""), runs);
        }
        TimeTable table = new TimeTable(timing);
        PrintWriter print = spec.commandLine().getOut();
        print.print(json ? table.json() + "\n" : table.text(top == 0 ? Integer.MAX_VALUE : top));
        return Main.DONE;
    }
}
