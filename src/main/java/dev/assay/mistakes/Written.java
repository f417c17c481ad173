package dev.assay.mistakes;

/// Text that an author wrote in quotes.
///
/// @param file its folder's name and its own, such as `rules/auth.drl`
/// @param line counted from 1
/// @param column counted from 1
/// @param text without quotes and escapes
public record Written(String file, int line, int column, String text) {

    public Warning warning(String said) {
        return new Warning(file, line, column, said);
    }
}
