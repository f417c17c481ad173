package dev.assay.engine;

/// What a rule asks of a long text, such as a section of a README, in a small part of the time that a regular expression takes;
/// used through `import function`.
public final class Texts {

    private Texts() {}

    /// Whether a text has a word, or one that it is a part of, in whatever letters.
    ///
    /// @param word in small letters
    public static boolean says(String text, String word) {
        return next(text, word, 0) >= 0;
    }

    /// The lines of a text that [have][#says] a word; empty if none has.
    public static String linesWith(String text, String word) {
        StringBuilder lines = new StringBuilder();
        for (int at = next(text, word, 0); at >= 0;) {
            int end = text.indexOf('\n', at);
            if (end < 0) end = text.length();
            lines.append(text, text.lastIndexOf('\n', at) + 1, end).append('\n');
            at = next(text, word, end);
        }
        return lines.toString();
    }

    private static int next(String text, String word, int from) {
        char first = word.charAt(0);
        char capital = Character.toUpperCase(first);
        int small = text.indexOf(first, from);
        int big = text.indexOf(capital, from);
        while (small >= 0 || big >= 0) {
            int at = small < 0 || big >= 0 && big < small ? big : small;
            if (text.regionMatches(true, at, word, 0, word.length())) return at;
            if (at == small) small = text.indexOf(first, at + 1);
            if (at == big) big = text.indexOf(capital, at + 1);
        }
        return -1;
    }
}
