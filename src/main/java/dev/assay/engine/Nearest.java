package dev.assay.engine;

import java.util.Collection;
import java.util.Comparator;

/// The name that somebody probably meant.
final class Nearest {

    private Nearest() {}

    /// Such as ``; did you mean `target`?``; empty if no name is near.
    static String hint(String written, Collection<String> names) {
        return names.stream().sorted()
                .min(Comparator.comparingInt(name -> distance(written.toLowerCase(), name.toLowerCase())))
                .filter(name -> distance(written.toLowerCase(), name.toLowerCase()) <= Math.max(2,
                        written.length() / 3))
                .map(name -> "; did you mean `" + name + "`?").orElse("");
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
