package dev.assay.extract;

import dev.assay.extract.Configuration.Answer;
import dev.assay.extract.ConfigurationNode.Entry;
import dev.assay.mistakes.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads a configuration, key by key: a mistake costs its entry, not the rest.
final class ConfigurationReader {

    private static final List<String> KEYS = List.of("packages", "checklists", "testPaths", "aliases", "answers");
    private static final List<String> CHECKLISTS = List.of("FA", "AU", "PE", "OB", "TQ");
    /// There is a process, and no server takes no connection.
    private static final List<String> AT_LEAST_ONE = List.of("workers", "replicas", "max_connections", "maxclients");
    private static final List<String> ANSWER = List.of("item", "package", "verdict", "name", "value", "because");
    private static final List<String> VERDICTS = List.of("PASS", "PARTIAL", "FAIL", "NA");

    private final String origin;
    private final Collection<String> folders;
    private final List<String> packages = new ArrayList<>();
    private final SortedMap<String, List<String>> checklists = new TreeMap<>();
    private final List<String> testPaths = new ArrayList<>();
    private final SortedMap<String, String> aliases = new TreeMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    private ConfigurationReader(String origin, Collection<String> folders) {
        this.origin = origin;
        this.folders = folders;
    }

    static Configuration none(List<String> mistakes) {
        return new Configuration("", List.of(), new TreeMap<>(), List.of(), new TreeMap<>(), List.of(), List.of(),
                mistakes);
    }

    /// @param origin the file as messages name it
    /// @param folders of the repository that hold Python
    static Configuration read(ConfigurationNode node, String origin, Collection<String> folders) {
        ConfigurationReader reader = new ConfigurationReader(origin, folders);
        reader.all(node);
        return new Configuration(origin, List.copyOf(reader.packages), reader.checklists,
                List.copyOf(reader.testPaths), reader.aliases, List.copyOf(reader.answers),
                List.copyOf(reader.changes), List.copyOf(reader.mistakes));
    }

    private void all(ConfigurationNode node) {
        if (node.kind().equals("nothing")) return;
        if (!node.kind().equals("map")) {
            mistake(node.line(), "a map of " + quoted(KEYS) + " is expected here");
            return;
        }
        for (Entry entry : node.entries()) {
            switch (entry.key()) {
                case "packages" -> texts(entry).forEach(this::inPackage);
                case "checklists" -> map(entry).forEach(this::checklists);
                case "testPaths" -> texts(entry).forEach(this::testPath);
                case "aliases" -> map(entry).forEach(this::alias);
                case "answers" -> answers(entry.value());
                default -> unknown(entry.line(), "key", entry.key(), KEYS);
            }
        }
    }

    private void inPackage(ConfigurationNode node) {
        String folder = Pyproject.clean(node.text());
        if (!folders.contains(folder)) {
            unknown(node.line(), "folder with Python", node.text(), folders);
        } else {
            packages.add(folder);
            changes.add("`" + folder + "` is a package, says " + place(node.line()) + ".");
        }
    }

    private void checklists(Entry entry) {
        List<String> names = new ArrayList<>();
        for (ConfigurationNode each : texts(entry)) {
            if (CHECKLISTS.contains(each.text())) names.add(each.text());
            else unknown(each.line(), "checklist", each.text(), CHECKLISTS);
        }
        if (names.isEmpty() && !entry.value().items().isEmpty()) return;
        checklists.put(entry.key(), List.copyOf(names));
        changes.add(
                "The checklists of `" + entry.key() + "` are " + (names.isEmpty() ? "none" : String.join(", ", names))
                        + ", says " + place(entry.line()) + ".");
    }

    private void testPath(ConfigurationNode node) {
        testPaths.add(node.text());
        changes.add("`" + node.text() + "` holds tests, says " + place(node.line()) + ".");
    }

    private void alias(Entry entry) {
        String target = entry.value().text();
        if (!isDotted(entry.key()) || !isDotted(target)) {
            mistake(entry.line(), "`" + entry.key() + ": " + target + "` is no pair of dotted names");
            return;
        }
        aliases.put(entry.key(), target);
        changes.add("`" + entry.key() + "` stands for `" + target + "`, says " + place(entry.line()) + ".");
    }

    private static boolean isDotted(String name) {
        return name.matches("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)+");
    }

    private void answers(ConfigurationNode node) {
        for (ConfigurationNode each : node.items()) {
            SortedMap<String, String> given = new TreeMap<>();
            for (Entry entry : each.entries()) {
                if (ANSWER.contains(entry.key())) given.put(entry.key(), entry.value().text());
                else unknown(entry.line(), "key", entry.key(), ANSWER);
            }
            answer(each.line(), given);
        }
        if (!node.kind().equals("list")) mistake(node.line(), "`answers` is a list of maps of " + quoted(ANSWER));
    }

    private void answer(int line, SortedMap<String, String> given) {
        String item = given.getOrDefault("item", "");
        String verdict = given.getOrDefault("verdict", "");
        String value = given.getOrDefault("value", "");
        if (!item.matches("(FA|AU|PE|OB|TQ|XC-[RLCAE]|PT-?)-?\\d{1,2}")) {
            mistake(line, "an answer needs an `item` such as `PE-9`, not `" + item + "`");
        } else if (!verdict.isEmpty() && !VERDICTS.contains(verdict)) {
            unknown(line, "verdict", verdict, VERDICTS);
        } else if (verdict.isEmpty() && value.isEmpty()) {
            mistake(line, "the answer to " + item + " has neither `verdict` nor `value`");
        } else if (!value.isEmpty() && !value.matches("[0-9]{1,6}")) {
            mistake(line, "the `value` of an answer is a number from 0 to 999999, not `" + value + "`");
        } else if (value.matches("0+") && AT_LEAST_ONE.contains(given.getOrDefault("name", "workers"))) {
            mistake(line,
                    "the `value` of `" + given.getOrDefault("name", "workers") + "` is a number from 1 to 999999, not `"
                            + value + "`");
        } else {
            String inPackage = given.getOrDefault("package", "");
            String because = given.getOrDefault("because", "");
            // Without a name it is the number of processes, which is what most repositories do not say.
            String name = value.isEmpty() ? "" : given.getOrDefault("name", "workers");
            answers.add(new Answer(item, inPackage, verdict, name, value, because, place(line)));
            changes.add(item + (inPackage.isEmpty() ? "" : " in `" + inPackage + "`") + " is "
                    + (verdict.isEmpty() ? "answered with `" + name + "` = " + value : verdict) + ", says "
                    + place(line)
                    + (because.isEmpty()
                            ? "."
                            : ": " + because.strip().replaceAll("\\s+", " ")
                                    + (because.strip().endsWith(".") ? "" : ".")));
        }
    }

    private List<ConfigurationNode> texts(Entry entry) {
        ConfigurationNode value = entry.value();
        List<ConfigurationNode> all = value.kind().equals("text") ? List.of(value) : value.items();
        boolean sound = all.stream().allMatch(each -> each.kind().equals("text")) && !value.kind().equals("map");
        if (!sound) mistake(entry.line(), "`" + entry.key() + "` is a list of strings");
        return sound ? all : List.of();
    }

    private List<Entry> map(Entry entry) {
        if (entry.value().kind().equals("map")) return entry.value().entries();
        mistake(entry.line(), "`" + entry.key() + "` is a map");
        return List.of();
    }

    private void unknown(int line, String what, String written, Collection<String> right) {
        String nearest = Nearest.to(written, right);
        mistake(line, "there is no " + what + " `" + written + "`"
                + (nearest.isEmpty() ? "" : "; did you mean `" + nearest + "`?"));
    }

    private void mistake(int line, String what) {
        mistakes.add(place(line) + ": " + what + (what.endsWith("?") ? "" : "."));
    }

    private String place(int line) {
        return origin + ":" + line;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    }
}
