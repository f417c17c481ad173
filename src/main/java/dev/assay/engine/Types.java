package dev.assay.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.ast.descr.TypeFieldDescr;

/// The types that rules speak of, and their properties: records and classes, and what rule files declare.
///
/// `Object` stands for a type that is not known.
final class Types {

    static final Type UNKNOWN = Object.class;

    private static final List<String> PACKAGES = List.of("dev.assay.facts.", "dev.assay.findings.", "dev.assay.engine.",
            "java.lang.", "java.util.");
    private static final Map<String, Class<?>> PRIMITIVES = Map.of("boolean", boolean.class, "int", int.class, "long",
            long.class, "double", double.class, "float", float.class, "char", char.class, "short", short.class, "byte",
            byte.class);

    /// A type that a rule file declares.
    ///
    /// @param file where it is declared
    record Declared(String name, RuleFile file, TypeDeclarationDescr declaration) implements Type {

        String qualified() {
            return file.parsed().getName() + "." + name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Declared that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /// A type with arguments that a rule file wrote.
    private record Generic(Type raw, Type[] arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }

    private final SortedMap<String, Declared> declared = new TreeMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Map<Type, SortedMap<String, Type>> properties = new HashMap<>();

    Types(Collection<RuleFile> files) {
        for (RuleFile file : files) {
            unreadable.addAll(file.unreadable());
            for (TypeDeclarationDescr type : file.parsed().getTypeDeclarations()) {
                declared.putIfAbsent(type.getTypeName(), new Declared(type.getTypeName(), file, type));
            }
        }
    }

    Optional<Declared> declared(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    /// The names of all kinds of fact, declared or not.
    SortedSet<String> kinds() {
        SortedSet<String> names = new TreeSet<>(declared.keySet());
        names.addAll(Facts.kinds());
        return names;
    }

    /// What a name means in a file, without regard to whether it is imported if a rule file declares it; empty if nothing.
    ///
    /// @param name such as `Call`, `java.util.List<String>` or `boolean`
    Optional<Type> named(String name, RuleFile in) {
        int open = name.indexOf('<');
        if (open > 0) {
            List<Type> arguments = new ArrayList<>();
            for (String one : name.substring(open + 1, name.lastIndexOf('>')).split(",")) {
                arguments.add(named(one.strip(), in).orElse(UNKNOWN));
            }
            return named(name.substring(0, open).strip(), in)
                    .map(raw -> new Generic(raw, arguments.toArray(Type[]::new)));
        }
        Declared own = declared.get(name.substring(name.lastIndexOf('.') + 1));
        if (own != null && (name.indexOf('.') < 0 || own.qualified().equals(name))) return Optional.of(own);
        if (unreadable.contains(name)) return Optional.of(UNKNOWN);
        if (PRIMITIVES.containsKey(name)) return Optional.of(PRIMITIVES.get(name));
        if (name.contains(".")) return load(name);
        List<String> candidates = new ArrayList<>();
        for (ImportDescr one : in.parsed().getImports()) {
            String target = one.getTarget();
            if (target.endsWith("." + name)) candidates.add(target);
            if (target.endsWith(".*")) candidates.add(target.substring(0, target.length() - 1) + name);
        }
        PACKAGES.forEach(inPackage -> candidates.add(inPackage + name));
        for (String candidate : candidates) {
            Optional<Type> found = load(candidate);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /// A class that every rule file can name without an import, such as `Call` or `String`.
    static Optional<Class<?>> ofFacts(String simple) {
        return PACKAGES.stream().map(inPackage -> load(inPackage + simple)).flatMap(Optional::stream).findFirst()
                .flatMap(Types::raw);
    }

    /// Also a nested type, such as `dev.assay.facts.Value.Literal`.
    private static Optional<Type> load(String name) {
        for (String binary = name; binary.contains(".");) {
            try {
                return Optional.of(Class.forName(binary, false, Types.class.getClassLoader()));
            } catch (ClassNotFoundException | LinkageError e) {
                int dot = binary.lastIndexOf('.');
                if (!Character.isUpperCase(binary.charAt(binary.lastIndexOf('.', dot - 1) + 1))) break;
                binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
            }
        }
        return Optional.empty();
    }

    /// What a condition may ask of a type, by name; empty for an unknown type.
    SortedMap<String, Type> properties(Type type) {
        SortedMap<String, Type> known = properties.get(type);
        if (known != null) return known;
        SortedMap<String, Type> found = new TreeMap<>();
        properties.put(type, found);
        if (type instanceof Declared own) {
            Optional<Type> parent = parent(own);
            if (parent.isPresent()) found.putAll(properties(parent.get()));
            for (Map.Entry<String, TypeFieldDescr> field : own.declaration().getFields().entrySet()) {
                found.put(field.getKey(), named(field.getValue().getPattern().getObjectType(), own.file())
                        .orElse(UNKNOWN));
            }
        } else if (type != UNKNOWN) {
            Class<?> raw = raw(type).orElse(Object.class);
            for (Method method : raw.getMethods()) {
                if (method.getParameterCount() > 0 || method.getDeclaringClass() == Object.class) continue;
                String name = method.getName();
                Type result = method.getGenericReturnType();
                found.put(name, result);
                int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
                if (prefix > 0 && name.length() > prefix && Character.isUpperCase(name.charAt(prefix))) {
                    found.put(name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1),
                            result);
                }
            }
            found.put("class", Class.class);
        }
        return found;
    }

    private Optional<Type> parent(Declared type) {
        String parent = type.declaration().getSuperTypeName();
        return parent == null || parent.equals("Object") ? Optional.empty() : named(parent, type.file());
    }

    /// What a declared type extends, nearest first; what extends itself ends there.
    List<Type> ancestors(Declared type) {
        List<Type> ancestors = new ArrayList<>();
        Optional<Type> next = parent(type);
        while (next.isPresent() && !ancestors.contains(next.get())) {
            ancestors.add(next.get());
            next = next.get() instanceof Declared own ? parent(own) : Optional.empty();
        }
        return ancestors;
    }

    boolean extendsConcept(Declared type) {
        return ancestors(type).contains(dev.assay.facts.Concept.class);
    }

    /// Whether some field tells its instances apart.
    boolean hasKey(Declared type) {
        return Stream.concat(Stream.of(type), ancestors(type).stream()).filter(Declared.class::isInstance)
                .flatMap(one -> ((Declared) one).declaration().getFields().values().stream())
                .anyMatch(field -> field.getAnnotationNames().contains("key"));
    }

    /// Constants of an enumeration and other static fields; empty if there are none.
    static SortedMap<String, Type> constants(Class<?> type) {
        SortedMap<String, Type> constants = new TreeMap<>();
        Arrays.stream(type.getFields()).filter(field -> Modifier.isStatic(field.getModifiers()))
                .forEach(field -> constants.put(field.getName(), field.getGenericType()));
        return constants;
    }

    static Set<String> methods(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) names.add(method.getName());
        return names;
    }

    /// What a method gives if all of that name give the same; else unknown.
    static Type result(Class<?> type, String method) {
        Set<Type> results = new HashSet<>();
        for (Method one : type.getMethods()) {
            if (one.getName().equals(method) && !one.isBridge()) results.add(one.getGenericReturnType());
        }
        return results.size() == 1 && results.iterator().next() instanceof Class<?> only ? only : UNKNOWN;
    }

    /// The class without its arguments; empty for a declared or unknown type.
    static Optional<Class<?>> raw(Type type) {
        return switch (type) {
            case Class<?> raw when raw != Object.class -> Optional.of(raw);
            case ParameterizedType generic -> raw(generic.getRawType());
            default -> Optional.empty();
        };
    }

    /// What a collection holds; unknown if that is not said.
    static Type element(Type type) {
        if (!(type instanceof ParameterizedType generic) || generic.getActualTypeArguments().length != 1) {
            return UNKNOWN;
        }
        Type element = generic.getActualTypeArguments()[0];
        return element instanceof Class || element instanceof Declared || element instanceof Generic
                ? element
                : UNKNOWN;
    }

    /// Such as `String`, `List<String>` or `Call`.
    static String shown(Type type) {
        return switch (type) {
            case Class<?> raw -> raw.getSimpleName();
            case Declared own -> own.name();
            case ParameterizedType generic -> shown(generic.getRawType()) + "<"
                    + String.join(", ", Arrays.stream(generic.getActualTypeArguments()).map(Types::shown).toList())
                    + ">";
            default -> type.getTypeName();
        };
    }

    /// Whether no value can be equal to one of the other type, for all that is known.
    static boolean areApart(Type one, Type other) {
        if (one.equals(other) || one == UNKNOWN || other == UNKNOWN) return false;
        if (one instanceof Declared || other instanceof Declared) {
            Class<?> raw = raw(one).or(() -> raw(other)).orElse(null);
            return raw != null && (Modifier.isFinal(raw.getModifiers()) || raw.isPrimitive());
        }
        Class<?> first = boxed(raw(one).orElse(Object.class));
        Class<?> second = boxed(raw(other).orElse(Object.class));
        if (first.isAssignableFrom(second) || second.isAssignableFrom(first)) return false;
        if (isNumber(first) && isNumber(second)) return false;
        boolean open = !Modifier.isFinal(first.getModifiers()) && !Modifier.isFinal(second.getModifiers())
                && (first.isInterface() || second.isInterface());
        return !open;
    }

    static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type);
    }

    static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? java.lang.invoke.MethodType.methodType(type).wrap().returnType() : type;
    }
}
