package dev.assay.engine;

import dev.assay.findings.Effort;
import dev.assay.findings.Impact;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;

/// Looks at what is written with `@` above a condition.
final class AnnotationCheck {

    private static final List<String> ON_A_BASE_RULE = List.of("title", "section", "subject", "fix", "effort", "verify",
            "source");
    private static final List<String> ON_ANY_RULE = List.of("title", "section", "subject", "fix", "effort", "verify",
            "source", "impact", "reach", "theme");
    private static final List<String> IMPACTS = Arrays.stream(Impact.values()).map(Impact::name).toList();
    private static final Map<String, List<String>> VALUES = Map.of("impact", IMPACTS, "effort",
            Arrays.stream(Effort.values()).map(Effort::name).toList(), "reach", Fault.REACHES, "theme", Themes.NAMES);
    private static final Pattern FINDS = Pattern.compile("\\b(fail|partial)\\s*\\(");

    private final RuleFile file;
    private final RuleDescr written;
    private final RuleIndex.Rule rule;
    private final List<Mistake> mistakes;

    private AnnotationCheck(RuleFile file, RuleDescr written, RuleIndex.Rule rule, List<Mistake> mistakes) {
        this.file = file;
        this.written = written;
        this.rule = rule;
        this.mistakes = mistakes;
    }

    static void check(RuleFile file, RuleDescr written, RuleIndex.Rule rule, List<Mistake> mistakes) {
        AnnotationCheck check = new AnnotationCheck(file, written, rule, mistakes);
        rule.annotations().keySet().forEach(check::name);
        VALUES.forEach(check::value);
        check.missing(String.valueOf(written.getConsequence()));
    }

    private void name(String name) {
        if (ON_ANY_RULE.contains(name)) return;
        String near = Nearest.to(name, ON_ANY_RULE);
        mistakes.add(file.mistake(place(name), "rule \"" + rule.name() + "\": there is no annotation `@" + name + "`"
                + (near.isEmpty()
                        ? "; there are @" + String.join(", @", ON_ANY_RULE)
                        : "; did you mean `@" + near + "`?")));
    }

    private void value(String name, Collection<String> known) {
        String value = rule.annotation(name);
        if (value.isEmpty() || known.contains(value)) return;
        mistakes.add(file.mistake(place(name), "rule \"" + rule.name() + "\": `@" + name + "( " + value
                + " )` is not one of " + String.join(", ", known) + Nearest.hint(value, known)));
    }

    private void missing(String consequence) {
        if (rule.isBase()) {
            List<String> missing = ON_A_BASE_RULE.stream().filter(name -> rule.annotation(name).isEmpty()).toList();
            if (!missing.isEmpty()) {
                mistakes.add(file.mistake(written.getStartCharacter(), "rule \"" + rule.name()
                        + "\": the base rule has no @" + String.join(", @", missing)));
            }
        }
        if (rule.stage().equals("judge") && !consequence.contains("inventory") && FINDS.matcher(consequence).find()
                && rule.annotation("impact").isEmpty()) {
            mistakes.add(file.mistake(written.getStartCharacter(), "rule \"" + rule.name()
                    + "\": expected `@impact( … )`; the impacts are " + String.join(", ", IMPACTS)));
        }
    }

    /// The parser does not tell where an annotation of a rule stands.
    private int place(String name) {
        int at = file.plain().indexOf("@" + name, written.getStartCharacter());
        return at < 0 ? written.getStartCharacter() : at;
    }
}
