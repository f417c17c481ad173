package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lets the compiler look at rules, and again without those that it refuses, until it has seen all of them.
final class CompilerCheck {

    private static final int ROUNDS = 6;

    private final RuleIndex index;
    private final List<Mistake> found = new ArrayList<>();
    private boolean hides;

    /// What the build compiled is left alone; and where the unit that the others build on is refused, so are all that were
    /// not edited.
    ///
    /// @param known mistakes; the rules that they stand in are left out
    /// @return further ones
    static List<Mistake> check(RuleReader.Reading reading, Collection<Mistake> known) {
        SortedMap<String, String> texts = new TreeMap<>();
        reading.files().forEach(file -> texts.put(file.name(), file.text()));
        CompilerCheck check = new CompilerCheck(reading.index(), !without(texts, known).isEmpty());
        Optional<RuleIndex> built = Rules.built();
        String platform = Rules.platform(built);
        SortedMap<String, String> compiled = built.map(RuleIndex::units).orElseGet(TreeMap::new);
        ClassLoader below = new RuleClasses.WithoutBuilt(RuleCompiler.loader(), Set.of());
        boolean isBaseRefused = false;
        for (RuleUnit unit : RuleUnit.of(new RuleSources(texts), platform)) {
            boolean isBuilt = unit.hash().equals(compiled.get(unit.name()));
            if (unit.isBase()) {
                if (isBuilt) {
                    below = new RuleClasses.WithoutBuilt(RuleCompiler.loader(), unit.packages());
                    continue;
                }
                Optional<RuleCompiler.Compiled> made = check.compile(unit, below);
                if (made.isEmpty()) return check.found;
                below = new RuleClasses(made.get().classes(), below);
                isBaseRefused = !check.found.isEmpty() || !known.isEmpty();
                continue;
            }
            String untouched = RuleSources.hashOf(
                    compiled.get(RuleUnit.BASE) + new RuleSources(unit.files()).hash());
            if (!isBuilt && !(isBaseRefused && untouched.equals(compiled.get(unit.name())))) {
                check.compile(unit, below);
            }
        }
        return check.found;
    }

    private CompilerCheck(RuleIndex index, boolean hides) {
        this.index = index;
        this.hides = hides;
    }

    /// @return empty if something outside of rules is refused, too
    private Optional<RuleCompiler.Compiled> compile(RuleUnit unit, ClassLoader below) {
        SortedMap<String, String> texts = new TreeMap<>(unit.files());
        for (int round = 0; round < ROUNDS; round++) {
            List<Mistake> mistakes = new ArrayList<>();
            Optional<RuleCompiler.Compiled> compiled = RuleCompiler.attempt(index,
                    new RuleSources(new TreeMap<>(texts)), below, mistakes);
            if (compiled.isPresent()) return compiled;
            List<Mistake> elsewhere = without(texts, mistakes);
            mistakes.removeAll(elsewhere);
            found.addAll(mistakes);
            // What stands in no rule may follow from a mistake that is known already; if not, it hides the rest.
            if (!hides) found.addAll(elsewhere);
            if (mistakes.isEmpty()) return Optional.empty();
            hides |= !elsewhere.isEmpty();
        }
        return Optional.empty();
    }

    /// Blanks the rules that mistakes stand in, and those that extend them.
    ///
    /// @return the mistakes that stand in no rule
    private static List<Mistake> without(SortedMap<String, String> texts, Collection<Mistake> mistakes) {
        List<Mistake> elsewhere = new ArrayList<>(mistakes);
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            for (RuleText rule : RuleText.of(file.getKey(), file.getValue())) {
                int first = line(file.getValue(), rule.start());
                int last = line(file.getValue(), rule.end());
                if (elsewhere.removeIf(mistake -> mistake.file().equals(file.getKey()) && first <= mistake.line()
                        && mistake.line() <= last)) {
                    names.add(rule.name());
                }
            }
        }
        boolean grows = !names.isEmpty();
        while (grows) {
            grows = false;
            for (Map.Entry<String, String> file : texts.entrySet()) {
                StringBuilder text = new StringBuilder(file.getValue());
                for (RuleText rule : RuleText.of(file.getKey(), file.getValue())) {
                    if (!names.contains(rule.name()) && !names.contains(rule.parent())) continue;
                    grows |= names.add(rule.name());
                    for (int i = rule.start(); i < rule.end(); i++) {
                        if (text.charAt(i) != '\n') text.setCharAt(i, ' ');
                    }
                }
                file.setValue(text.toString());
            }
        }
        return elsewhere;
    }

    private static int line(String text, int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
