package dev.assay.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A command as it was run in this process, with all it printed.
record Command(int code, String out, String err) {

    static final Path HOME = Path.of("").toAbsolutePath();

    static Command run(String... arguments) {
        return at(HOME, arguments);
    }

    /// @param home the installation
    static Command at(Path home, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
        int code = Main.run(home, printed, new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
        printed.flush();
        return new Command(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
