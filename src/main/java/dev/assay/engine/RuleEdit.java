package dev.assay.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What has to be compiled again after rules of a unit were edited: these rules, and those that extend them.
///
/// @param files the files of their DRL packages; every other rule, and what is declared, is blank, so that lines stay
///     where they are; none if no rule has to be compiled
/// @param gone names of the rules that the compiled ones no longer speak for: deleted, or compiled again
/// @param compiled names of the rules to take from what is compiled again
record RuleEdit(SortedMap<String, String> files, Set<String> gone, Set<String> compiled) {

    private static final Pattern DECLARATION = Pattern.compile("(?ms)^declare\\s.*?^[ \\t]*end\\b");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");

    /// Empty if more than rules was edited, such as an import or what is declared.
    ///
    /// @param before the files that were compiled
    static Optional<RuleEdit> between(SortedMap<String, String> before, SortedMap<String, String> after) {
        if (!before.keySet().equals(after.keySet())) return Optional.empty();
        Map<String, String> old = new HashMap<>();
        Map<String, String> now = new LinkedHashMap<>();
        Map<String, RuleText> places = new HashMap<>();
        for (Map.Entry<String, String> file : after.entrySet()) {
            String text = file.getValue();
            String was = Objects.requireNonNull(before.get(file.getKey()));
            String outside = read(file.getKey(), was, old, new HashMap<>());
            if (!outside.equals(read(file.getKey(), text, now, places))) return Optional.empty();
        }
        Set<String> again = new HashSet<>(now.keySet());
        again.removeIf(name -> now.get(name).equals(old.get(name)));
        for (int size = -1; size < again.size();) {
            size = again.size();
            places.values().stream().filter(rule -> again.contains(rule.parent()))
                    .forEach(rule -> again.add(rule.name()));
        }
        Set<String> gone = new HashSet<>(old.keySet());
        gone.removeIf(name -> now.containsKey(name) && !again.contains(name));
        return Optional.of(new RuleEdit(blanked(after, places, again), gone, again));
    }

    /// @param rules filled with the text of each rule without comments, by name
    /// @return the text outside of rules without comments, on one line
    private static String read(String file, String text, Map<String, String> rules, Map<String, RuleText> places) {
        String plain = RuleText.plain(text);
        StringBuilder code = new StringBuilder(plain);
        for (int i = 0; i < plain.length(); i++) if (plain.charAt(i) == '"') code.setCharAt(i, text.charAt(i));
        StringBuilder outside = new StringBuilder();
        int from = 0;
        for (RuleText rule : RuleText.of(file, text)) {
            outside.append(code, from, rule.start()).append('\n');
            rules.put(rule.name(), code.substring(rule.start(), rule.end()));
            places.put(rule.name(), rule);
            from = rule.end();
        }
        return outside.append(code.substring(from)).toString().strip().replaceAll("\\s+", " ");
    }

    private static SortedMap<String, String> blanked(SortedMap<String, String> files, Map<String, RuleText> places,
            Set<String> again) {
        Set<String> needed = new HashSet<>(again);
        again.forEach(name -> {
            for (RuleText one = places.get(name); one != null; one = places.get(one.parent())) needed.add(one.name());
        });
        Set<String> packages = new HashSet<>();
        needed.forEach(name -> packages.add(inPackage(files.get(places.get(name).file()))));
        SortedMap<String, String> blanked = new TreeMap<>();
        files.forEach((file, text) -> {
            if (!packages.contains(inPackage(text))) return;
            StringBuilder left = new StringBuilder(text);
            RuleText.of(file, text).stream().filter(rule -> !needed.contains(rule.name()))
                    .forEach(rule -> blank(left, rule.start(), rule.end()));
            Matcher declaration = DECLARATION.matcher(RuleText.plain(text));
            while (declaration.find()) blank(left, declaration.start(), declaration.end());
            blanked.put(file, left.toString());
        });
        return blanked;
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) if (text.charAt(i) != '\n') text.setCharAt(i, ' ');
    }

    private static String inPackage(String text) {
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
