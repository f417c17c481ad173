package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the classes that the compiler made of an author's own rules, before any of them is loaded, and refuses what they
/// may not do. A class can only use what its constant pool names, so all of that is looked at, whether an instruction, a
/// lambda's method handle, a bootstrap method or a constant names it.
final class OwnClasses {

    /// Why a class is refused.
    ///
    /// @param inClass as in class files, with `/`
    /// @param does such as "calls `java.lang.Runtime.exec`"
    /// @param word to look for in the rule's text
    /// @param member the entry of the pool; empty for what is no member
    record Refusal(String inClass, String does, String word, String member) {}

    private final Set<String> own = new HashSet<>();
    private final Set<String> shippedPackages = new HashSet<>();

    OwnClasses(RuleSources sources) {
        sources.files().forEach((file, text) -> {
            if (!RuleSources.isOwn(file)) shippedPackages.add(RuleUnit.inPackage(text).replace('.', '/') + "/");
        });
    }

    /// @throws Mistake for the first class, in order of name, that does what it may not
    void check(RuleIndex index, RuleUnit unit, RuleCompiler.Compiled compiled) {
        compiled.classes().keySet().forEach(name -> own.add(name.replace('.', '/')));
        for (Map.Entry<String, byte[]> entry : compiled.classes().entrySet()) {
            ClassModel model = ClassFile.of().parse(entry.getValue());
            Optional<Refusal> refusal = refusal(model);
            if (refusal.isPresent()) throw new Culprit(index, unit, compiled).mistake(refusal.get());
        }
    }

    private Optional<Refusal> refusal(ClassModel model) {
        String name = model.thisClass().asInternalName();
        Optional<String> parent = model.superclass().map(ClassEntry::asInternalName)
                .filter(type -> !isOurs(type) && !Allowed.parent(type));
        if (parent.isPresent()) return refused(name, "extends", parent.get());
        for (ClassEntry one : model.interfaces()) {
            String type = one.asInternalName();
            if (!isOurs(type) && !Allowed.parentInterface(type)) return refused(name, "implements", type);
        }
        for (var field : model.fields()) {
            String type = named(field.fieldTypeSymbol());
            if (!type.isEmpty() && !isOurs(type) && !Allowed.field(type)) return refused(name, "has a field of", type);
        }
        for (PoolEntry entry : model.constantPool()) {
            if (!(entry instanceof MemberRefEntry member)) continue;
            String owner = member.owner().asInternalName();
            String called = member.name().stringValue();
            if (isOurs(owner) || Allowed.member(owner, called)) continue;
            String type = Culprit.dotted(owner);
            String simple = type.substring(type.lastIndexOf('.') + 1);
            if (called.equals("<init>")) {
                return Optional.of(new Refusal(name, "makes a `" + type + "`", simple, owner + "." + called));
            }
            String verb = member instanceof FieldRefEntry ? "uses" : "calls";
            return Optional
                    .of(new Refusal(name, verb + " `" + type + "." + called + "`", called, owner + "." + called));
        }
        return model.methods().stream().map(method -> refusal(name, method)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Refusal> refused(String inClass, String verb, String type) {
        String dotted = Culprit.dotted(type);
        return Optional.of(new Refusal(inClass, verb + " `" + dotted + "`",
                dotted.substring(dotted.lastIndexOf('.') + 1), ""));
    }

    /// What needs no name from the pool.
    private static Optional<Refusal> refusal(String inClass, MethodModel method) {
        if (method.flags().has(AccessFlag.NATIVE)) {
            return Optional.of(new Refusal(inClass, "has a native method", method.methodName().stringValue(), ""));
        }
        boolean waits = method.flags().has(AccessFlag.SYNCHRONIZED) || method.code().map(CodeModel::elementList)
                .filter(code -> code.stream().anyMatch(MonitorInstruction.class::isInstance)).isPresent();
        return waits ? Optional.of(new Refusal(inClass, "is `synchronized`", "synchronized", "")) : Optional.empty();
    }

    private boolean isOurs(String type) {
        return own.contains(type) || shippedPackages.stream().anyMatch(type::startsWith);
    }

    /// The class that a type is, or an array of; empty for primitive types.
    private static String named(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) element = element.componentType();
        if (element.isPrimitive()) return "";
        String descriptor = element.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
