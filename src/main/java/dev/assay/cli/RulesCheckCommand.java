package dev.assay.cli;

import dev.assay.engine.OwnRules;
import dev.assay.fixtures.Fixture;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Warning;
import dev.assay.rulecheck.Inspection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Says what is wrong with rules before they run.
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Says all that can be known of rules, facts, data about libraries and templates before a run.%n"
                + "Exits with 2 if there is a mistake, and with 1 for a warning if it is asked to be strict.")
final class RulesCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RulesCommand rules;

    @Option(names = "--fixtures", paramLabel = "DIR",
            description = "Where the fixtures are; src/test/fixtures of the installation and of each --rules unless set.")
    private @Nullable Path fixtures;

    @Option(names = "--fast",
            description = "Leaves out the fixtures, and so what only they tell: rules that never fire.")
    private boolean fast;

    @Option(names = "--strict", description = "Exits with 1 if there is a warning.")
    private boolean strict;

    @Mixin
    private RuleDirectories directories;

    @Override
    public Integer call() throws IOException {
        long begun = System.nanoTime();
        Path home = rules.installation();
        OwnRules own = directories.own(home);
        List<Fixture> all = new ArrayList<>();
        if (!fast) for (Path folder : cases(home)) all.addAll(Fixture.all(folder));
        Inspection inspection;
        try (Progress progress = Progress.on(rules.err())) {
            inspection = Inspection.of(home, own, all, progress);
        }
        PrintWriter print = spec.commandLine().getOut();
        for (Mistake mistake : inspection.mistakes()) print.println(mistake.getMessage());
        for (Warning warning : inspection.warnings()) {
            print.println(warning.file() + ":" + warning.line() + ":" + warning.column() + ": warning: "
                    + warning.said());
        }
        print.println(summary(inspection, begun));
        if (!inspection.mistakes().isEmpty()) return Main.MISTAKE;
        return strict && !inspection.warnings().isEmpty() ? Main.GATE : Main.DONE;
    }

    private List<Path> cases(Path home) {
        if (fixtures != null) return List.of(fixtures);
        return Stream.concat(Stream.of(home), directories.all().stream())
                .map(directory -> directory.resolve("src/test/fixtures")).filter(Files::isDirectory).toList();
    }

    private String summary(Inspection inspection, long begun) {
        int mistakes = inspection.mistakes().size();
        int warnings = inspection.warnings().size();
        String checked = Words.count(inspection.rules(), "rule") + " and "
                + Words.count(inspection.concepts(), "concept")
                + ", the queries, the data about libraries and the templates were checked"
                + (inspection.fixtures() > 0
                        ? ", and " + Words.count(inspection.fixtures(), "fixture") + " run"
                        : fast || mistakes > 0 ? ", and no fixture run" : "");
        String found = mistakes + warnings == 0
                ? "nothing is wrong"
                : Words.count(mistakes, "mistake") + ", " + Words.count(warnings, "warning");
        return checked + ": " + found + " (" + Words.seconds(System.nanoTime() - begun) + ").";
    }
}
