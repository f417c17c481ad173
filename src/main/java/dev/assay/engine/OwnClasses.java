package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /// Classes that were looked through before.
    ///
    /// @param names with `.`
    void know(Set<String> names) {
        names.forEach(name -> own.add(name.replace('.', '/')));
    }

    /// @throws Mistake for the first class, in order of name, that does what it may not
    void check(RuleIndex index, RuleUnit unit, RuleCompiler.Compiled compiled) {
        mistakes(index, unit, compiled).findFirst().ifPresent(mistake -> {
            throw mistake;
        });
    }

    /// Everything that a class does and may not, in order of the names of the classes.
    Stream<Mistake> mistakes(RuleIndex index, RuleUnit unit, RuleCompiler.Compiled compiled) {
        know(compiled.classes().keySet());
        return compiled.classes().values().stream().flatMap(bytes -> refusals(ClassFile.of().parse(bytes)).stream())
                .map(refusal -> new Culprit(index, unit, compiled).mistake(refusal));
    }

    private List<Refusal> refusals(ClassModel model) {
        String name = model.thisClass().asInternalName();
        List<Refusal> refusals = new ArrayList<>();
        model.superclass().map(ClassEntry::asInternalName).filter(type -> !isOurs(type) && !Allowed.parent(type))
                .ifPresent(type -> refusals.add(refused(name, "extends", type)));
        for (ClassEntry one : model.interfaces()) {
            String type = one.asInternalName();
            if (!isOurs(type) && !Allowed.parentInterface(type)) refusals.add(refused(name, "implements", type));
        }
        for (FieldModel field : model.fields()) {
            String type = named(field.fieldTypeSymbol());
            if (!type.isEmpty() && !isOurs(type) && !Allowed.field(type)) {
                refusals.add(refused(name, "has a field of", type));
            }
        }
        for (PoolEntry entry : model.constantPool()) {
            if (!(entry instanceof MemberRefEntry member)) continue;
            String owner = member.owner().asInternalName();
            String called = member.name().stringValue();
            if (!isOurs(owner) && !Allowed.member(owner, called)) refusals.add(refused(name, member, owner, called));
        }
        model.methods().forEach(method -> refusal(name, method).ifPresent(refusals::add));
        return refusals;
    }

    private static Refusal refused(String inClass, MemberRefEntry member, String owner, String called) {
        String type = Culprit.dotted(owner);
        String simple = type.substring(type.lastIndexOf('.') + 1);
        if (called.equals("<init>")) {
            return new Refusal(inClass, "makes a `" + type + "`", simple, owner + "." + called);
        }
        String verb = member instanceof FieldRefEntry ? "uses" : "calls";
        return new Refusal(inClass, verb + " `" + type + "." + called + "`", called, owner + "." + called);
    }

    private static Refusal refused(String inClass, String verb, String type) {
        String dotted = Culprit.dotted(type);
        return new Refusal(inClass, verb + " `" + dotted + "`", dotted.substring(dotted.lastIndexOf('.') + 1), "");
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
