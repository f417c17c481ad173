package dev.assay.extract;

/// A file, or a part of one, that cannot be read. The message is one sentence.
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    /// @param line counted from 1
    Unreadable(String message, int line) {
        super(message, null, false, false);
        this.line = Math.max(1, line);
    }

    int line() {
        return line;
    }
}
