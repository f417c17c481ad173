package dev.assay.engine;

import dev.assay.findings.Theme;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `rules/themes.md`: which items belong to which theme, and which of them ask about one thing.
final class Themes {

    /// Those that `report.json` knows.
    private static final List<String> NAMES = List.of("resource-budget", "lifecycle-coherence",
            "convention-compliance", "async-sync", "error-propagation");
    private static final Pattern HEADING = Pattern.compile("## ([^:]+): (.+)");
    private static final Pattern LISTED = Pattern.compile("- ([^:]+): (.+)");

    private final String file;
    private final Set<String> known;
    private final Map<String, Theme> themes = new LinkedHashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();

    private Themes(String file, Set<String> known) {
        this.file = file;
        this.known = known;
    }

    /// @param file as messages name it
    /// @param known ids of all items
    /// @throws Mistake for a line that says nothing, or something that does not exist
    static List<Theme> read(String file, List<String> lines, Set<String> known) {
        Themes reader = new Themes(file, known);
        String theme = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("## ")) theme = reader.heading(line, i + 1);
            else if (!theme.isEmpty() && !line.isEmpty()) reader.line(theme, line, i + 1);
        }
        return List.copyOf(reader.themes.values());
    }

    private String heading(String line, int number) {
        Matcher heading = HEADING.matcher(line);
        String name = heading.matches() ? heading.group(1) : line.substring(3);
        if (!NAMES.contains(name) || themes.containsKey(name) || !heading.matches()) {
            throw new Mistake(file, number, 4, "expected a theme and its title, such as `async-sync: Async and "
                    + "Sync`, each theme once; the themes are " + String.join(", ", NAMES) + Nearest.hint(name, NAMES));
        }
        themes.put(name, new Theme(name, heading.group(2), "", List.of()));
        return name;
    }

    private void line(String name, String line, int number) {
        Theme theme = themes.get(name);
        if (!line.startsWith("- ")) {
            String question = theme.question().isEmpty() ? line : theme.question() + " " + line;
            themes.put(name, new Theme(name, theme.title(), question, theme.concerns()));
            return;
        }
        Matcher listed = LISTED.matcher(line);
        if (!listed.matches()) {
            throw new Mistake(file, number, 3, "expected a concern and its items, such as `health: FA-15, XC-L5`");
        }
        List<String> items = List.of(listed.group(2).split(",\\s*"));
        for (String item : items) {
            if (!known.contains(item)) {
                throw new Mistake(file, number, line.indexOf(item) + 1,
                        "there is no item `" + item + "`" + Nearest.hint(item, known));
            }
            Integer other = taken.putIfAbsent(item, number);
            if (other != null) {
                throw new Mistake(file, number, line.indexOf(item) + 1,
                        item + " stands in line " + other + " already");
            }
        }
        List<Theme.Concern> concerns = new ArrayList<>(theme.concerns());
        concerns.add(new Theme.Concern(listed.group(1), items));
        themes.put(name, new Theme(name, theme.title(), theme.question(), concerns));
    }
}
