package dev.assay.mistakes;

import java.util.Collection;
import java.util.Locale;

/// The name that somebody who mistyped one probably meant.
public final class Nearest {

    private Nearest() {}

    /// The nearest name; empty if none is near.
    public static String to(String written, Collection<String> names) {
        String best = "";
        int least = Math.max(2, written.length() / 3) + 1;
        for (String name : names.stream().sorted().toList()) {
            int distance = distance(plain(written), plain(name));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    /// Such as ``; did you mean `target`?``; empty if no name is near.
    public static String hint(String written, Collection<String> names) {
        String nearest = to(written, names);
        return nearest.isEmpty() ? "" : "; did you mean `" + nearest + "`?";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /// How many characters to add, remove or replace.
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
