package dev.assay.facts;

/// A section of a Markdown file, from its heading to the next of any level.
///
/// @param title the text of the heading; empty for what stands before the first one
/// @param level 1 to 6; 0 before the first heading
/// @param text what stands under the heading, as written
public record MarkdownSection(Place at, String title, int level, String text) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
