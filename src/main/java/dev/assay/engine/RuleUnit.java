package dev.assay.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rule files that are compiled together. All that derive or declare are one unit; each DRL package that only reports is
/// one that builds on it, so that an edit of it costs no other's time.
///
/// @param name of the package; empty for the unit that the others build on
/// @param packages the DRL packages
/// @param files content by name
/// @param hash of all that its classes depend on
record RuleUnit(String name, Set<String> packages, SortedMap<String, String> files, String hash) {

    static final String BASE = "";

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");
    private static final Pattern BASIC = Pattern.compile("(?m)^(declare\\s|ruleflow-group\\s+\"derive\")");

    boolean isBase() {
        return name.equals(BASE);
    }

    /// The unit that the others build on comes first.
    ///
    /// @param platform a hash of the classes that rules are compiled against
    static List<RuleUnit> of(RuleSources sources, String platform) {
        Set<String> basic = new HashSet<>();
        sources.files().forEach((file, text) -> {
            if (BASIC.matcher(text).find()) basic.add(inPackage(text));
        });
        SortedMap<String, SortedMap<String, String>> files = new TreeMap<>(Map.of(BASE, new TreeMap<>()));
        SortedMap<String, Set<String>> packages = new TreeMap<>(Map.of(BASE, new HashSet<>()));
        sources.files().forEach((file, text) -> {
            String inPackage = inPackage(text);
            String unit = basic.contains(inPackage) ? BASE : inPackage;
            files.computeIfAbsent(unit, key -> new TreeMap<>()).put(file, text);
            packages.computeIfAbsent(unit, key -> new HashSet<>()).add(inPackage);
        });
        List<RuleUnit> units = new ArrayList<>();
        String below = platform;
        for (Map.Entry<String, SortedMap<String, String>> unit : files.entrySet()) {
            String hash = RuleSources.hashOf(below + new RuleSources(unit.getValue()).hash());
            if (units.isEmpty()) below = hash;
            units.add(new RuleUnit(unit.getKey(), packages.get(unit.getKey()), unit.getValue(), hash));
        }
        return units;
    }

    private static String inPackage(String text) {
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /// The models among them that are of this unit: a model is a class of its DRL package.
    List<String> own(List<String> models) {
        return models.stream().filter(model -> packages.contains(model.substring(0, model.lastIndexOf('.')))).toList();
    }
}
