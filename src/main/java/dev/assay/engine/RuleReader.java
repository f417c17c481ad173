package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;

/// Parses rule files and refuses what Drools would refuse with a worse message, or not at all.
final class RuleReader {

    /// The id of a checklist item, such as `FA-1`, `XC-C6` and `PT-1`.
    static final Pattern ITEM = Pattern.compile("[A-Z][A-Z0-9]*-[A-Z]?[0-9]+");

    private static final List<String> STAGES = List.of("derive", "judge", "severity", "consolidate", "plan");
    private static final Pattern REPORTS = Pattern
            .compile(
                    "\\b(examine|fail|partial|unknown|notApplicable|inventory|rate|sameCause|before|prioritise)\\s*\\(");
    private static final Pattern DERIVES = Pattern
            .compile("\\b(insert|insertLogical|update|modify|retract|delete)\\s*\\(");
    private static final Pattern ASKED = Pattern.compile("\\bname\\s*(?:==|in)\\s*(\\(?(?:\\s*,?\\s*\"[^\"]*\")+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final List<RuleFile> files = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<RuleIndex.Rule> rules = new ArrayList<>();

    private RuleReader() {}

    /// What was read, and all that is wrong with its form.
    ///
    /// @param index what is known of the rules that could be read
    /// @param files those that could be parsed, in order of name
    /// @param mistakes in order of file, line and column
    record Reading(RuleIndex index, List<RuleFile> files, List<Mistake> mistakes) {}

    /// @throws Mistake for the first mistake, in order of file and line
    static RuleIndex read(RuleSources sources) {
        return read(sources, new HashMap<>());
    }

    /// @param known files that need not be parsed again, by name and text; afterwards these files and no others
    static RuleIndex read(RuleSources sources, Map<String, RuleFile> known) {
        Reading reading = readAll(sources, known);
        if (!reading.mistakes.isEmpty()) throw reading.mistakes.getFirst();
        return reading.index;
    }

    static Reading readAll(RuleSources sources) {
        return readAll(sources, new HashMap<>());
    }

    private static Reading readAll(RuleSources sources, Map<String, RuleFile> known) {
        RuleReader reader = new RuleReader();
        Map<String, RuleFile> now = new HashMap<>();
        sources.files().forEach((name, text) -> {
            RuleFile file = known.get(name + "\0" + text);
            int before = reader.mistakes.size();
            if (file == null) file = RuleFile.read(name, text, reader.mistakes);
            if (file != null) reader.files.add(file);
            if (file != null && reader.mistakes.size() == before) now.put(name + "\0" + text, file);
        });
        known.clear();
        known.putAll(now);
        RuleIndex index = reader.index(sources.hash());
        reader.mistakes.sort(Mistake.ORDER);
        return new Reading(index, reader.files, reader.mistakes);
    }

    /// @throws Mistake for a file that is not DRL
    static PackageDescr parsed(String file, String text) {
        List<Mistake> mistakes = new ArrayList<>();
        RuleFile read = RuleFile.read(file, text, mistakes);
        if (!mistakes.isEmpty()) throw mistakes.getFirst();
        return read.parsed();
    }

    private RuleIndex index(String hash) {
        SortedMap<String, String> declared = new TreeMap<>();
        for (RuleFile file : files) {
            for (TypeDeclarationDescr type : file.parsed().getTypeDeclarations()) {
                String other = declared.putIfAbsent(type.getTypeName(),
                        file.parsed().getName() + "." + type.getTypeName());
                if (other == null) continue;
                mistakes.add(file.mistake(file.find(type.getTypeName(), type.getStartCharacter(), file.text().length()),
                        "`" + type.getTypeName() + "` is declared twice; the other one is " + other));
            }
        }
        for (RuleFile file : files) {
            String stage = stage(file);
            Map<String, SortedSet<String>> lookups = Lookups.keys(file.text(), declared::containsKey);
            for (RuleDescr rule : file.parsed().getRules()) {
                if (!rule.isQuery())
                    rules.add(rule(file, stage, rule, lookups.getOrDefault(rule.getName(), new TreeSet<>())));
            }
        }
        checkParents();
        rules.sort(Comparator.comparing(RuleIndex.Rule::file).thenComparing(RuleIndex.Rule::line));
        return new RuleIndex(hash, new TreeMap<>(), List.of(), declared, rules);
    }

    private String stage(RuleFile file) {
        AttributeDescr group = file.parsed().getAttribute("ruleflow-group");
        int line = 1 + (int) file.text().lines().takeWhile(text -> !text.startsWith("package")).count();
        if (group == null) {
            mistakes.add(new Mistake(file.name(), line, 1,
                    "expected a line such as `ruleflow-group \"judge\"` under `package " + file.parsed().getName()
                            + "`; the groups are " + String.join(", ", STAGES)));
            return "";
        }
        if (!STAGES.contains(group.getValue())) {
            mistakes.add(file.mistake(Math.max(0, group.getStartCharacter()),
                    "`ruleflow-group \"" + group.getValue() + "\"` is not one of " + String.join(", ", STAGES)
                            + Nearest.hint(group.getValue(), STAGES)));
        }
        return group.getValue();
    }

    private RuleIndex.Rule rule(RuleFile file, String stage, RuleDescr rule, SortedSet<String> lookups) {
        SortedMap<String, String> annotations = new TreeMap<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            annotations.put(annotation.getName(), unquoted(String.valueOf(annotation.getSingleValue())));
        }
        SortedSet<String> kinds = new TreeSet<>();
        SortedSet<String> parameters = new TreeSet<>();
        for (PatternDescr pattern : Patterns.of(rule.getLhs())) {
            kinds.add(pattern.getObjectType());
            if (pattern.getObjectType().equals("Parameter")) {
                pattern.getConstraint().getDescrs().forEach(constraint -> asked(constraint.toString(), parameters));
            }
        }
        String parent = rule.hasParent() ? rule.getParentName() : "";
        RuleIndex.Rule known = new RuleIndex.Rule(rule.getName(), file.parsed().getName(), file.name(), rule.getLine(),
                stage, parent, annotations, kinds, parameters, lookups);
        check(known, String.valueOf(rule.getConsequence()));
        AnnotationCheck.check(file, rule, known, mistakes);
        return known;
    }

    private static void asked(String constraint, Set<String> parameters) {
        Matcher matcher = ASKED.matcher(constraint);
        while (matcher.find()) {
            QUOTED.matcher(matcher.group(1)).results().forEach(quoted -> parameters.add(quoted.group(1)));
        }
    }

    private void check(RuleIndex.Rule rule, String consequence) {
        boolean derives = DERIVES.matcher(consequence).find();
        boolean reports = REPORTS.matcher(consequence).find();
        if (derives && reports) {
            mistake(rule, "a rule derives or reports, never both");
        } else if (rule.stage().equals("derive") && reports) {
            mistake(rule, "a rule of the group \"derive\" derives and never reports");
        } else if (STAGES.contains(rule.stage()) && !rule.stage().equals("derive") && derives) {
            mistake(rule, "only a rule of the group \"derive\" changes facts; this one is \"" + rule.stage() + "\"");
        }
        if (!rule.stage().equals("judge") || consequence.contains("inventory")) return;
        if (!ITEM.matcher(rule.item()).matches()) {
            mistake(rule, "expected a name that starts with an item, such as \"PE-8\" or \"PE-8 literal pool size\"");
            return;
        }
        boolean excuses = consequence.contains("notApplicable");
        if (!rule.isBase() && !excuses && !rule.parent().startsWith(rule.item())) {
            mistake(rule, "expected `extends \"" + rule.item() + "\"`");
        }
    }

    private void checkParents() {
        Map<String, RuleIndex.Rule> byName = new HashMap<>();
        for (RuleIndex.Rule rule : rules) {
            RuleIndex.Rule other = byName.putIfAbsent(rule.name(), rule);
            if (other != null) mistake(rule, "the name is taken by a rule in " + other.file() + ":" + other.line());
        }
        Set<String> unreadable = new HashSet<>();
        files.forEach(file -> unreadable.addAll(file.unreadable()));
        for (RuleIndex.Rule rule : rules) {
            if (rule.parent().isEmpty() || unreadable.contains(rule.parent())) continue;
            RuleIndex.Rule parent = byName.get(rule.parent());
            if (parent == null) {
                mistake(rule, "extends \"" + rule.parent() + "\", which does not exist"
                        + Nearest.hint(rule.parent(), byName.keySet()));
            } else if (!parent.inPackage().equals(rule.inPackage())) {
                mistake(rule, "extends \"" + rule.parent() + "\" of " + parent.inPackage()
                        + "; a rule extends only rules of its own package");
            }
        }
    }

    private void mistake(RuleIndex.Rule rule, String expected) {
        mistakes.add(new Mistake(rule.file(), rule.line(), 1, "rule \"" + rule.name() + "\": " + expected));
    }

    /// Drools keeps the quotes and the escapes of a string.
    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || !value.endsWith("\"")) return value;
        try {
            return value.substring(1, value.length() - 1).translateEscapes();
        } catch (IllegalArgumentException e) {
            return value.substring(1, value.length() - 1);
        }
    }
}
