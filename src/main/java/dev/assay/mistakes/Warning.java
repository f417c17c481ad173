package dev.assay.mistakes;

/// What an author had better look at: nothing stops for it. [#toString] starts with file, line and column.
///
/// @param file its folder's name and its own, such as `rules/auth.drl`
/// @param line counted from 1
/// @param column counted from 1
/// @param said what is doubtful and why
public record Warning(String file, int line, int column, String said) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + said;
    }
}
