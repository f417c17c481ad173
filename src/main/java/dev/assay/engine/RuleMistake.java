package dev.assay.engine;

/// A mistake in a rule file. The message says where it is and what was expected: `facts/pools.drl:12:5: …`.
public final class RuleMistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final int column;

    /// @param line counted from 1
    /// @param column counted from 1
    public RuleMistake(String file, int line, int column, String expected) {
        super(file + ":" + line + ":" + column + ": " + expected);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
