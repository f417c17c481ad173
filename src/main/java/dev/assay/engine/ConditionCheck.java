package dev.assay.engine;

import dev.assay.mistakes.Nearest;
import dev.assay.mistakes.Warning;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/// Looks at each pattern of a rule: kinds, properties, types, joins. The rules that it extends come first.
final class ConditionCheck {

    private static final Pattern BOUND = Pattern.compile("(\\$\\w+)\\s*:=?(?!:)");
    private static final Pattern LITERAL = Pattern.compile("\"|\\b[A-Z]\\w*[.][A-Z]|[=><]\\s*\\d");
    private static final Set<String> OF_A_CALL = Set.of("Parameter", "Argument");
    private static final Pattern USED = Pattern.compile("\\$\\w+");

    /// A rule and the file that it stands in.
    record Standing(RuleFile file, RuleDescr rule) {}

    private final Types types;
    private final Remarks remarks;
    private final Map<String, Type> bound = new HashMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> joinable = new HashSet<>();
    private boolean isFirst = true;

    private ConditionCheck(Types types, Remarks remarks) {
        this.types = types;
        this.remarks = remarks;
    }

    /// @param lineage the rule that extends no other first, the one to check last
    static void check(List<Standing> lineage, Types types, Remarks remarks) {
        Remarks ignored = new Remarks();
        ConditionCheck check = new ConditionCheck(types, ignored);
        for (Standing one : lineage) check.name(one);
        for (Standing parent : lineage.subList(0, lineage.size() - 1)) check.walk(parent, parent.rule.getLhs(), true);
        ConditionCheck last = new ConditionCheck(types, remarks);
        last.bound.putAll(check.bound);
        last.names.addAll(check.names);
        last.joinable.addAll(check.joinable);
        last.isFirst = check.isFirst;
        last.walk(lineage.getLast(), lineage.getLast().rule.getLhs(), true);
    }

    private void name(Standing one) {
        String plain = one.file.plain().substring(Math.max(0, one.rule.getStartCharacter()),
                Math.min(one.file.plain().length(), one.rule.getEndCharacter() + 1));
        BOUND.matcher(plain).results().forEach(name -> names.add(name.group(1)));
    }

    /// @param positive whether each match of it is a match of the rule, unlike in `not`, `exists` and `accumulate`
    private void walk(Standing rule, Object condition, boolean positive) {
        switch (condition) {
            case PatternDescr pattern -> pattern(rule, pattern, positive);
            case AccumulateDescr accumulate -> {
                walk(rule, accumulate.getInput(), false);
                accumulate.getFunctions().forEach(function -> {
                    if (function.getBind() != null) {
                        bound.put(function.getBind(),
                                function.getFunction().equals("count") ? Long.class : Types.UNKNOWN);
                    }
                });
            }
            case CollectDescr all -> walk(rule, all.getInputPattern(), false);
            case AndDescr and -> and.getDescrs().forEach(part -> walk(rule, part, positive));
            case OrDescr or -> or.getDescrs().forEach(part -> walk(rule, part, positive));
            case ConditionalElementDescr element ->
                element.getDescrs().forEach(part -> walk(rule, part, false));
            default -> {
                // `from` and `eval` hold Java, which the compiler looks at.
            }
        }
    }

    private void pattern(Standing rule, PatternDescr pattern, boolean positive) {
        if (pattern.getSource() != null) walk(rule, pattern.getSource(), false);
        Type type = kind(rule.file, pattern);
        if (pattern.getIdentifier() != null && !pattern.getIdentifier().isEmpty()) {
            bound.put(pattern.getIdentifier(), type);
        }
        Set<String> own = new HashSet<>();
        Set<String> used = new HashSet<>();
        for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
            if (!(constraint instanceof ExprConstraintDescr expression)) continue;
            String plain = RuleText.plain(expression.getExpression());
            BOUND.matcher(plain).results().forEach(name -> own.add(name.group(1)));
            Matcher use = USED.matcher(plain);
            while (use.find()) used.add(use.group());
            new ExpressionCheck(types, remarks, rule.file, type, bound, names).check(expression);
        }
        used.removeAll(own);
        boolean plain = positive && pattern.getSource() == null && !pattern.getObjectType().equals("Object");
        if (plain && !isFirst && used.stream().noneMatch(joinable::contains) && mayBeMany(rule, pattern, type)) {
            remarks.warnings().add(new Warning(rule.file.name(), pattern.getLine(), pattern.getColumn() + 1, "rule \""
                    + rule.rule.getName() + "\": nothing joins `" + pattern.getObjectType()
                    + "` to the patterns before it, so each of it is paired with each match of them"
                    + "; if that is meant, say `// pairs: ` and why on the line above"));
        }
        if (positive) {
            joinable.addAll(own);
            if (pattern.getIdentifier() != null) joinable.add(pattern.getIdentifier());
            if (plain) isFirst = false;
        }
    }

    /// A pattern that asks for a literal picks out few facts, but not few parameters or arguments; what a rule that extends
    /// an item asks of a concept of the whole repository is meant so.
    private static boolean mayBeMany(Standing rule, PatternDescr pattern, Type type) {
        int lineStart = rule.file.text().lastIndexOf('\n', pattern.getStartCharacter());
        String above = rule.file.text().substring(rule.file.text().lastIndexOf('\n', lineStart - 1) + 1,
                Math.max(0, lineStart));
        if (above.strip().startsWith("// pairs: ")) return false;
        String written = String.join(",", pattern.getConstraint().getDescrs().stream()
                .map(one -> one instanceof ExprConstraintDescr expression ? expression.getExpression() : "").toList());
        if (OF_A_CALL.contains(pattern.getObjectType())) return !written.contains("call.");
        return !LITERAL.matcher(written).find() && !(type instanceof Types.Declared && rule.rule.hasParent());
    }

    /// The type of a pattern; what does not exist or is not imported is a mistake.
    private Type kind(RuleFile file, PatternDescr pattern) {
        String kind = pattern.getObjectType();
        int place = file.find(kind, pattern.getStartCharacter(), file.plain().length());
        if (kind.isEmpty() || kind.equals("Object")) return Types.UNKNOWN;
        Type type = types.named(kind, file).orElse(null);
        if (type == null) {
            remarks.mistakes().add(file.mistake(place,
                    "no kind of fact is called `" + kind + "`" + Nearest.hint(kind, types.kinds())));
            return Types.UNKNOWN;
        }
        if (type instanceof Types.Declared own && kind.indexOf('.') < 0 && !imports(file, own.qualified())) {
            remarks.mistakes().add(file.mistake(place,
                    "`" + kind + "` is declared elsewhere: expected `import " + own.qualified() + "`"));
        }
        return type;
    }

    private static boolean imports(RuleFile file, String qualified) {
        String inPackage = qualified.substring(0, qualified.lastIndexOf('.'));
        List<String> imported = new ArrayList<>(
                file.parsed().getImports().stream().map(ImportDescr::getTarget).toList());
        return file.parsed().getName().equals(inPackage)
                || imported.stream().anyMatch(one -> one.equals(qualified) || one.equals(inPackage + ".*"));
    }
}
