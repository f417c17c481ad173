package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the rule, the function or the declared type that a compiled class was made of, and where it stands.
final class Culprit {

    private static final String MAY = "; what comes from a directory of your own may use only Assay's vocabulary, strings, "
            + "numbers and collections (`--trust-rules` lets it do whatever it likes)";

    private final RuleIndex index;
    private final RuleUnit unit;
    private final RuleCompiler.Compiled compiled;

    Culprit(RuleIndex index, RuleUnit unit, RuleCompiler.Compiled compiled) {
        this.index = index;
        this.unit = unit;
        this.compiled = compiled;
    }

    static String dotted(String internalName) {
        return internalName.replace('/', '.').replace('$', '.');
    }

    static String may(String does) {
        return does + MAY;
    }

    Mistake mistake(OwnClasses.Refusal refusal) {
        String outer = refusal.inClass().replaceFirst("\\$.*", "");
        Set<String> methods = methods(outer, refusal);
        Optional<RuleIndex.Rule> rule = rule(outer, methods);
        if (rule.isPresent()) return inRule(rule.get(), refusal);
        for (Map.Entry<String, String> type : index.declared().entrySet()) {
            if (type.getValue().equals(outer.replace('/', '.'))) {
                return found("declare\\s+" + type.getKey(), "type `" + type.getKey() + "` " + refusal.does(), refusal);
            }
        }
        for (String method : methods) {
            Pattern function = Pattern.compile("(?m)^\\s*function\\s+[^\\n(]*\\b" + Pattern.quote(method) + "\\s*\\(");
            if (unit.files().values().stream().anyMatch(text -> function.matcher(text).find())) {
                return found(function.pattern(), "function `" + method + "` " + refusal.does(), refusal);
            }
        }
        return found("", "something here " + refusal.does(), refusal);
    }

    private Mistake inRule(RuleIndex.Rule rule, OwnClasses.Refusal refusal) {
        String text = Objects.requireNonNullElse(unit.files().get(rule.file()), "");
        String says = may("rule \"" + rule.name() + "\" " + refusal.does());
        for (RuleText place : RuleText.of(rule.file(), text)) {
            if (place.name().equals(rule.name())) {
                return at(rule.file(), text, place.start(), place.end(), refusal.word(), says);
            }
        }
        return new Mistake(rule.file(), rule.line(), 1, says);
    }

    /// @param start a pattern of where it begins; empty for the whole file
    private Mistake found(String start, String says, OwnClasses.Refusal refusal) {
        List<Map.Entry<String, String>> files = unit.files().entrySet().stream()
                .filter(file -> RuleSources.isOwn(file.getKey())).toList();
        for (Map.Entry<String, String> file : files) {
            Matcher begin = Pattern.compile(start).matcher(file.getValue());
            Matcher word = word(refusal.word(), RuleText.plain(file.getValue()));
            if (begin.find() && (!start.isEmpty() || word.find())) {
                return at(file.getKey(), file.getValue(), begin.start(), file.getValue().length(), refusal.word(),
                        may(says));
            }
        }
        String first = files.isEmpty() ? unit.files().firstKey() : files.getFirst().getKey();
        return new Mistake(first, 1, 1, may(says));
    }

    /// Where the word stands between two offsets, else at the first of them.
    private static Mistake at(String file, String text, int from, int to, String word, String says) {
        Matcher found = word(word, RuleText.plain(text)).region(from, to);
        int offset = found.find() ? found.start() : from;
        while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) offset++;
        int line = 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new Mistake(file, line, offset - text.lastIndexOf('\n', offset - 1), says);
    }

    private static Matcher word(String word, String text) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])").matcher(text);
    }

    /// The methods of a class that use what is refused.
    private Set<String> methods(String outer, OwnClasses.Refusal refusal) {
        byte[] bytes = compiled.classes().get(outer.replace('/', '.'));
        if (bytes == null) return Set.of();
        return ClassFile.of().parse(bytes).methods().stream().filter(method -> uses(method).contains(refusal.member()))
                .map(method -> method.methodName().stringValue()).collect(Collectors.toSet());
    }

    /// The rule whose method in a generated class speaks of the class, or is one of the methods itself.
    private Optional<RuleIndex.Rule> rule(String outer, Set<String> methods) {
        for (byte[] bytes : compiled.classes().values()) {
            ClassModel model = ClassFile.of().parse(bytes);
            boolean isItself = model.thisClass().asInternalName().equals(outer);
            for (MethodModel method : model.methods()) {
                if (!method.methodName().stringValue().startsWith("rule_")) continue;
                boolean speaks = isItself
                        ? methods.contains(method.methodName().stringValue())
                                || methods.stream().anyMatch(lambda -> uses(method).contains(outer + "." + lambda))
                        : uses(method).stream().anyMatch(use -> use.startsWith(outer + "."));
                if (!speaks) continue;
                Set<String> strings = strings(method);
                Optional<RuleIndex.Rule> rule = index.rules().stream()
                        .filter(one -> strings.contains(one.name()) && strings.contains(one.inPackage()))
                        .filter(one -> unit.files().containsKey(one.file())).findFirst();
                if (rule.isPresent()) return rule;
            }
        }
        return Optional.empty();
    }

    private static Set<String> strings(MethodModel method) {
        Set<String> strings = new HashSet<>();
        method.code().ifPresent(code -> code.forEach(element -> {
            if (element instanceof ConstantInstruction constant && constant.constantValue() instanceof String text) {
                strings.add(text);
            }
        }));
        return strings;
    }

    /// Such as `java/lang/Runtime.exec`.
    private static Set<String> uses(MethodModel method) {
        Set<String> uses = new HashSet<>();
        method.code().ifPresent(code -> code.forEach(element -> {
            switch (element) {
                case InvokeInstruction call -> uses.add(named(call.method()));
                case FieldInstruction field -> uses.add(named(field.field()));
                case InvokeDynamicInstruction call -> call.bootstrapArgs().forEach(argument -> {
                    if (argument instanceof DirectMethodHandleDesc handle) {
                        String owner = handle.owner().descriptorString();
                        uses.add(owner.substring(1, owner.length() - 1) + "." + handle.methodName());
                    }
                });
                default -> {}
            }
        }));
        return uses;
    }

    private static String named(MemberRefEntry member) {
        return member.owner().asInternalName() + "." + member.name().stringValue();
    }
}
