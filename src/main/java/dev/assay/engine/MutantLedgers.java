package dev.assay.engine;

import dev.assay.facts.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A ledger for each mutant, and one for each rule that is none.
final class MutantLedgers implements Ledger.Choice {

    private static final Pattern NUMBER = Pattern.compile(" ~(\\d+)$");

    private final SortedMap<String, Ledger> ledgers = new TreeMap<>();
    private final RuleIndex index;
    private final Function<Place, String> text;

    MutantLedgers(RuleIndex index, Function<Place, String> text) {
        this.index = index;
        this.text = text;
    }

    /// What a rule is called in a mutant; nothing else is called so.
    static String name(String rule, int mutant) {
        return rule + " ~" + mutant;
    }

    @Override
    public Ledger of(String rule) {
        Matcher number = NUMBER.matcher(rule);
        return ledger(number.find() ? number.group() : rule);
    }

    private Ledger ledger(String key) {
        return ledgers.computeIfAbsent(key, name -> new Ledger(index, text));
    }

    /// What all rules said, with what a mutant said in the place of some of them.
    Ledger merged(int mutant, Set<String> replaced) {
        Ledger merged = new Ledger(index, text);
        ledgers.forEach((name, ledger) -> {
            boolean isOriginal = !NUMBER.matcher(name).find() && !replaced.contains(name);
            if (isOriginal || name.equals(name("", mutant))) merged.add(ledger);
        });
        return merged;
    }

    Map<Fault, Ledger.Rating> ratings() {
        Map<Fault, Ledger.Rating> ratings = new LinkedHashMap<>();
        ledgers.values().forEach(ledger -> ledger.ratings.forEach((fault, rating) -> ratings.merge(fault, rating,
                (one, other) -> one.severity().compareTo(other.severity()) <= 0 ? one : other)));
        return ratings;
    }
}
