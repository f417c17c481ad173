package dev.assay.rulecheck;

import dev.assay.Assay;
import dev.assay.Step;
import dev.assay.engine.OwnRules;
import dev.assay.engine.RuleCheck;
import dev.assay.extract.Queries;
import dev.assay.findings.Item;
import dev.assay.findings.Outcome;
import dev.assay.fixtures.Fixture;
import dev.assay.fixtures.FixtureRun;
import dev.assay.fixtures.Gaps;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import dev.assay.mistakes.Warning;
import dev.assay.mistakes.Written;
import dev.assay.report.Pages;
import dev.assay.resolve.Libraries;
import dev.assay.resolve.LibrarySymbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;

/// Everything that can be known of an installation's rules, facts, data about libraries and templates before a run, and what
/// their fixtures tell of the rules.
///
/// @param mistakes in order of file, line and column
/// @param warnings in order of file, line and column
/// @param rules how many rules there are
/// @param concepts how many types rule files declare
/// @param fixtures how many were run
public record Inspection(List<Mistake> mistakes, List<Warning> warnings, int rules, int concepts, int fixtures) {

    /// What differs by more is another name.
    private static final int TYPO = 2;

    /// A shorter name is too like others by chance.
    private static final int LONG = 4;

    private static final Comparator<Warning> BY_PLACE = Comparator.comparing(Warning::file)
            .thenComparing(Warning::line).thenComparing(Warning::column).thenComparing(Warning::said);

    /// @param home the folder that holds `facts`, `rules` and `templates`
    /// @param own directories of an author's own
    /// @param fixtures to run if there are no mistakes; none to leave out what only they can tell
    /// @param watcher told how far the fixtures are
    public static Inspection of(Path home, OwnRules own, List<Fixture> fixtures, Consumer<Step> watcher)
            throws IOException {
        RuleCheck.Result rules = RuleCheck.check(home, own, home.resolve("target/rules"));
        List<Path> facts = folders(home, own.directories(), "facts");
        List<Mistake> mistakes = new ArrayList<>(rules.mistakes());
        List<Warning> warnings = new ArrayList<>(rules.warnings());
        mistakes.addAll(Assay.queryMistakes(facts, rules.declared()));
        List<Path> libraries = folders(home, own.directories(), "facts/libraries");
        List<Mistake> ofLibraries = Libraries.mistakes(libraries);
        mistakes.addAll(ofLibraries);
        mistakes.addAll(Pages.mistakes(folders(home, own.directories(), "templates")));
        List<Written> expressions = new ArrayList<>(rules.expressions());
        expressions.addAll(Queries.expressions(facts));
        expressions.forEach(one -> expression(one, mistakes, warnings));
        if (ofLibraries.isEmpty()) typos(rules, Libraries.of(Libraries.compile(libraries)), warnings);
        mistakes.sort(Mistake.ORDER);
        boolean runs = mistakes.isEmpty() && !fixtures.isEmpty();
        if (runs) run(Assay.at(home, own), rules, fixtures, watcher, warnings);
        warnings.sort(BY_PLACE);
        return new Inspection(List.copyOf(mistakes), warnings.stream().distinct().toList(), rules.names().size(),
                rules.declared().size(), runs ? fixtures.size() : 0);
    }

    private static List<Path> folders(Path home, List<Path> further, String name) {
        List<Path> folders = new ArrayList<>(List.of(home.resolve(name)));
        further.forEach(directory -> folders.add(directory.resolve(name)));
        return folders.stream().filter(Files::isDirectory).toList();
    }

    private static void expression(Written written, List<Mistake> mistakes, List<Warning> warnings) {
        try {
            java.util.regex.Pattern.compile(written.text());
        } catch (PatternSyntaxException e) {
            mistakes.add(new Mistake(written.file(), written.line(), written.column(), "`" + written.text()
                    + "` is no regular expression: " + e.getDescription().toLowerCase(java.util.Locale.ROOT)));
            return;
        }
        if (Ambiguity.isExponential(ExpressionReader.read(written.text()))) {
            warnings.add(written.warning("a loop of the regular expression `" + written.text() + "` can read the same "
                    + "text in two ways, so that a text that nearly matches takes exponential time"));
        }
    }

    private static void typos(RuleCheck.Result rules, Libraries libraries, List<Warning> warnings) {
        SortedSet<String> imports = new TreeSet<>();
        SortedSet<String> symbols = new TreeSet<>();
        for (LibrarySymbol symbol : libraries.symbols()) {
            symbols.add(symbol.name());
            symbols.addAll(symbol.aliases());
            int dot = symbol.name().indexOf('.');
            if (dot > 0) imports.add(symbol.name().substring(0, dot));
        }
        for (Written one : rules.libraries()) {
            if (libraries.knows(one.text()) || one.text().length() < LONG) continue;
            near(one, "library", imports, warnings);
        }
        for (Written one : rules.targets()) {
            if (libraries.symbol(one.text()).isPresent() || one.text().indexOf('.') < 0) continue;
            near(one, "symbol", symbols, warnings);
        }
    }

    /// A slip of the pen keeps the first letter and, but for one, how many there are; `sha224` beside `sha256` is none.
    private static void near(Written written, String what, SortedSet<String> known, List<Warning> warnings) {
        String text = written.text();
        List<String> alike = known.stream().filter(name -> name.charAt(0) == text.charAt(0)
                && Math.abs(name.length() - text.length()) <= 1
                && name.replaceAll("[^0-9]", "").equals(text.replaceAll("[^0-9]", ""))).toList();
        String near = Nearest.to(text, alike, TYPO);
        if (near.isEmpty()) return;
        warnings.add(written.warning("no data knows a " + what + " called `" + text + "`; did you mean `" + near
                + "`?"));
    }

    private static void run(Assay assay, RuleCheck.Result rules, List<Fixture> fixtures, Consumer<Step> watcher,
            List<Warning> warnings) throws IOException {
        Set<String> fired = ConcurrentHashMap.newKeySet();
        assay.watchRules(fired::add);
        new FixtureRun(assay).run(fixtures, watcher);
        for (Map.Entry<String, Written> rule : rules.names().entrySet()) {
            if (!fired.contains(rule.getKey())) {
                warnings.add(rule.getValue().warning("rule \"" + rule.getKey() + "\" fires in no fixture"));
            }
        }
        List<String> items = assay.items().stream().filter(Item::judged).map(Item::id).toList();
        Gaps.of(items, fixtures).forEach((item, missing) -> warnings.add(rules.names().get(item).warning("item " + item
                + " has no case with the verdict " + String.join(", ", missing.stream().map(Outcome::name).toList()))));
    }
}
