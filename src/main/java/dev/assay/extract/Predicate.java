package dev.assay.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A condition of a pattern on the text of its captures, such as `(#eq? @left "__all__")`.
sealed interface Predicate {

    /// The names that a query may use, without `#`.
    Set<String> NAMES = Set.of("eq?", "not-eq?", "match?", "not-match?", "any-of?", "not-any-of?");

    /// The number of the capture that it asks about.
    int capture();

    /// Whether it is one of those with `not-`.
    boolean negated();

    /// @param start of the captured bytes
    /// @param end exclusive
    boolean holds(byte[] bytes, int start, int end);

    /// `#any-of?`, and `#eq?` with one word.
    record Equals(int capture, boolean negated, List<byte[]> words) implements Predicate {
        @Override
        public boolean holds(byte[] bytes, int start, int end) {
            for (byte[] word : words) {
                if (java.util.Arrays.equals(bytes, start, end, word, 0, word.length)) return !negated;
            }
            return negated;
        }
    }

    /// `#match?`: the pattern is found somewhere in the text.
    record Matches(int capture, boolean negated, Pattern pattern) implements Predicate {
        @Override
        public boolean holds(byte[] bytes, int start, int end) {
            String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            return pattern.matcher(text).find() != negated;
        }
    }

    /// `#eq?` with another capture.
    record Same(int capture, boolean negated, int other) implements Predicate {
        @Override
        public boolean holds(byte[] bytes, int start, int end) {
            throw new IllegalStateException("compares two captures");
        }
    }
}
