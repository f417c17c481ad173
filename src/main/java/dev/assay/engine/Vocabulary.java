package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The version of the kinds of fact and their properties, and what moved: `facts/VERSION` and `facts/MOVED`.
///
/// @param version counted from 1; 0 if no file says
/// @param moves in the order of the file
public record Vocabulary(int version, List<Move> moves) {

    private static final Pattern NAME = Pattern.compile("\\w+(\\.\\w+)?");
    private static final Pattern LINE = Pattern.compile("(\\d+)\\s+(\\S+?)(?:\\s*->\\s*(\\S+)|\\s*:\\s+(.+))");

    /// @param since the version that has it no longer, or under another name
    /// @param old a kind such as `Pool`, or a property such as `Call.callee`
    /// @param now its new name; empty if it is gone
    /// @param advice what to use instead; empty if it has a new name
    public record Move(int since, String old, String now, String advice) {

        boolean isProperty() {
            return old.contains(".");
        }

        String kind() {
            return old.replaceFirst("\\..*", "");
        }

        static String last(String name) {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        /// Such as "`Call.callee` is `Call.called`".
        String told() {
            return "`" + old + "` is " + (now.isEmpty() ? "gone: " + advice : "`" + now + "` now");
        }
    }

    public Vocabulary {
        moves = List.copyOf(moves);
    }

    /// @param home the folder that holds `facts`
    /// @throws Mistake for a line that says nothing
    public static Vocabulary read(Path home) {
        Path file = home.resolve("facts/MOVED");
        List<Move> moves = new ArrayList<>();
        int number = 0;
        for (String line : Files.isRegularFile(file) ? lines(file) : List.<String>of()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            Matcher matcher = LINE.matcher(line.strip());
            if (!matcher.matches() || !NAME.matcher(matcher.group(2)).matches()) {
                throw new Mistake("facts/MOVED", number, 1,
                        "expected a version, an old name and `-> new name` or `: what to use instead`, such as "
                                + "`3 Call.callee -> Call.called`");
            }
            moves.add(new Move(Integer.parseInt(matcher.group(1)), matcher.group(2),
                    matcher.group(3) == null ? "" : matcher.group(3),
                    matcher.group(4) == null ? "" : matcher.group(4).strip()));
        }
        return new Vocabulary(version(home, "facts/VERSION"), moves);
    }

    /// The version that a directory says it was written for; 0 if it does not say.
    ///
    /// @param name of the file in a mistake
    static int version(Path directory, String name) {
        Path file = directory.resolve("facts/VERSION");
        if (!Files.isRegularFile(file)) return 0;
        String text = String.join("\n", lines(file)).strip();
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new Mistake(name, 1, 1, "expected the number of a version of the facts, such as `1`, not `"
                    + text.lines().findFirst().orElse("") + "`");
        }
        return Integer.parseInt(text);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is to be said of a directory that was written for another version; empty for this one.
    ///
    /// @param name what stands for the directory in the names of its files
    Optional<Warning> told(Path directory, String name) {
        int written = version(directory, name + "/facts/VERSION");
        if (written == 0 || written == version) return Optional.empty();
        String head = "the directory was written for version " + written + " of the facts, this is version " + version;
        String file = directory.resolve("facts/VERSION").toString();
        if (written > version) return Optional.of(new Warning(file, 1, 1, head + "."));
        List<String> since = moves.stream().filter(move -> move.since > written).map(Move::told).toList();
        return Optional.of(new Warning(file, 1, 1, head + (since.isEmpty()
                ? ", and nothing has moved since."
                : ". Since then " + String.join("; ", since) + ".")));
    }

    /// The renames whose old names still work: those of this version.
    List<Move> renames() {
        return moves.stream().filter(move -> move.since == version && !move.now.isEmpty()).toList();
    }
}
