package dev.assay.engine;

import dev.assay.facts.Place;
import dev.assay.findings.Item;
import dev.assay.findings.Judgement;
import dev.assay.mistakes.Mistake;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The mutants of the rules of one unit that judge: each is a rule without one of its constraints, together with what
/// extends it. All are compiled at once, under names of their own, and judge side by side.
public final class Mutants {

    private static final Pattern NOTE = Pattern.compile("//\\s*equivalent without `(.+?)`\\s*:\\s*(\\S.*)");
    private static final Pattern NAMED = Pattern.compile(" ~(\\d+)(?!\\d)");

    /// @param family the rules that it replaces: the mutated one, and all that extend it
    private record Made(Mutant mutant, Set<String> family, Map<String, String> texts) {}

    private final Rules rules;
    private final RuleUnit unit;
    private final Map<String, RuleText> places = new LinkedHashMap<>();
    private final Map<String, String> plain = new HashMap<>();
    private final List<Made> made = new ArrayList<>();
    private final List<Mutant> refused = new ArrayList<>();
    private RuleCompiler.Compiled compiled;

    private Mutants(Rules rules, RuleUnit unit, Set<String> items) {
        this.rules = rules;
        this.unit = unit;
        unit.files().forEach((file, text) -> {
            plain.put(file, RuleText.plain(text));
            RuleText.of(file, text).forEach(rule -> places.put(rule.name(), rule));
        });
        for (RuleIndex.Rule rule : rules.index().rules()) {
            RuleText place = places.get(rule.name());
            if (place != null && rule.stage().equals("judge") && items.contains(rule.item())) mutate(rule, place);
        }
        compiled = made.isEmpty() ? new RuleCompiler.Compiled(List.of(), new TreeMap<>()) : compile();
    }

    /// One for each unit that judges one of the items.
    ///
    /// @throws Mistake for a note about a constraint that is not there
    public static List<Mutants> of(Rules rules, Set<String> items) {
        return rules.units().stream().filter(unit -> !unit.isBase())
                .filter(unit -> rules.index().rules().stream().anyMatch(rule -> rule.stage().equals("judge")
                        && unit.files().containsKey(rule.file()) && items.contains(rule.item())))
                .map(unit -> new Mutants(rules, unit, items)).toList();
    }

    /// In order of file and place.
    public List<Mutant> all() {
        return made.stream().map(Made::mutant).toList();
    }

    /// Those that cannot be compiled.
    public List<Mutant> refused() {
        return List.copyOf(refused);
    }

    private void mutate(RuleIndex.Rule rule, RuleText place) {
        String text = unit.files().get(place.file());
        Map<String, RuleText> family = family(place);
        Map<String, String> notes = notes(place, text);
        Set<String> used = new HashSet<>();
        List<Cuts.Cut> cuts = Cuts.of(place, text, plain.get(place.file()), (name, cut) -> isUsed(family, name, cut));
        for (Cuts.Cut cut : cuts) {
            int number = made.size() + 1;
            String excuse = "";
            for (Map.Entry<String, String> note : notes.entrySet()) {
                if (!isAbout(note.getKey(), cut.removed())) continue;
                excuse = note.getValue();
                used.add(note.getKey());
            }
            int line = 1 + (int) text.substring(0, cut.at()).chars().filter(c -> c == '\n').count();
            int column = cut.at() - text.lastIndexOf('\n', cut.at() - 1);
            Mutant mutant = new Mutant(number, rule.item(), rule.name(), rules.shown(place.file()), line, column,
                    cut.removed(),
                    excuse);
            Map<String, String> texts = new TreeMap<>();
            family.values().forEach(one -> texts.merge(one.file(), written(one, family, cut, number), String::concat));
            made.add(new Made(mutant, family.keySet(), texts));
        }
        notes.keySet().stream().filter(note -> !used.contains(note)).findFirst().ifPresent(note -> {
            int at = text.indexOf(note, place.start());
            throw new Mistake(place.file(), 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count(),
                    at - text.lastIndexOf('\n', at), "rule \"" + rule.name() + "\" has no constraint `" + note + "`");
        });
    }

    /// The rule first, then all that extend it.
    private Map<String, RuleText> family(RuleText rule) {
        Map<String, RuleText> family = new LinkedHashMap<>(Map.of(rule.name(), rule));
        for (int before = 0; before < family.size();) {
            before = family.size();
            places.values().stream().filter(one -> family.containsKey(one.parent()))
                    .forEach(one -> family.put(one.name(), one));
        }
        return family;
    }

    private boolean isUsed(Map<String, RuleText> family, String name, Cuts.Cut cut) {
        Pattern use = Pattern.compile(Pattern.quote(name) + "(?![\\w$])");
        boolean isMutated = true;
        for (RuleText rule : family.values()) {
            Matcher found = use.matcher(plain.get(rule.file())).region(rule.when(), rule.end());
            while (found.find()) {
                if (!isMutated || found.start() < cut.from() || found.start() >= cut.to()) return true;
            }
            isMutated = false;
        }
        return false;
    }

    private String written(RuleText rule, Map<String, RuleText> family, Cuts.Cut cut, int number) {
        String text = unit.files().get(rule.file());
        boolean isMutated = rule == family.values().iterator().next();
        String body = isMutated
                ? text.substring(rule.header(), cut.from()) + cut.instead() + text.substring(cut.to(), rule.end())
                : text.substring(rule.header(), rule.end());
        if (family.containsKey(rule.parent())) {
            String parent = "\"" + rule.parent() + "\"";
            int at = body.indexOf(parent);
            body = body.substring(0, at) + "\"" + MutantLedgers.name(rule.parent(), number) + "\""
                    + body.substring(at + parent.length());
        }
        return "\nrule \"" + MutantLedgers.name(rule.name(), number) + "\"" + body + "\n";
    }

    /// Constraints that the rule says to be without effect, with the reason.
    private static Map<String, String> notes(RuleText rule, String text) {
        Map<String, String> notes = new LinkedHashMap<>();
        Matcher note = NOTE.matcher(text).region(rule.start(), rule.then());
        while (note.find()) notes.put(note.group(1).strip(), note.group(2).strip());
        return notes;
    }

    private static boolean isAbout(String note, String removed) {
        String plain = note.replaceAll("\\s+", " ");
        return plain.endsWith("…") ? removed.startsWith(plain.substring(0, plain.length() - 1)) : removed.equals(plain);
    }

    /// All at once; one that Drools refuses is left out.
    private RuleCompiler.Compiled compile() {
        try {
            return compile(made);
        } catch (Mistake mistake) {
            List<Made> good = compilable(made, mistake);
            made.stream().filter(one -> !good.contains(one)).map(Made::mutant).forEach(refused::add);
            made.retainAll(good);
            return compile(made);
        }
    }

    private List<Made> compilable(List<Made> some, Mistake mistake) {
        Matcher number = NAMED.matcher(String.valueOf(mistake.getMessage()));
        Set<Integer> named = new HashSet<>();
        while (number.find()) named.add(Integer.valueOf(number.group(1)));
        List<Made> left = some.stream().filter(one -> !named.contains(one.mutant.number())).toList();
        if (left.size() < some.size()) return compilable(left);
        if (some.size() == 1) return List.of();
        List<Made> good = new ArrayList<>(compilable(some.subList(0, some.size() / 2)));
        good.addAll(compilable(some.subList(some.size() / 2, some.size())));
        return good;
    }

    private List<Made> compilable(List<Made> some) {
        try {
            if (!some.isEmpty()) compile(some);
            return some;
        } catch (Mistake mistake) {
            return compilable(some, mistake);
        }
    }

    private RuleCompiler.Compiled compile(List<Made> some) {
        SortedMap<String, String> files = new TreeMap<>();
        unit.files().forEach((file, text) -> {
            StringBuilder all = new StringBuilder(text).append('\n');
            some.forEach(one -> all.append(one.texts.getOrDefault(file, "")));
            files.put(file, all.toString());
        });
        return rules.compile(unit, files);
    }

    /// The rules of one item and their mutants, ready to judge; for one thread.
    public Trial trial(Item item) {
        return new Trial(item);
    }

    public final class Trial {

        private final Item item;
        private final Set<Integer> threw = new TreeSet<>();
        private Rules mutated;

        private Trial(Item item) {
            this.item = item;
            this.mutated = load(numbers());
        }

        private Set<Integer> numbers() {
            return mutants().stream().map(Mutant::number).filter(number -> !threw.contains(number))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /// Of this item.
        public List<Mutant> mutants() {
            return all().stream().filter(mutant -> mutant.item().equals(item.id())).toList();
        }

        public Item item() {
            return item;
        }

        private Rules load(Set<Integer> numbers) {
            RuleIndex index = rules.index();
            List<RuleIndex.Rule> known = new ArrayList<>(index.rules());
            Set<String> wanted = new HashSet<>();
            index.rules().stream().filter(rule -> Set.of("derive", "severity").contains(rule.stage())
                    || rule.item().equals(item.id())).forEach(rule -> wanted.add(rule.name()));
            Map<String, RuleIndex.Rule> byName = index.rules().stream()
                    .collect(Collectors.toMap(RuleIndex.Rule::name, rule -> rule));
            for (Made one : made) {
                if (!numbers.contains(one.mutant.number())) continue;
                for (String name : one.family) {
                    RuleIndex.Rule rule = byName.get(name);
                    String own = MutantLedgers.name(name, one.mutant.number());
                    wanted.add(own);
                    known.add(new RuleIndex.Rule(own, rule.inPackage(), rule.file(), rule.line(), rule.stage(),
                            rule.parent(), rule.annotations(), rule.kinds(), rule.parameters(), rule.lookups()));
                }
            }
            known.removeIf(rule -> !wanted.contains(rule.name()));
            RuleIndex all = new RuleIndex(index.hash(), index.units(), index.models(), index.declared(), known);
            return rules.with(unit, compiled, all, wanted);
        }

        /// What comes of the item with each mutant, by its number; 0 is what comes of it without any. A mutant that makes
        /// the engine throw is not there, then or ever after.
        public SortedMap<Integer, Judgement> judge(Collection<?> facts, Function<Place, String> text) {
            while (true) {
                try {
                    return judge(mutated, numbers(), facts, text);
                } catch (RuntimeException e) {
                    int before = threw.size();
                    for (int number : named(e, numbers())) blame(Set.of(number), facts, text);
                    if (threw.size() == before) blame(numbers(), facts, text);
                    if (threw.size() == before) throw e;
                    mutated = load(numbers());
                }
            }
        }

        private SortedMap<Integer, Judgement> judge(Rules some, Set<Integer> numbers, Collection<?> facts,
                Function<Place, String> text) {
            SortedMap<Integer, Set<String>> replaced = new TreeMap<>(Map.of(0, Set.of()));
            made.stream().filter(one -> numbers.contains(one.mutant.number()))
                    .forEach(one -> replaced.put(one.mutant.number(), one.family));
            return Engine.judge(some, item, replaced, facts, text);
        }

        /// Drools names at most five of the rules that share a condition, and not the one in which it meets what it does not
        /// expect; so they are tried by halves.
        private void blame(Set<Integer> numbers, Collection<?> facts, Function<Place, String> text) {
            if (numbers.isEmpty()) return;
            try {
                judge(load(numbers), numbers, facts, text);
            } catch (RuntimeException e) {
                if (numbers.size() == 1) {
                    threw.addAll(numbers);
                    return;
                }
                List<Integer> all = List.copyOf(numbers);
                blame(new TreeSet<>(all.subList(0, all.size() / 2)), facts, text);
                blame(new TreeSet<>(all.subList(all.size() / 2, all.size())), facts, text);
            }
        }

        private static Set<Integer> named(Throwable thrown, Set<Integer> known) {
            Set<Integer> numbers = new LinkedHashSet<>();
            for (Throwable one = thrown; one != null; one = one.getCause()) {
                Matcher number = NAMED.matcher(String.valueOf(one.getMessage()));
                while (number.find()) numbers.add(Integer.valueOf(number.group(1)));
            }
            numbers.retainAll(known);
            return numbers;
        }
    }
}
