package dev.assay.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// Remembers what could not be written, which a `PrintStream` around it keeps to itself.
final class StandardOutput extends FilterOutputStream {

    private @Nullable IOException problem;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        try {
            out.write(bytes, start, length);
        } catch (IOException e) {
            if (problem == null) problem = e;
            throw e;
        }
    }

    /// Whether something was lost, which is said then. Whoever stops reading, as `head` does, has seen enough.
    boolean lost(PrintStream err) {
        if (problem == null || String.valueOf(problem.getMessage()).contains("Broken pipe")) return false;
        err.println("assay: What was to be printed could not be written: " + problem.getMessage() + ".");
        return true;
    }
}
