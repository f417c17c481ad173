package dev.assay.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a rule asks of a long text, such as a section of a README, in a small part of the time that a regular expression takes;
/// used through `import function`.
public final class Texts {

    private Texts() {}

    /// Whether a text has a word, or one that it is a part of, in whatever letters.
    ///
    /// @param word in small letters, at least one
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
        return Word.of(word).next(text, from);
    }

    /// A word that is looked for as Horspool does: a letter that is not in it is a whole word's length from the next letter to
    /// look at.
    ///
    /// @param steps how far on the word can end at the earliest, by the letter that stands where it would end; 0 for its last
    ///     letter
    /// @param behind the step where the last letter stands there, but not the others
    private record Word(String word, int[] steps, int behind) {

        private static final int MOST_KNOWN = 1_000;
        private static final Map<String, Word> KNOWN = new ConcurrentHashMap<>();

        /// A word of other letters is looked for at each place.
        private static final int[] PLAIN = {};

        static Word of(String word) {
            Word known = KNOWN.get(word);
            if (known != null) return known;
            Word read = read(word);
            // Rules name a few dozen; more are made up while they run.
            if (KNOWN.size() < MOST_KNOWN) KNOWN.put(word, read);
            return read;
        }

        private static Word read(String word) {
            if (word.isEmpty()) throw new IllegalArgumentException("There is no word to look for.");
            if (!word.chars().allMatch(letter -> letter < 128 && letter == Character.toLowerCase(letter))) {
                return new Word(word, PLAIN, 1);
            }
            int last = word.length() - 1;
            int[] steps = new int[128];
            Arrays.fill(steps, word.length());
            for (int i = 0; i <= last; i++) {
                steps[word.charAt(i)] = last - i;
                steps[Character.toUpperCase(word.charAt(i))] = last - i;
            }
            return new Word(word, steps, last - (last > 0 ? word.lastIndexOf(word.charAt(last), last - 1) : -1));
        }

        int next(String text, int from) {
            if (steps == PLAIN) return nextPlain(text, from);
            int last = word.length() - 1;
            for (int end = from + last; end < text.length();) {
                char letter = text.charAt(end);
                int step = letter < steps.length ? steps[letter] : word.length();
                if (step == 0) {
                    if (isAt(text, end - last)) return end - last;
                    step = behind;
                }
                end += step;
            }
            return -1;
        }

        /// Letters of ASCII alone are the same in both sizes.
        private boolean isAt(String text, int start) {
            for (int i = 0; i < word.length(); i++) {
                char letter = text.charAt(start + i);
                if (letter != word.charAt(i) && (letter >= 128 || Character.toLowerCase(letter) != word.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private int nextPlain(String text, int from) {
            for (int at = from; at <= text.length() - word.length(); at++) {
                if (text.regionMatches(true, at, word, 0, word.length())) return at;
            }
            return -1;
        }
    }
}
