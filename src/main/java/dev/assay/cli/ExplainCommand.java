package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.findings.Item;
import dev.assay.mistakes.Nearest;
import dev.assay.report.WrittenReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Says why a report says what it says. It reads the report alone: whoever asks may have neither the repository nor the
/// state of it that was audited. Only the source lines of places come from the repository, where it is given.
@Command(name = "explain", mixinStandardHelpOptions = true,
        description = "Says why a report says what it says of an item, or what a finding rests on.")
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "ITEM|FINDING",
            description = "Such as PE-8, infra-web-F01, or C-01 for the findings of one cause.")
    private String asked;

    @Option(names = "--report", paramLabel = "DIR",
            description = "Where the report is; ./assay-report unless set.")
    private Path report = Path.of("assay-report");

    @Option(names = "--package", paramLabel = "P", description = "Of an item: only what holds for this package.")
    private String inPackage = "";

    @Option(names = "--repository", paramLabel = "DIR",
            description = "The folder of the audited repository, to show the source lines of all places.")
    private @Nullable Path repository;

    @Mixin
    private RuleDirectories rules;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(report.resolve("report.json"))) {
            throw new UsageMistake("There is no report in `" + report + "`; `assay audit REPOSITORY --out " + report
                    + "` writes one.");
        }
        if (repository != null) Reading.folder(repository);
        WrittenReport written;
        try {
            written = WrittenReport.read(report);
        } catch (IllegalArgumentException e) {
            throw new UsageMistake(String.valueOf(e.getMessage()));
        }
        Assay assay = rules.assay(main.installation());
        RuleDirectories.warn(assay, main.err());
        Explanation explanation = new Explanation(written, assay.items(), assay.ruleSources(), repository);
        spec.commandLine().getOut().print(text(written, assay.items(), explanation));
        if (!assay.rulesHash().equals(written.rules())) {
            spec.commandLine().getOut().println("\nThe rules have changed since the report was written; "
                    + "they are shown as they are now.");
        }
        return Main.DONE;
    }

    private String text(WrittenReport written, List<Item> items, Explanation explanation) {
        for (WrittenReport.Finding finding : written.findings()) {
            if (finding.id().equalsIgnoreCase(asked)) return explanation.finding(finding);
        }
        for (WrittenReport.Group group : written.groups()) {
            if (group.id().equalsIgnoreCase(asked)) return explanation.group(group);
        }
        List<WrittenReport.Verdict> verdicts = written.verdicts().stream()
                .filter(verdict -> verdict.item().equalsIgnoreCase(asked)).toList();
        if (verdicts.isEmpty()) throw unknown(written, items);
        List<WrittenReport.Verdict> chosen = verdicts.stream()
                .filter(verdict -> inPackage.isEmpty() || verdict.inPackage().equals(inPackage)).toList();
        if (chosen.isEmpty()) {
            List<String> packages = verdicts.stream().map(WrittenReport.Verdict::inPackage).toList();
            String near = Nearest.to(inPackage, packages);
            throw new UsageMistake("The report says nothing of " + verdicts.getFirst().item() + " in a package called `"
                    + inPackage + "`" + (near.isEmpty()
                            ? "; it does so of " + String.join(", ", packages) + "."
                            : "; the nearest is `" + near + "`."));
        }
        return explanation.item(chosen);
    }

    private UsageMistake unknown(WrittenReport written, List<Item> items) {
        List<String> names = new ArrayList<>();
        written.findings().forEach(finding -> names.add(finding.id()));
        written.groups().forEach(group -> names.add(group.id()));
        written.verdicts().forEach(verdict -> names.add(verdict.item()));
        items.forEach(item -> names.add(item.id()));
        String near = Nearest.to(asked, names.stream().distinct().toList());
        return new UsageMistake("The report has no item or finding called `" + asked + "`"
                + (near.isEmpty() ? "." : "; the nearest is `" + near + "`."));
    }
}
