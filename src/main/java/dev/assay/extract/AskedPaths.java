package dev.assay.extract;

import dev.assay.facts.UrlPath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the paths that the command of a health check asks for, as far as they are written there, or in a script of the
/// repository that it runs.
final class AskedPaths {

    /// A command is read up to here, in characters; what is written in it behind that is not seen.
    private static final int LONGEST_COMMAND = 200_000;

    /// So many different words of a command may be scripts, each no longer than a path can be.
    private static final int MOST_WORDS = 100;
    private static final int LONGEST_WORD = 4_096;

    /// No longer than somebody writes it: else each bracket that nothing closes is looked for up to the end.
    private static final String VARIABLE = "\\$?\\{[^}\\s]{0,200}+}";
    private static final String LOCAL = "localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1?]";
    private static final String PORT = "(?::(?:\\d++|" + VARIABLE + "|\\$\\w++))?+";
    private static final String PATH = "(/[^\\s\"'`?#|;)<>\\\\]*)";

    /// Any address: whatever a check asks is what it is about. `curl` needs no scheme.
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://(?:" + VARIABLE
            + "|\\[[^\\]\\s]{0,200}+]|[^\\s/\"'`?#:;|)])++|(?<![\\w./-])(?:" + LOCAL + "))" + PORT + PATH + "?+");

    /// A script may know other addresses, too, and speak of `localhost` by itself.
    private static final Pattern LOCAL_ADDRESS = Pattern.compile("(?i)https?://(?:" + VARIABLE + "|\\$\\w++|" + LOCAL
            + ")" + PORT + PATH + "?+|(?<![\\w./-])(?:" + LOCAL + ")" + PORT + PATH);

    /// `connection.request("GET", "/health")`, and what is written to a socket.
    private static final Pattern REQUEST = Pattern
            .compile(
                    "request\\(\\s*+[\"'](?:GET|HEAD)[\"']\\s*,\\s*[\"'](/[^\\s\"'?#]*)|\\b(?:GET|HEAD) (/[^\\s\"'?#]*) HTTP");

    private static final Pattern MODULE = Pattern.compile("[A-Za-z_]\\w*+(?:\\.\\w++)++");

    /// The paths of the files by their last names.
    private final Map<String, List<String>> files;
    private final Function<String, String> reading;

    /// What a script asks for, by its path: several checks may run it.
    private final Map<String, Set<String>> inScripts = new HashMap<>();

    /// @param files the paths of what a check may run: Python files, shell scripts and files without an ending
    /// @param reading gives the text of one of them; empty if it cannot be read
    AskedPaths(Set<String> files, Function<String, String> reading) {
        this.files = files.stream().collect(Collectors.groupingBy(Folders::name));
        this.reading = reading;
    }

    /// In the order in which they are asked for, each once; without a query or a slash at the end.
    ///
    /// @param known what its variables can be
    /// @param image null where it is not known
    /// @param near the folder of the deployment
    Set<String> of(Probe probe, Environment known, @Nullable Image image, String near) {
        Set<String> found = new LinkedHashSet<>();
        if (!probe.path().isEmpty()) {
            add(Expansion.text(probe.path(), known).replaceFirst("[?#].*", ""), found);
            return found;
        }
        String command = Expansion.text(beginning(String.join(" ", probe.words())), known);
        find(ADDRESS, command, found);
        find(REQUEST, command, found);
        if (!found.isEmpty()) return found;
        ShellWords.words(command).stream().filter(each -> each.length() <= LONGEST_WORD).distinct().limit(MOST_WORDS)
                .forEach(word -> script(word, image, near)
                        .ifPresent(script -> found.addAll(inScripts.computeIfAbsent(script, this::inScript))));
        return found;
    }

    private static String beginning(String command) {
        return command.substring(0, Math.min(command.length(), LONGEST_COMMAND));
    }

    private Set<String> inScript(String path) {
        Set<String> found = new LinkedHashSet<>();
        String text = reading.apply(path);
        find(LOCAL_ADDRESS, text, found);
        find(REQUEST, text, found);
        return found;
    }

    private static void find(Pattern pattern, String text, Set<String> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            boolean goesOn = matcher.end() < text.length() && "${".indexOf(text.charAt(matcher.end())) >= 0;
            String path = goesOn ? "$" : "";
            for (int group = 1; group <= matcher.groupCount(); group++)
                if (matcher.group(group) != null) path = matcher.group(group);
            add(path, found);
        }
    }

    /// What is put together when it runs is not written there.
    private static void add(String path, Set<String> found) {
        if (path.matches(".*[${}].*")) return;
        String plain = UrlPath.withoutSlashesAtEnd(path);
        found.add(plain.isEmpty() ? "/" : plain);
    }

    private Optional<String> script(String word, @Nullable Image image, String near) {
        String written = MODULE.matcher(word).matches() && !word.endsWith(".py") && !word.endsWith(".sh")
                ? word.replace('.', '/') + ".py"
                : word;
        String name = Folders.name(written);
        String source = image == null ? null : image.copies.get(name);
        String wanted = source == null ? written : source;
        return files.getOrDefault(Folders.name(wanted), List.of()).stream()
                .max(Comparator.<String>comparingInt(each -> Deployments.common(each, wanted))
                        .thenComparing(each -> Folders.within(each, near)).thenComparing(each -> -each.length())
                        .thenComparing(Comparator.naturalOrder()));
    }
}
