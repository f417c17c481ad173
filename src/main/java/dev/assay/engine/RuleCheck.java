package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import dev.assay.mistakes.Warning;
import dev.assay.mistakes.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.drools.drl.ast.descr.RuleDescr;

/// Everything that can be known of rules before they run.
public final class RuleCheck {

    /// What was found, and how much was looked at.
    ///
    /// @param mistakes in order of file, line and column
    /// @param warnings in no order
    /// @param expressions regular expressions that conditions match with
    /// @param targets what a `target` is compared with
    /// @param libraries what a `library` is compared with
    /// @param names of the rules, each with its place
    /// @param declared the properties of the types that rule files declare, by name
    public record Result(List<Mistake> mistakes, List<Warning> warnings, List<Written> expressions,
            List<Written> targets, List<Written> libraries, Map<String, Written> names,
            Map<String, Set<String>> declared) {}

    private RuleCheck() {}

    /// @param home the folder that holds `facts` and `rules`
    /// @param own directories of an author's own
    /// @param cache where compiled rules are kept
    public static Result check(Path home, OwnRules own, Path cache) {
        try {
            return shown(checked(home, own, cache), own.directories());
        } catch (Mistake mistake) {
            throw mistake.in(RuleSources.shown(mistake.file(), own.directories()));
        }
    }

    /// With the paths of files for people.
    private static Result shown(Result result, List<Path> own) {
        UnaryOperator<Written> shown = one -> new Written(RuleSources.shown(one.file(), own), one.line(), one.column(),
                one.text());
        Map<String, Written> names = new TreeMap<>(result.names);
        names.replaceAll((name, place) -> shown.apply(place));
        return new Result(
                result.mistakes.stream().map(one -> one.in(RuleSources.shown(one.file(), own))).toList(),
                result.warnings.stream().map(one -> new Warning(RuleSources.shown(one.file(), own), one.line(),
                        one.column(), one.said())).toList(),
                result.expressions.stream().map(shown).toList(), result.targets.stream().map(shown).toList(),
                result.libraries.stream().map(shown).toList(), names, result.declared);
    }

    private static Result checked(Path home, OwnRules own, Path cache) {
        Prepared prepared = Prepared.read(home, own);
        RuleSources sources = prepared.sources();
        Remarks remarks = new Remarks();
        remarks.warnings().addAll(prepared.warnings());
        RuleReader.Reading reading = examine(sources, remarks);
        List<Mistake> mistakes = new ArrayList<>(remarks.mistakes());
        SortedSet<String> items = Catalogue.ids(home.resolve("rules"), reading.index(), mistakes);
        for (Written item : remarks.items()) {
            if (RuleReader.ITEM.matcher(item.text()).matches() && !items.contains(item.text())) {
                mistakes.add(new Mistake(item.file(), item.line(), item.column(),
                        "there is no item `" + item.text() + "`" + Nearest.hint(item.text(), items)));
            }
        }
        Optional<Mistake> refused = mistakes.isEmpty() ? refused(home, own, cache) : Optional.empty();
        if (!mistakes.isEmpty() || refused.isPresent()) mistakes.addAll(CompilerCheck.check(reading, mistakes));
        // What the compiler takes may still call what it may not, and `overrides.yaml` may be wrong.
        if (mistakes.isEmpty()) refused.ifPresent(mistakes::add);
        mistakes.sort(Mistake.ORDER);
        Map<String, Written> names = new TreeMap<>();
        reading.index().rules()
                .forEach(rule -> names.put(rule.name(), new Written(rule.file(), rule.line(), 1, rule.name())));
        Map<String, Set<String>> declared = new TreeMap<>();
        reading.files().forEach(file -> file.parsed().getTypeDeclarations()
                .forEach(type -> declared.put(type.getTypeName(), Set.copyOf(type.getFields().keySet()))));
        return new Result(List.copyOf(mistakes), remarks.warnings(), remarks.expressions(), remarks.targets(),
                remarks.libraries(), names, declared);
    }

    /// Why the rules cannot be loaded. What is not edited was compiled before.
    private static Optional<Mistake> refused(Path home, OwnRules own, Path cache) {
        try {
            Rules.load(home, own, cache);
            return Optional.empty();
        } catch (Mistake mistake) {
            return Optional.of(mistake);
        }
    }

    /// All mistakes of rule files alone, in order of file, line and column.
    static List<Mistake> mistakes(RuleSources sources) {
        Remarks remarks = new Remarks();
        RuleReader.Reading reading = examine(sources, remarks);
        List<Mistake> mistakes = new ArrayList<>(remarks.mistakes());
        mistakes.addAll(CompilerCheck.check(reading, mistakes));
        mistakes.sort(Mistake.ORDER);
        return mistakes;
    }

    /// What is known of rules that the compiler refused without it: that tells a better place.
    static Mistake closer(RuleSources sources, Mistake refused) {
        Remarks remarks = new Remarks();
        examine(sources, remarks);
        return remarks.mistakes().stream().min(Mistake.ORDER).orElse(refused);
    }

    private static RuleReader.Reading examine(RuleSources sources, Remarks remarks) {
        RuleReader.Reading reading = RuleReader.readAll(sources);
        remarks.mistakes().addAll(reading.mistakes());
        Types types = new Types(reading.files());
        for (RuleFile file : reading.files()) {
            DeclarationCheck.check(file, types, remarks);
            remarks.mistakes().addAll(JavaCheck.check(file, types, reading.files()));
        }
        List<List<ConditionCheck.Standing>> lineages = lineages(reading.files());
        for (List<ConditionCheck.Standing> lineage : lineages) ConditionCheck.check(lineage, types, remarks);
        remarks.mistakes().addAll(NegationCheck.check(lineages, types));
        return reading;
    }

    private static List<List<ConditionCheck.Standing>> lineages(Collection<RuleFile> files) {
        Map<String, ConditionCheck.Standing> byName = new HashMap<>();
        List<ConditionCheck.Standing> all = new ArrayList<>();
        for (RuleFile file : files) {
            for (RuleDescr rule : file.parsed().getRules()) {
                ConditionCheck.Standing standing = new ConditionCheck.Standing(file, rule);
                byName.putIfAbsent(rule.getName(), standing);
                if (!rule.isQuery()) all.add(standing);
            }
        }
        List<List<ConditionCheck.Standing>> lineages = new ArrayList<>();
        for (ConditionCheck.Standing one : all) {
            List<ConditionCheck.Standing> lineage = new ArrayList<>();
            ConditionCheck.Standing next = one;
            while (next != null && !lineage.contains(next)) {
                lineage.addFirst(next);
                next = next.rule().hasParent() ? byName.get(next.rule().getParentName()) : null;
            }
            lineages.add(lineage);
        }
        return lineages;
    }
}
