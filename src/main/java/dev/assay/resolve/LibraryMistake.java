package dev.assay.resolve;

import java.nio.file.Path;

/// A mistake in the data about a library. The message begins with file and line: `facts/libraries/redis.yaml:12: …`.
public final class LibraryMistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param line counted from 1
    LibraryMistake(Path file, int line, String message) {
        super("facts/libraries/" + file.getFileName() + ":" + line + ": " + message);
    }
}
