package dev.assay.engine;

/// A rule without one of its constraints.
///
/// @param number tells it apart from the other mutants of its package
/// @param rule the rule that it was made of
/// @param file such as `rules/fastapi.drl`
/// @param line where the constraint begins, counted from 1
/// @param column counted from 1
/// @param removed the constraint, on one line
/// @param excuse why nothing can turn red without it, as a note in the rule says; empty without one
public record Mutant(int number, String item, String rule, String file, int line, int column, String removed,
        String excuse) {

    /// Such as `rules/fastapi.drl:28:13`.
    public String place() {
        return file + ":" + line + ":" + column;
    }
}
