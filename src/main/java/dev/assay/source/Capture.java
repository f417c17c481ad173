package dev.assay.source;

/// A node that a query captured.
///
/// @param property the property of the fact that it fills, such as `callee`
/// @param reading what becomes of it: `TEXT` as written, `NAME` resolved to a dotted name, `VALUE` folded to a value,
///     `STRING` what stands between the quotes
/// @param node its number in the file's syntax; [Syntax#NONE] for an unnamed node such as the keyword `async`
/// @param startByte counted from 0
/// @param endByte exclusive
public record Capture(String property, Reading reading, int node, int startByte, int endByte) {

    public enum Reading { TEXT, NAME, VALUE, STRING }
}
