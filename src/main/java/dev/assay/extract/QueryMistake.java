package dev.assay.extract;

/// A mistake that an author made in a query. The message starts with file, line and column, such as
/// `facts/call.scm:7:12: expected a node type of Python's grammar, found "cal"; the nearest is "call"`.
public final class QueryMistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final int column;

    /// @param file its folder's name and its own, such as `facts/call.scm`
    /// @param line counted from 1
    /// @param column counted from 1
    QueryMistake(String file, int line, int column, String expected) {
        super(file + ":" + line + ":" + column + ": expected " + expected);
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
