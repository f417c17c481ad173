package dev.assay.report;

/// A mistake in a template. The message says where it is and what is wrong: `templates/pass-1/package.md.vm:12:5: …`.
public final class TemplateMistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final int column;

    /// @param file its folder's name and its own, such as `templates/pass-1/package.md.vm`
    /// @param line counted from 1
    /// @param column counted from 1
    TemplateMistake(String file, int line, int column, String sentence) {
        super(file + ":" + line + ":" + column + ": " + sentence);
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
