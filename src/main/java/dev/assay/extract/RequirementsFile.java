package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.Manifest.DeclaredDependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a requirements file of pip's: pins, hashes, markers, lines that go on.
///
/// @param manifest what it declares itself
/// @param includes the files that it names with `-r`, relative to the repository
/// @param constraints the files that it names with `-c`, relative to the repository
record RequirementsFile(Manifest manifest, List<String> includes, List<String> constraints) {

    private static final Pattern NAME = Pattern.compile("(?i)(.*requirements?.*)\\.(txt|in)");
    private static final Pattern OPTION = Pattern.compile("(?<!\\s)\\s+(?:--?[a-zA-Z].*|#.*)|^#.*");
    private static final Set<String> INSTALLED = Set.of("", "base", "prod", "production", "main", "common", "core",
            "app", "default", "all", "lock", "backend", "api", "server", "deploy");

    /// Whether a file is one by its name, such as `requirements-dev.txt` or `requirements/dev.txt`.
    static boolean is(Found file) {
        String folder = file.folder().substring(file.folder().lastIndexOf('/') + 1);
        return NAME.matcher(file.name()).matches()
                || folder.equals("requirements") && (file.name().endsWith(".txt") || file.name().endsWith(".in"));
    }

    /// The group that the file's name tells, such as `dev`; empty for what is installed.
    static String group(Found file) {
        String stem = file.name().toLowerCase(Locale.ROOT).replaceFirst("\\.(txt|in)$", "");
        String group = stem.replaceFirst("requirements?", "").replaceAll("^[-_.]+|[-_.]+$", "");
        return INSTALLED.contains(group) ? "" : group;
    }

    /// @param group the group of what it declares
    static RequirementsFile read(Found file, Text text, String group) {
        List<DeclaredDependency> found = new ArrayList<>();
        List<String> includes = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        for (int number = 1; number <= text.lines(); number++) {
            int first = number;
            StringBuilder joined = new StringBuilder(text.lineText(number));
            while (!joined.isEmpty() && joined.charAt(joined.length() - 1) == '\\' && number < text.lines()) {
                joined.setLength(joined.length() - 1);
                joined.append(text.lineText(++number));
            }
            String line = OPTION.matcher(joined.toString().strip()).replaceFirst("").strip();
            String whole = joined.toString().strip();
            if (whole.startsWith("-")) {
                named(whole, "-r", "--requirement").ifPresent(each -> includes.add(beside(file, each)));
                named(whole, "-c", "--constraint").ifPresent(each -> constraints.add(beside(file, each)));
                line = named(whole, "-e", "--editable").map(RequirementsFile::distribution).orElse("");
            } else if (line.contains("#egg=") || line.startsWith(".") || line.startsWith("/")) {
                line = distribution(line);
            }
            if (line.isEmpty()) continue;
            int start = text.start(first) + text.lineText(first).length()
                    - text.lineText(first).stripLeading().length();
            Span span = new Span(start, Math.max(start, text.end(first)));
            Requirement.parse(line).ifPresent(one -> found.add(new DeclaredDependency(one, one.pin(), group, span)));
        }
        Manifest manifest = new Manifest(file, text, "", "", false, found, List.of(), List.of(), List.of(), List.of());
        return new RequirementsFile(manifest, includes, constraints);
    }

    /// The distribution behind an address or in a folder, which is mostly called like it: `../shop-models`; empty for
    /// the folder of the file itself and for an address that does not say.
    private static String distribution(String from) {
        if (from.contains("#egg=")) return from.replaceFirst(".*#egg=([^&\\s]*).*", "$1");
        if (from.contains("://")) return "";
        String folder = from.replaceFirst("\\[.*", "");
        int end = folder.length();
        while (end > 0 && folder.charAt(end - 1) == '/') end--;
        String name = folder.substring(folder.lastIndexOf('/', end - 1) + 1, end);
        return name.endsWith(".whl") || name.endsWith(".gz") || name.startsWith(".") ? "" : name;
    }

    private static Optional<String> named(String line, String shortOption, String longOption) {
        for (String option : List.of(longOption, shortOption)) {
            if (!line.startsWith(option)) continue;
            String rest = line.substring(option.length()).replaceFirst("^\\s*=?\\s*", "")
                    .replaceFirst("(?<!\\s)\\s+#.*", "");
            return Optional.of(rest.strip());
        }
        return Optional.empty();
    }

    private static String beside(Found file, String named) {
        return Folders.join(file.folder(), named);
    }
}
