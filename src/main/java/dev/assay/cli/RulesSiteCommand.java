package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.report.RuleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Makes a site of the rules. The build runs it.
@Command(name = "site", mixinStandardHelpOptions = true,
        description = "Writes pages about every item and every kind of fact, to be opened in a browser without a server.")
final class RulesSiteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RulesCommand rules;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the pages go.")
    private Path out;

    @Mixin
    private RuleDirectories directories;

    @Override
    public Integer call() throws IOException {
        Assay assay = directories.assay(rules.installation());
        RuleSite site = new RuleSite(assay.templates().stream().map(folder -> folder.resolve("html/rules"))
                .filter(Files::isDirectory).toList());
        SiteContent content = SiteContent.of(assay, RuleDirectories.cases(assay));
        site.write(out, Assay.version(), content.checklists(), content.items(), content.groups(), content.kinds());
        spec.commandLine().getOut().println(Words.count(content.items().size(), "item") + " and "
                + Words.count(content.kinds().size(), "kind") + " of fact: " + out.resolve("index.html"));
        return Main.DONE;
    }
}
