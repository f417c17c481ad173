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

/// Rule files that are compiled together. All shipped packages that derive or declare are one unit, those that only an
/// author's own directories have are one on top of it; each DRL package that only reports is one that builds on both, so
/// that an edit of it costs no other's time.
///
/// @param name of the package; empty for the unit that all others build on, `+` for the one on top of it
/// @param packages the DRL packages
/// @param files content by name
/// @param hash of all that its classes depend on
record RuleUnit(String name, Set<String> packages, SortedMap<String, String> files, String hash) {

    static final String BASE = "";
    static final String OWN_BASE = "+";

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");
    private static final Pattern BASIC = Pattern.compile("(?m)^\\s*(declare\\s|ruleflow-group\\s+\"derive\")");

    boolean isBase() {
        return name.equals(BASE) || name.equals(OWN_BASE);
    }

    /// Whether a file of an author's own directory is among them.
    boolean isOwn() {
        return files.keySet().stream().anyMatch(RuleSources::isOwn);
    }

    /// What others build on comes first.
    ///
    /// @param platform a hash of the classes that rules are compiled against
    static List<RuleUnit> of(RuleSources sources, String platform) {
        List<RuleUnit> units = new ArrayList<>();
        String below = platform;
        String belowOwn = platform;
        for (RuleUnit unit : of(sources, Map.of())) {
            String hash = RuleSources
                    .hashOf((unit.isOwn() ? belowOwn : below) + new RuleSources(unit.files).hash());
            if (unit.isBase()) belowOwn = hash;
            if (unit.name.equals(BASE)) below = hash;
            units.add(new RuleUnit(unit.name, unit.packages, unit.files, hash));
        }
        return units;
    }

    /// @param hashes of units, by name, where they are known already
    static List<RuleUnit> of(RuleSources sources, Map<String, String> hashes) {
        Set<String> basic = new HashSet<>();
        Set<String> shipped = new HashSet<>();
        sources.files().forEach((file, text) -> {
            if (BASIC.matcher(text).find()) basic.add(inPackage(text));
            if (!RuleSources.isOwn(file)) shipped.add(inPackage(text));
        });
        SortedMap<String, SortedMap<String, String>> files = new TreeMap<>(Map.of(BASE, new TreeMap<>()));
        SortedMap<String, Set<String>> packages = new TreeMap<>(Map.of(BASE, new HashSet<>()));
        sources.files().forEach((file, text) -> {
            String inPackage = inPackage(text);
            String basis = shipped.contains(inPackage) ? BASE : OWN_BASE;
            String unit = basic.contains(inPackage) ? basis : inPackage;
            files.computeIfAbsent(unit, key -> new TreeMap<>()).put(file, text);
            packages.computeIfAbsent(unit, key -> new HashSet<>()).add(inPackage);
        });
        List<RuleUnit> units = new ArrayList<>();
        files.forEach((name, those) -> units
                .add(new RuleUnit(name, packages.get(name), those, hashes.getOrDefault(name, ""))));
        return units;
    }

    static String inPackage(String text) {
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /// The models among them that are of this unit: a model is a class of its DRL package.
    List<String> own(List<String> models) {
        return models.stream().filter(model -> packages.contains(model.substring(0, model.lastIndexOf('.')))).toList();
    }
}
