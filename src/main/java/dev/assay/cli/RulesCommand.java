package dev.assay.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// What an author of rules works with.
@Command(name = "rules", mixinStandardHelpOptions = true,
        subcommands = {RulesListCommand.class, RulesShowCommand.class, RulesNewCommand.class, RulesCheckCommand.class,
                RulesTestCommand.class, RulesTimeCommand.class, RulesSiteCommand.class},
        description = "For those who write rules: lists, shows, starts, checks, tests and times them, and makes a site of them.")
final class RulesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(),
                "Say what to do with rules: `assay rules list`, `show`, `new`, `check`, `test`, `time` or `site`.");
    }

    PrintStream err() {
        return main.err();
    }

    Path installation() {
        return main.installation();
    }

    /// What a person types, until it ends.
    InputStream input() {
        return main.input();
    }
}
