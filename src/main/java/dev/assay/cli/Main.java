package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.extract.ConfigurationMistake;
import dev.assay.fixtures.FixtureMistake;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import dev.assay.report.ReportMistake;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.jgit.internal.util.CleanupService;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line. Exit codes: 0 done, 1 a gate was not met, 2 the command or a file of an author is wrong, 3 the
/// audit itself failed.
@Command(name = "assay", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Reads a Python repository and audits how its infrastructure code uses its libraries.%n"
                + "Nothing of the repository is run.",
        footer = {"", "Exit codes: 0 done, 1 a gate was asked for and not met, 2 the command, configuration, rules,",
                "facts or templates are wrong, 3 the audit itself failed."})
public final class Main implements Callable<Integer> {

    static final int DONE = 0;
    static final int GATE = 1;
    static final int MISTAKE = 2;
    static final int FAILED = 3;

    /// What an author or a user can mend.
    private static final Set<Class<? extends RuntimeException>> MISTAKES = Set.of(Mistake.class, ReportMistake.class,
            ConfigurationMistake.class, FixtureMistake.class, UsageMistake.class);

    /// In the order in which they are listed. Only the one that is named is made: picocli reads every option of a command by
    /// reflection.
    private static final SequencedMap<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("audit", AuditCommand.class);
        COMMANDS.put("budget", BudgetCommand.class);
        COMMANDS.put("explain", ExplainCommand.class);
        COMMANDS.put("facts", FactsCommand.class);
        COMMANDS.put("rules", RulesCommand.class);
    }

    @Spec
    private CommandSpec spec;

    private final Path home;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    private Main(Path home, InputStream in, PrintStream out, PrintStream err) {
        this.home = home;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        StandardOutput written = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(new BufferedOutputStream(written, 1 << 16), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // Where nobody says otherwise, JGit loads all of its messages to register a hook, which here has nothing to clean up.
        new CleanupService();
        int code = run(home(), out, err, arguments);
        out.flush();
        System.exit(written.lost(err) ? MISTAKE : code);
    }

    /// @param home the folder that holds `facts`, `rules` and `templates`
    /// @return the exit code
    static int run(Path home, PrintStream out, PrintStream err, String... arguments) {
        return run(home, System.in, out, err, arguments);
    }

    /// @param in read only by a command that lasts until it ends
    static int run(Path home, InputStream in, PrintStream out, PrintStream err, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        CommandLine line = new CommandLine(new Main(home, in, out, err));
        COMMANDS.forEach((name, command) -> {
            if (!COMMANDS.containsKey(first) || name.equals(first)) line.addSubcommand(command);
        });
        line.setOut(new PrintWriter(out, false, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((problem, _) -> {
            PrintWriter writer = problem.getCommandLine().getErr();
            writer.println("assay: " + sentence(message(problem)));
            writer.println(
                    "`" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help` shows how to use it.");
            return MISTAKE;
        });
        line.setExecutionExceptionHandler((problem, command, _) -> failed(problem, command.getErr()));
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            // A repository can be nested more deeply, or be larger, than there is room for.
            line.getErr().println("assay: The audit ran out of memory: " + e + ".");
            return FAILED;
        } finally {
            line.getOut().flush();
        }
    }

    /// Of what picocli does not know, only the first word is told: the others are mostly its arguments.
    private static String message(ParameterException problem) {
        if (!(problem instanceof CommandLine.UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty())
            return problem.getMessage();
        String word = unmatched.getUnmatched().getFirst();
        CommandSpec command = problem.getCommandLine().getCommandSpec();
        boolean isOption = word.startsWith("-");
        if (!isOption && (command.subcommands().isEmpty() || !command.positionalParameters().isEmpty()))
            return "`" + word + "` is one argument too many.";
        String what = isOption ? "option" : "command";
        return "There is no " + what + " `" + word + "`"
                + Nearest.hint(word, isOption ? command.optionsMap().keySet() : command.subcommands().keySet());
    }

    /// A mistake is one line; anything else is a bug and keeps its stack trace.
    private static int failed(Exception problem, PrintWriter err) {
        if (isMistake(problem)) {
            err.println("assay: " + problem.getMessage());
            return MISTAKE;
        }
        switch (problem) {
            case UncheckedIOException unchecked -> {
                return failed(unchecked.getCause(), err);
            }
            case AccessDeniedException denied ->
                err.println("assay: There is no permission to use `" + denied.getFile() + "`.");
            case FileSystemException file -> err.println("assay: `" + file.getFile() + "` could not be used: "
                    + sentence(file.getReason() == null ? file.getClass().getSimpleName() : file.getReason()));
            default -> {
                err.println("assay: The audit failed; this is a bug of Assay.");
                problem.printStackTrace(err);
            }
        }
        return FAILED;
    }

    /// Whether an author or a user can mend it.
    static boolean isMistake(Exception problem) {
        return MISTAKES.contains(problem.getClass());
    }

    private static String sentence(String message) {
        String line = message.strip();
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }

    Path installation() {
        return home;
    }

    InputStream input() {
        return in;
    }

    /// Where people are told how far the work is.
    PrintStream err() {
        return err;
    }

    /// Where programs read the result.
    PrintStream out() {
        return out;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(),
                "Say what to do: `assay audit REPOSITORY`, `assay facts REPOSITORY` or `assay rules test`.");
    }

    /// What the launcher says, else the folder around `target/assay.jar`.
    private static Path home() {
        String said = System.getProperty("assay.home", "");
        if (!said.isEmpty()) return Path.of(said);
        try {
            Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return jar.getParent().getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where Assay is installed", e);
        }
    }

    /// Assay's version and the JDK it runs on.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"Assay " + Assay.version() + " on Java " + Runtime.version()};
        }
    }
}
