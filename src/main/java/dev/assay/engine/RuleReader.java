package dev.assay.engine;

import dev.assay.findings.Effort;
import dev.assay.findings.Impact;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/// Parses rule files and refuses what Drools would refuse with a worse message, or not at all.
final class RuleReader {

    /// The id of a checklist item, such as `FA-1`, `XC-C6` and `PT-1`.
    static final Pattern ITEM = Pattern.compile("[A-Z][A-Z0-9]*-[A-Z]?[0-9]+");

    private static final List<String> STAGES = List.of("derive", "judge", "severity", "consolidate", "plan");
    private static final List<String> ON_A_BASE_RULE = List.of("title", "section", "subject", "fix", "effort", "verify",
            "source");
    private static final Pattern REPORTS = Pattern
            .compile(
                    "\\b(examine|fail|partial|unknown|notApplicable|inventory|rate|sameCause|before|prioritise)\\s*\\(");
    private static final Pattern FINDS = Pattern.compile("\\b(fail|partial)\\s*\\(");
    private static final Pattern DERIVES = Pattern
            .compile("\\b(insert|insertLogical|update|modify|retract|delete)\\s*\\(");
    private static final Pattern ASKED = Pattern.compile("\\bname\\s*(?:==|in)\\s*(\\(?(?:\\s*,?\\s*\"[^\"]*\")+)");
    private static final Pattern LINE = Pattern.compile("Line (\\d+):(\\d+) ");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final Map<String, PackageDescr> files = new LinkedHashMap<>();
    private final Map<String, String> texts;

    private final Map<String, PackageDescr> parsed;

    private RuleReader(SortedMap<String, String> texts, Map<String, PackageDescr> parsed) {
        this.texts = texts;
        this.parsed = parsed;
    }

    /// @throws Mistake for the first mistake, in order of file
    static RuleIndex read(RuleSources sources) {
        return read(sources, new HashMap<>());
    }

    /// @param parsed files that need not be parsed again, by name and text; afterwards these files and no others
    static RuleIndex read(RuleSources sources, Map<String, PackageDescr> parsed) {
        parsed.keySet().retainAll(sources.files().entrySet().stream().map(file -> key(file.getKey(), file.getValue()))
                .collect(Collectors.toSet()));
        RuleReader reader = new RuleReader(sources.files(), parsed);
        sources.files().forEach(reader::parse);
        return reader.index(sources.hash());
    }

    private void parse(String file, String text) {
        files.put(file, parsed.computeIfAbsent(key(file, text), key -> parsed(file, text)));
    }

    private static String key(String file, String text) {
        return file + "\0" + text;
    }

    /// @throws Mistake for a file that is not DRL
    static PackageDescr parsed(String file, String text) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed;
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException e) {
            throw new Mistake(file, 1, 1, String.valueOf(e.getMessage()));
        }
        for (DroolsError error : parser.getErrors()) throw syntax(file, error);
        if (parsed == null || parsed.getName() == null || parsed.getName().isEmpty()) {
            throw new Mistake(file, 1, 1, "expected `package` and a name, such as `package assay.pools`");
        }
        return parsed;
    }

    private static Mistake syntax(String file, DroolsError error) {
        String message = String.valueOf(error.getMessage()).replaceFirst("^\\[ERR \\d+] ", "");
        Matcher matcher = LINE.matcher(message);
        if (!matcher.find()) return new Mistake(file, Math.max(1, error.getLines()[0]), 1, message);
        return new Mistake(file, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)) + 1,
                message.replace(matcher.group(), "").strip());
    }

    private RuleIndex index(String hash) {
        SortedMap<String, String> declared = new TreeMap<>();
        Map<String, TypeDeclarationDescr> types = new HashMap<>();
        files.forEach((file, parsed) -> parsed.getTypeDeclarations().forEach(type -> {
            String other = declared.putIfAbsent(type.getTypeName(), parsed.getName() + "." + type.getTypeName());
            if (other != null) {
                throw new Mistake(file, type.getLine(), 1, "`" + type.getTypeName()
                        + "` is declared twice; the other one is " + other);
            }
            types.put(type.getTypeName(), type);
        }));
        List<RuleIndex.Rule> rules = new ArrayList<>();
        KindSchema schema = new KindSchema(types, declared);
        files.forEach((file, parsed) -> {
            String stage = stage(file, parsed);
            for (RuleDescr rule : parsed.getRules()) {
                if (rule.isQuery()) continue;
                rules.add(rule(file, parsed, stage, rule, schema));
            }
        });
        checkParents(rules);
        rules.sort((a, b) -> a.file().equals(b.file())
                ? Integer.compare(a.line(), b.line())
                : a.file().compareTo(b.file()));
        return new RuleIndex(hash, new TreeMap<>(), List.of(), declared, rules);
    }

    private String stage(String file, PackageDescr parsed) {
        AttributeDescr group = parsed.getAttribute("ruleflow-group");
        int line = 1 + (int) texts.get(file).lines().takeWhile(text -> !text.startsWith("package")).count();
        if (group == null) {
            throw new Mistake(file, line, 1, "expected a line such as `ruleflow-group \"judge\"` under `package "
                    + parsed.getName() + "`; the groups are " + String.join(", ", STAGES));
        }
        if (!STAGES.contains(group.getValue())) {
            throw new Mistake(file, line, 1, "`ruleflow-group \"" + group.getValue() + "\"` is not one of "
                    + String.join(", ", STAGES) + Nearest.hint(group.getValue(), STAGES));
        }
        return group.getValue();
    }

    private RuleIndex.Rule rule(String file, PackageDescr parsed, String stage, RuleDescr rule, KindSchema schema) {
        SortedMap<String, String> annotations = new TreeMap<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            annotations.put(annotation.getName(), unquoted(String.valueOf(annotation.getSingleValue())));
        }
        SortedSet<String> kinds = new TreeSet<>();
        SortedSet<String> parameters = new TreeSet<>();
        for (PatternDescr pattern : Patterns.of(rule.getLhs())) {
            kinds.add(pattern.getObjectType());
            schema.check(file, parsed, pattern);
            if (pattern.getObjectType().equals("Parameter")) {
                pattern.getConstraint().getDescrs().forEach(constraint -> asked(constraint.toString(), parameters));
            }
        }
        String parent = rule.hasParent() ? rule.getParentName() : "";
        RuleIndex.Rule known = new RuleIndex.Rule(rule.getName(), parsed.getName(), file, rule.getLine(), stage, parent,
                annotations, kinds, parameters);
        check(known, String.valueOf(rule.getConsequence()));
        return known;
    }

    private static void asked(String constraint, Set<String> parameters) {
        Matcher matcher = ASKED.matcher(constraint);
        while (matcher.find()) {
            QUOTED.matcher(matcher.group(1)).results().forEach(quoted -> parameters.add(quoted.group(1)));
        }
    }

    private void check(RuleIndex.Rule rule, String consequence) {
        if (rule.stage().equals("derive") && REPORTS.matcher(consequence).find()) {
            throw mistake(rule, "a rule of the group \"derive\" derives and never reports");
        }
        if (!rule.stage().equals("derive") && DERIVES.matcher(consequence).find()) {
            throw mistake(rule,
                    "only a rule of the group \"derive\" changes facts; this one is \"" + rule.stage() + "\"");
        }
        if (!rule.stage().equals("judge") || consequence.contains("inventory")) return;
        if (!ITEM.matcher(rule.item()).matches()) {
            throw mistake(rule,
                    "expected a name that starts with an item, such as \"PE-8\" or \"PE-8 literal pool size\"");
        }
        if (rule.isBase()) checkBase(rule);
        boolean excuses = consequence.contains("notApplicable");
        if (!rule.isBase() && !excuses && !rule.parent().startsWith(rule.item())) {
            throw mistake(rule, "expected `extends \"" + rule.item() + "\"`");
        }
        if (FINDS.matcher(consequence).find()) {
            List<String> impacts = Arrays.stream(Impact.values()).map(Impact::name).toList();
            String impact = rule.annotation("impact");
            if (!impacts.contains(impact)) {
                throw mistake(rule, (impact.isEmpty()
                        ? "expected `@impact( … )`"
                        : "`@impact( " + impact
                                + " )` is not known")
                        + "; the impacts are " + String.join(", ", impacts));
            }
        }
        String reach = rule.annotation("reach");
        if (!reach.isEmpty() && !Fault.REACHES.contains(reach)) {
            throw mistake(rule, "`@reach( " + reach + " )` is not one of " + String.join(", ", Fault.REACHES));
        }
    }

    private void checkBase(RuleIndex.Rule rule) {
        List<String> missing = ON_A_BASE_RULE.stream().filter(name -> rule.annotation(name).isEmpty()).toList();
        if (!missing.isEmpty()) throw mistake(rule, "the base rule has no @" + String.join(", @", missing));
        List<String> efforts = Arrays.stream(Effort.values()).map(Effort::name).toList();
        if (!efforts.contains(rule.annotation("effort"))) {
            throw mistake(rule,
                    "`@effort( " + rule.annotation("effort") + " )` is not one of " + String.join(", ", efforts));
        }
    }

    private static void checkParents(List<RuleIndex.Rule> rules) {
        Map<String, RuleIndex.Rule> byName = new HashMap<>();
        for (RuleIndex.Rule rule : rules) {
            RuleIndex.Rule other = byName.putIfAbsent(rule.name(), rule);
            if (other != null) {
                throw mistake(rule, "the name is taken by a rule in " + other.file() + ":" + other.line());
            }
        }
        for (RuleIndex.Rule rule : rules) {
            if (rule.parent().isEmpty()) continue;
            RuleIndex.Rule parent = byName.get(rule.parent());
            if (parent == null) {
                throw mistake(rule, "extends \"" + rule.parent() + "\", which does not exist"
                        + Nearest.hint(rule.parent(), byName.keySet()));
            }
            if (!parent.inPackage().equals(rule.inPackage())) {
                throw mistake(rule, "extends \"" + rule.parent() + "\" of " + parent.inPackage()
                        + "; a rule extends only rules of its own package");
            }
        }
    }

    private static Mistake mistake(RuleIndex.Rule rule, String expected) {
        return new Mistake(rule.file(), rule.line(), 1, "rule \"" + rule.name() + "\": " + expected);
    }

    /// Drools keeps the quotes and the escapes of a string.
    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || !value.endsWith("\"")) return value;
        return value.substring(1, value.length() - 1).translateEscapes();
    }
}
