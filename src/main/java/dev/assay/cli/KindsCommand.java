package dev.assay.cli;

import dev.assay.Assay;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Documents every kind of fact from its definition.
@Command(name = "kinds", mixinStandardHelpOptions = true, description = "Says what each kind of fact means.")
final class KindsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private FactsCommand facts;

    @Option(names = "--markdown", description = "As docs/facts.md has it.")
    private boolean markdown;

    @Mixin
    private RuleDirectories rules;

    @Override
    public Integer call() throws IOException {
        Assay assay = rules.assay(facts.installation());
        List<Kind> kinds = Kind.all(assay.factFolders(), assay.kinds());
        RuleDirectories.warn(assay, facts.err());
        PrintWriter print = spec.commandLine().getOut();
        print.print(markdown ? Kind.markdown(kinds) : Kind.plain(kinds));
        return Main.DONE;
    }
}
