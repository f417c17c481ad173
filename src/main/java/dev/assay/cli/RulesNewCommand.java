package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.engine.OwnRules;
import dev.assay.engine.RuleSource;
import dev.assay.findings.Item;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Starts an item.
@Command(name = "new", mixinStandardHelpOptions = true,
        description = "Writes a base rule, a fault and fixtures to fill in, for an item that no rule judges yet.")
final class RulesNewCommand implements Callable<Integer> {

    private static final Pattern ITEM = Pattern.compile("[A-Z][A-Z0-9]*-[A-Z]?[0-9]+");

    /// Says which facts a directory was written for.
    private static final String VERSION = "facts/VERSION";

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RulesCommand rules;

    @Parameters(paramLabel = "ITEM",
            description = "One of the checklists, such as XC-C1, or one of your own, such as ACME-1.")
    private String id;

    @Option(names = "--dir", paramLabel = "DIR",
            description = "A directory of your own, made if it does not exist; the installation unless set.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException {
        if (!ITEM.matcher(id).matches()) {
            throw new UsageMistake(
                    "`" + id + "` is no name of an item: expected capitals, a hyphen and a number, such as"
                            + " ACME-1.");
        }
        Path home = rules.installation();
        boolean isThere = directory != null && Files.isDirectory(directory.resolve("rules"));
        Assay assay = isThere ? Assay.at(home, new OwnRules(List.of(directory), false)) : Assay.at(home);
        Optional<Item> known = assay.items().stream().filter(item -> item.id().equals(id)).findFirst();
        if (known.isPresent() && known.get().judged()) throw judged(assay);
        NewItem item = new NewItem(id, known.map(Item::title).orElse(""), known.map(Item::section).orElse(""));
        Path folder = directory == null ? home : directory;
        Map<String, String> files = item.files();
        Path version = home.resolve(VERSION);
        if (directory != null && Files.isRegularFile(version) && !Files.exists(directory.resolve(VERSION))) {
            files.put(VERSION, Files.readString(version));
        }
        for (String path : files.keySet()) {
            if (Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageMistake("`" + folder.resolve(path) + "` exists already; nothing was written.");
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
        }
        tell(item, folder, files);
        return Main.DONE;
    }

    private UsageMistake judged(Assay assay) {
        String place = assay.ruleSources().stream().filter(rule -> rule.name().equals(id)).findFirst()
                .map((RuleSource rule) -> " in " + rule.file() + ":" + rule.line()).orElse("");
        return new UsageMistake(id + " is judged already" + place + "; `assay rules show " + id + "` shows how.");
    }

    private void tell(NewItem item, Path folder, Map<String, String> files) {
        PrintWriter print = spec.commandLine().getOut();
        print.println("Written:");
        files.keySet().forEach(path -> print.println("  " + folder.resolve(path)));
        String option = directory == null ? "" : " --rules " + directory;
        print.println();
        print.println("Next:");
        print.println(
                "  1. Put your own Python into the three main.py: what is wrong, what is right, what is neither.");
        print.println(
                "  2. `assay rules test" + option + " " + id + "` shows which facts stand on the line that is red.");
        print.println("  3. Let " + folder.resolve(item.rules()) + " match them, until all three are green;");
        print.println("     `assay rules test --watch" + option + " " + id + "` tells so at each save.");
    }
}
