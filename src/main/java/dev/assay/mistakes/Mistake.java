package dev.assay.mistakes;

import java.util.Comparator;

/// A mistake of an author in a query, a rule or a template. The message starts with file, line and column:
/// `facts/pools.drl:12:5: …`.
public final class Mistake extends RuntimeException {

    /// By file, line, column, then words.
    public static final Comparator<Mistake> ORDER = Comparator.comparing(Mistake::file).thenComparing(Mistake::line)
            .thenComparing(Mistake::column).thenComparing(Mistake::getMessage);

    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final int column;
    private final String said;

    /// @param file its folder's name and its own, such as `facts/call.scm`
    /// @param line counted from 1
    /// @param column counted from 1
    /// @param said what is wrong or what was expected
    public Mistake(String file, int line, int column, String said) {
        super(file + ":" + line + ":" + column + ": " + said);
        this.file = file;
        this.line = line;
        this.column = column;
        this.said = said;
    }

    /// The same mistake under another name of its file.
    public Mistake in(String other) {
        if (other.equals(file)) return this;
        Mistake same = new Mistake(other, line, column, said);
        same.initCause(this);
        return same;
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
