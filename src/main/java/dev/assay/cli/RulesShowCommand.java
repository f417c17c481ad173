package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.findings.Item;
import dev.assay.fixtures.Fixture;
import dev.assay.report.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Shows what an item asks, with Python of both kinds and its rules.
@Command(name = "show", mixinStandardHelpOptions = true,
        description = "Shows an item: why, fix, upstream source, bad and good Python from its fixtures, its rules.")
final class RulesShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RulesCommand rules;

    @Parameters(paramLabel = "ITEM", arity = "1..*",
            description = "Such as PE-8; a checklist such as PE for all of it.")
    private List<String> asked;

    @Option(names = "--json", description = "One JSON object a line, with every example.")
    private boolean json;

    @Mixin
    private RuleDirectories directories;

    @Override
    public Integer call() throws IOException {
        Assay assay = directories.assay(rules.installation());
        List<Fixture> fixtures = RuleDirectories.cases(assay);
        PrintWriter print = spec.commandLine().getOut();
        String between = "";
        for (Item item : Asked.items(asked, assay.items())) {
            ItemGuide guide = ItemGuide.of(item, assay.ruleSources(), fixtures);
            print.print(json ? JsonText.of(guide.object()) + "\n" : between + guide.text());
            between = "\n";
        }
        return Main.DONE;
    }
}
