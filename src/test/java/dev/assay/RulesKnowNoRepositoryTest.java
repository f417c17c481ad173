package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules know libraries, never a repository: none of them names a path, class or function of a repository for which somebody
/// wrote labels. The labels are no part of this project; without them the names of a made-up label are looked for.
///
/// A name of a label counts if it looks like one of code: `snake_case`, `CamelCase`, a folder with a dash, or a path. What
/// anybody may write does not: a single word (`main`, `settings`), a name of Python (`__init__`), a symbol or parameter that
/// library data describes, and the few public words below. Titles of items are the requirements' own.
class RulesKnowNoRepositoryTest {

    /// Products, protocols and their names, and what everybody calls the identity of a request.
    private static final Set<String> PUBLIC = Set.of("postgresql", "mysql", "openapi", "taskiq", "w3c", "jwks_uri",
            "otel_service_name", "request_id");

    private static final Pattern PATH = Pattern.compile("[\\w.-]+(?:/[\\w.-]+)*/[\\w-]+[.]py");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*(?:-\\w+)*");
    private static final Pattern SPOKEN = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"|/\\*.*?\\*/|//[^\\n]*",
            Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("@title\\([^\\n]*");
    private static final Pattern SYMBOL = Pattern.compile("(?m)^  ([A-Za-z_][\\w.]*):");

    /// Where labels lie beside a checkout; `-Dlabels=FOLDER` for another place.
    private static final Path LABELS = Path.of(System.getProperty("labels", "../shared/labels"));

    @Test
    void no_rule_query_or_library_data_names_code_of_a_labelled_repository() throws IOException {
        assumeTrue(Files.isDirectory(LABELS), "no labels at " + LABELS + ", so there are no names to look for");
        List<String> labels = new ArrayList<>();
        for (Path file : files(LABELS, ".json")) collect(new ObjectMapper().readTree(file.toFile()), labels);
        assertFalse(labels.isEmpty(), LABELS + " has no label");
        Set<String> names = names(labels);
        Set<String> known = libraryWords();
        List<String> found = new ArrayList<>();
        for (String folder : List.of("rules", "facts")) {
            for (Path file : files(Path.of(folder), ".drl"))
                found.addAll(found(file, Files.readString(file), names, known));
            for (Path file : files(Path.of(folder), ".scm"))
                found.addAll(found(file, Files.readString(file), names, known));
        }
        Set<String> modules = modules(labels);
        for (Path file : files(Path.of("facts/libraries"), ".yaml")) {
            for (String symbol : symbols(Files.readString(file))) {
                if (modules.stream().anyMatch(module -> symbol.equals(module) || symbol.startsWith(module + "."))) {
                    found.add(file + " describes `" + symbol + "`");
                }
            }
        }
        assertEquals("", String.join("\n", found), "names of labelled repositories");
    }

    @Test
    void a_class_a_function_a_folder_and_a_path_of_a_label_are_found() {
        Set<String> names = names(List.of("packages/acme-orders/src/acme/orders/rate_helpers.py:12",
                "`OrderLedger` is built by `open_ledger()` in main, with pool_size from settings"));
        assertEquals(Set.of("a.drl names `OrderLedger`", "a.drl names `open_ledger`", "a.drl names `acme-orders`",
                "a.drl names `acme/orders/rate_helpers.py`", "a.drl names `rate_helpers`"),
                new HashSet<>(found(Path.of("a.drl"), """
                        Call( target == "x.OrderLedger", path matches ".*acme/orders/rate_helpers.py" )
                        /* What open_ledger does. */ $p : Package( name == "acme-orders" ) // rate_helpers
                        """, names, Set.of("pool_size"))));
    }

    @Test
    void words_that_anybody_writes_are_no_names_of_a_repository() {
        Set<String> names = names(List.of("app/core/settings.py:3", "`main` reads PostgreSQL settings with `pool_size`",
                "the class `RequestState` has `__init__`"));
        assertEquals(List.of(), found(Path.of("a.drl"), """
                @title( "`RequestState` is cleared" )
                declare RequestState extends Concept
                end
                Call( target == "main", name == "pool_size", method == "__init__", x == "PostgreSQL", y == "settings" )
                """, names, Set.of("pool_size")));
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) texts.add(node.asText());
        node.forEach(child -> collect(child, texts));
    }

    /// What looks like a name of code: words with `_`, `-` or a capital inside, and ends of paths with two parts or more.
    private static Set<String> names(List<String> labels) {
        Set<String> names = new TreeSet<>();
        for (String label : labels) {
            WORD.matcher(label).results().map(MatchResult::group).filter(RulesKnowNoRepositoryTest::isCode)
                    .filter(word -> !word.contains("-") || label.contains("/" + word + "/")).forEach(names::add);
            PATH.matcher(label).results().map(MatchResult::group).forEach(path -> {
                for (int slash = path.indexOf('/'); slash >= 0 && path.indexOf('/', slash + 1) >= 0; slash = path
                        .indexOf('/', slash + 1)) {
                    String rest = path.substring(slash + 1);
                    if (rest.chars().filter(c -> c == '/').count() == 2) names.add(rest);
                }
            });
        }
        return names;
    }

    private static boolean isCode(String word) {
        return word.matches(".*[A-Za-z0-9]_[A-Za-z0-9].*|.*[a-z0-9][A-Z].*|.*\\w-\\w.*") && !word.matches("__\\w+__");
    }

    /// What a file says in strings and comments, in a query everywhere; names that a rule declares are its own.
    private static List<String> found(Path file, String text, Set<String> names, Set<String> known) {
        String spoken = file.toString().endsWith(".scm")
                ? text
                : String.join("\n", SPOKEN.matcher(TITLE.matcher(text).replaceAll("")).results().map(MatchResult::group)
                        .toList());
        Set<String> words = new HashSet<>(WORD.matcher(spoken).results().map(MatchResult::group).toList());
        return names.stream().filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> !PUBLIC.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> name.contains("/") ? spoken.contains(name) : words.contains(name))
                .map(name -> file.getFileName() + " names `" + name + "`").toList();
    }

    /// The names and parameters of known libraries, in lower case: settings spell them in capitals.
    private static Set<String> libraryWords() throws IOException {
        Set<String> words = new HashSet<>();
        for (Path file : files(Path.of("facts/libraries"), ".yaml")) {
            WORD.matcher(Files.readString(file)).results()
                    .forEach(word -> words.add(word.group().toLowerCase(Locale.ROOT)));
        }
        return words;
    }

    private static List<String> symbols(String yaml) {
        return SYMBOL.matcher(yaml).results().map(match -> match.group(1)).toList();
    }

    /// The dotted names of labelled files, with and without the folders in front, two parts at least.
    private static Set<String> modules(List<String> labels) {
        Set<String> modules = new TreeSet<>();
        for (String label : labels) {
            PATH.matcher(label).results().map(MatchResult::group).forEach(path -> {
                String dotted = path.substring(0, path.length() - 3).replace('/', '.').replace(".__init__", "");
                for (String rest = dotted; rest.contains("."); rest = rest.substring(rest.indexOf('.') + 1)) {
                    modules.add(rest);
                }
            });
        }
        return modules;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
