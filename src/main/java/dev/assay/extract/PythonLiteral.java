package dev.assay.extract;

import java.util.List;

/// A literal in Python source that is read, not run.
sealed interface PythonLiteral {

    Span span();

    record Text(String value, Span span) implements PythonLiteral {}

    /// A list, tuple or set.
    record Sequence(List<PythonLiteral> elements, Span span) implements PythonLiteral {}

    record Dictionary(List<Entry> entries, Span span) implements PythonLiteral {}

    /// A call of a name, such as `find_packages("src")`.
    record Call(String name, List<PythonLiteral> arguments, List<Entry> keywords, Span span) implements PythonLiteral {}

    /// Anything else.
    record Other(String text, Span span) implements PythonLiteral {}

    record Entry(String key, PythonLiteral value, Span span) {}
}
