package dev.assay.engine;

import dev.assay.findings.Effort;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import dev.assay.findings.Theme;
import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every item of the checklists: those that a base rule describes, and those of `rules/items.md` that no rule judges yet.
///
/// @param items in the order of `rules/items.md`, then those that only rules know, in order of id
/// @param subjects what each judged item looks at, as in "no … in …"
/// @param themes in the order of `rules/themes.md`
/// @param off items that an author's own directory switches off
record Catalogue(List<Item> items, Map<String, String> subjects, List<Theme> themes, Set<String> off) {

    private static final Pattern SECTION = Pattern.compile("## (.+)");
    private static final Pattern LISTED = Pattern.compile("- (" + RuleReader.ITEM.pattern() + "): (.+)");
    private static final Pattern CHECKLIST = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z])?");

    /// @param folder that holds `items.md` and `themes.md`
    static Catalogue read(Path folder, RuleIndex index) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, Item> items = listed(folder, mistakes);
        if (!mistakes.isEmpty()) throw mistakes.getFirst();
        Map<String, String> subjects = new LinkedHashMap<>();
        index.rules().stream().filter(RuleIndex.Rule::isBase).sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(rule -> {
                    subjects.put(rule.name(), rule.annotation("subject"));
                    items.put(rule.name(), new Item(rule.name(), checklist(rule.name()), rule.annotation("title"),
                            rule.annotation("section"), rule.annotation("fix"),
                            Effort.valueOf(rule.annotation("effort")),
                            rule.annotation("verify"), rule.annotation("source"), true));
                });
        List<Theme> themes = Themes.read("rules/themes.md", lines(folder.resolve("themes.md")), items.keySet(),
                mistakes);
        if (!mistakes.isEmpty()) throw mistakes.getFirst();
        return new Catalogue(List.copyOf(items.values()), subjects, withAnnotated(themes, index), Set.of());
    }

    /// The items that only `items.md` knows.
    ///
    /// @param mistakes filled with the lines that say nothing
    private static Map<String, Item> listed(Path folder, List<Mistake> mistakes) {
        Map<String, Item> items = new LinkedHashMap<>();
        String section = "";
        int number = 0;
        for (String line : lines(folder.resolve("items.md"))) {
            number++;
            Matcher heading = SECTION.matcher(line);
            Matcher listed = LISTED.matcher(line);
            if (heading.matches()) section = heading.group(1);
            else if (listed.matches()) {
                String id = listed.group(1);
                items.put(id, new Item(id, checklist(id), listed.group(2), section, "", Effort.M, "", "", false));
            } else if (line.startsWith("- ")) {
                mistakes.add(new Mistake("rules/items.md", number, 3,
                        "expected an item and its title, such as `PE-8: …`"));
            }
        }
        return items;
    }

    /// The ids of all items.
    ///
    /// @param mistakes filled with those of `items.md` and `themes.md`
    static SortedSet<String> ids(Path folder, RuleIndex index, List<Mistake> mistakes) {
        SortedSet<String> ids = new TreeSet<>(listed(folder, mistakes).keySet());
        index.rules().stream().filter(RuleIndex.Rule::isBase).map(RuleIndex.Rule::name).forEach(ids::add);
        Themes.read("rules/themes.md", lines(folder.resolve("themes.md")), ids, mistakes);
        return ids;
    }

    /// An author's own item may say with `@theme` where it belongs.
    private static List<Theme> withAnnotated(List<Theme> themes, RuleIndex index) {
        Map<String, List<Theme.Concern>> concerns = new LinkedHashMap<>();
        themes.forEach(theme -> concerns.put(theme.name(), new ArrayList<>(theme.concerns())));
        index.rules().stream().filter(RuleIndex.Rule::isBase).sorted((a, b) -> a.name().compareTo(b.name()))
                .filter(rule -> !rule.annotation("theme").isEmpty()).forEach(rule -> {
                    List<Theme.Concern> theme = concerns.get(rule.annotation("theme"));
                    if (theme == null) {
                        throw new Mistake(rule.file(), rule.line(), 1, "rule \"" + rule.name() + "\": `@theme( "
                                + rule.annotation("theme") + " )` is not one of "
                                + String.join(", ", concerns.keySet()));
                    }
                    if (themes.stream().noneMatch(one -> one.has(rule.name()))) {
                        theme.add(new Theme.Concern(rule.name(), List.of(rule.name())));
                    }
                });
        return themes.stream().map(theme -> new Theme(theme.name(), theme.title(), theme.question(),
                concerns.get(theme.name()))).toList();
    }

    /// `PE` for `PE-8`, `XC-C` for `XC-C6`.
    private static String checklist(String item) {
        Matcher matcher = CHECKLIST.matcher(item);
        return matcher.find() ? matcher.group() : item;
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) return List.of();
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With items switched off: they are judged, as not applicable.
    Catalogue without(Set<String> switchedOff) {
        return new Catalogue(items.stream().map(item -> switchedOff.contains(item.id())
                ? new Item(item.id(), item.checklist(), item.title(), item.section(), item.fix(), item.effort(),
                        item.verification(), item.source(), true)
                : item).toList(), subjects, themes, Set.copyOf(switchedOff));
    }

    Catalogue only(Item item) {
        return new Catalogue(List.of(item), subjects, themes, off);
    }

    Topic topic(Finding finding) {
        String item = finding.item();
        String concern = item;
        String name = "";
        for (Theme theme : themes) {
            for (Theme.Concern one : theme.concerns()) {
                if (!one.items().contains(item)) continue;
                concern = one.name();
                name = theme.name();
            }
        }
        return new Topic(finding, finding.id(), item, finding.rule(), finding.inPackage(), concern, name,
                Verdicts.isWhole(item));
    }

    Optional<Item> find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }
}
