package dev.assay.cli;

import dev.assay.facts.Place;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where somebody points at.
///
/// @param path the end of a path in the repository; empty for everywhere
/// @param line 0 for the whole file
record Spot(String path, int line) {

    private static final Pattern LINE = Pattern.compile("(.*?):(\\d{1,9})(?::\\d{0,9})?:?");

    /// As people write and editors copy it: from here or from the root of the disk, with a line, a column, a colon.
    ///
    /// @param repository the folder of the repository
    /// @throws UsageMistake for a line that is none
    static Spot of(String written, Path repository) {
        String path = written.strip();
        int line = 0;
        Matcher matcher = LINE.matcher(path);
        if (matcher.matches()) {
            path = matcher.group(1);
            line = Integer.parseInt(matcher.group(2));
            if (line == 0) throw new UsageMistake("`--at " + written + "` has no line 0; lines are counted from 1.");
        } else if (path.matches(".*:[^/\\\\]*")) {
            throw new UsageMistake("`--at " + written + "` has no line number behind its colon.");
        }
        if (path.isEmpty() && !written.isEmpty()) {
            throw new UsageMistake("`--at " + written + "` names no file; such as `--at app/main.py:12`.");
        }
        return new Spot(path.isEmpty() ? "" : within(Path.of(path), repository), line);
    }

    /// Relative to the repository, with `/`.
    private static String within(Path path, Path repository) {
        Path root = repository.toAbsolutePath().normalize();
        Path here = path.toAbsolutePath().normalize();
        boolean isHere = here.startsWith(root) && !here.equals(root) && (path.isAbsolute() || here.toFile().exists());
        return (isHere ? root.relativize(here) : path.normalize()).toString().replace('\\', '/');
    }

    boolean holds(@Nullable Place place) {
        if (path.isEmpty()) return true;
        if (place == null || !isFile(place.path())) return false;
        return line == 0 || place.line() <= line && line <= place.endLine();
    }

    boolean isFile(String other) {
        return other.equals(path) || other.endsWith("/" + path);
    }
}
