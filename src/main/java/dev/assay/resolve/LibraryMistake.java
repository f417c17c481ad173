package dev.assay.resolve;

import java.nio.file.Path;

/// A mistake in the data about a library. The message begins with file and line: `facts/libraries/redis.yaml:12: …`.
public final class LibraryMistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final int line;
    private final String said;

    /// @param line counted from 1
    LibraryMistake(Path file, int line, String message) {
        this("facts/libraries/" + file.getFileName(), file, line, message);
    }

    private LibraryMistake(String shown, Path file, int line, String message) {
        super(shown + ":" + line + ": " + message);
        this.file = file;
        this.line = line;
        this.said = message;
    }

    /// The same mistake with the whole path of its file, where that stands in one of the folders.
    LibraryMistake in(Iterable<Path> folders) {
        for (Path folder : folders) {
            if (!folder.equals(file.getParent())) continue;
            LibraryMistake same = new LibraryMistake(file.toString(), file, line, said);
            same.initCause(this);
            return same;
        }
        return this;
    }
}
