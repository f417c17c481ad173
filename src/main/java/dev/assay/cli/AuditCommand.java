package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.Audit;
import dev.assay.findings.Severity;
import dev.assay.report.ReportWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Audits a repository, writes the report and says what was found.
@Command(name = "audit", mixinStandardHelpOptions = true,
        description = "Audits a repository: writes report.json and every page, and says what was found.")
final class AuditCommand implements Callable<Integer> {

    private static final Path DEFAULT_OUT = Path.of("assay-report");

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "REPOSITORY", description = "The folder of the repository.")
    private Path repository;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the report goes; ./assay-report unless set.")
    private @Nullable Path out;

    @Option(names = "--fail-on", paramLabel = "SEVERITY",
            description = "Exit with 1 if a finding is at or above it: ${COMPLETION-CANDIDATES}.")
    private @Nullable Severity failOn;

    @Option(names = "--name", paramLabel = "N", description = "What the report calls the repository.")
    private String name = "";

    @Mixin
    private Reading reading;

    @Mixin
    private RuleDirectories rules;

    @Override
    public Integer call() throws IOException {
        Path folder = Reading.folder(repository);
        Assay.Options options = reading.options(name);
        Path target = out == null ? DEFAULT_OUT : out;
        if (out == null && Files.isSymbolicLink(target)) {
            throw new UsageMistake("`" + target + "` is a link; say with `--out` where the report goes.");
        }
        ReportWriter.check(target);
        Assay assay = rules.assay(main.installation());
        ReportWriter writer = new ReportWriter(assay.templates());
        Audit audit;
        try (Progress progress = Progress.on(main.err())) {
            assay.watch(progress);
            audit = assay.audit(folder, options);
        }
        RuleDirectories.warn(assay, main.err());
        writer.write(audit.judgement(), audit.metadata(), target);
        if (out == null) ignore(target.resolve(".gitignore"));
        PrintWriter print = spec.commandLine().getOut();
        print.print(new Summary(audit, target).text());
        if (!audit.judgement().failures().isEmpty()) return Main.FAILED;
        if (failOn == null) return Main.DONE;
        long above = audit.judgement().findings().stream().filter(f -> f.severity().compareTo(failOn) <= 0).count();
        if (above == 0) return Main.DONE;
        print.println();
        print.println("Gate not met: " + Words.count(above, "finding") + " at or above " + failOn + ".");
        return Main.GATE;
    }

    private static void ignore(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) Files.delete(file);
        if (!Files.exists(file)) Files.writeString(file, "*\n");
    }
}
