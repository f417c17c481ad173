package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.jspecify.annotations.Nullable;

/// Which kinds of fact there are, and their properties: records, and types that rule files declare.
final class KindSchema {

    private static final List<String> PACKAGES = List.of("dev.assay.facts.", "dev.assay.findings.", "dev.assay.engine.",
            "java.lang.", "java.util.");
    private static final Set<String> WORDS = Set.of("this", "true", "false", "null", "not", "exists", "eval", "new");

    /// The first name of a constraint, what binds it and brackets left out.
    private static final Pattern FIRST = Pattern
            .compile("^[\\s(!]*(?:\\$?\\w+\\s*:(?!:)\\s*)?[\\s(!]*([A-Za-z_]\\w*)\\s*(?![\\w(])");

    private final Map<String, TypeDeclarationDescr> types;
    private final SortedMap<String, String> declared;

    KindSchema(Map<String, TypeDeclarationDescr> types, SortedMap<String, String> declared) {
        this.types = types;
        this.declared = declared;
    }

    /// @throws Mistake for a kind or a property that does not exist
    void check(String file, PackageDescr parsed, PatternDescr pattern) {
        String kind = pattern.getObjectType();
        @Nullable
        SortedSet<String> properties = properties(kind, parsed);
        if (properties == null) return;
        if (properties.isEmpty()) {
            SortedSet<String> known = new TreeSet<>(declared.keySet());
            throw new Mistake(file, pattern.getLine(), pattern.getColumn() + 1,
                    "no kind of fact is called `" + kind + "`"
                            + Nearest.hint(kind, known.isEmpty() ? Facts.kinds() : with(known)));
        }
        String qualified = declared.get(kind);
        if (qualified != null && !imports(parsed, qualified)) {
            throw new Mistake(file, pattern.getLine(), pattern.getColumn() + 1,
                    "`" + kind + "` is declared elsewhere: expected `import " + qualified + "`");
        }
        for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
            if (!(constraint instanceof ExprConstraintDescr expression)) continue;
            Matcher matcher = FIRST.matcher(expression.getExpression());
            if (!matcher.find()) continue;
            String name = matcher.group(1);
            if (WORDS.contains(name) || name.startsWith("$") || Character.isUpperCase(name.charAt(0))
                    || properties.contains(name))
                continue;
            throw new Mistake(file, constraint.getLine(), constraint.getColumn() + 1,
                    "`" + kind + "` has no property `" + name + "`" + Nearest.hint(name, properties));
        }
    }

    private static SortedSet<String> with(SortedSet<String> names) {
        names.addAll(Facts.kinds());
        return names;
    }

    private static boolean imports(PackageDescr parsed, String qualified) {
        String inPackage = qualified.substring(0, qualified.lastIndexOf('.'));
        return parsed.getName().equals(inPackage) || parsed.getImports().stream().map(ImportDescr::getTarget)
                .anyMatch(target -> target.equals(qualified) || target.equals(inPackage + ".*"));
    }

    /// Null if the type is none of ours, so that Drools has to say; empty if there is no such type.
    private @Nullable SortedSet<String> properties(String kind, PackageDescr parsed) {
        TypeDeclarationDescr type = types.get(kind);
        if (type != null) {
            SortedSet<String> names = new TreeSet<>(type.getFields().keySet());
            String parent = type.getSuperTypeName();
            if (parent != null && !parent.equals("Object")) {
                SortedSet<String> inherited = properties(parent, parsed);
                if (inherited == null) return null;
                names.addAll(inherited);
            }
            return names;
        }
        if (kind.contains(".")) return null;
        for (String prefix : PACKAGES) {
            Class<?> found = load(prefix + kind);
            if (found != null) return prefix.startsWith("java") ? null : ofClass(found);
        }
        boolean imported = parsed.getImports().stream().anyMatch(target -> target.getTarget().endsWith("." + kind));
        return imported ? null : new TreeSet<>();
    }

    private static @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, KindSchema.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static SortedSet<String> ofClass(Class<?> type) {
        SortedSet<String> names = new TreeSet<>(Set.of("class"));
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() > 0 || method.getDeclaringClass() == Object.class) continue;
            String name = method.getName();
            names.add(name);
            int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
            if (prefix > 0 && name.length() > prefix && Character.isUpperCase(name.charAt(prefix))) {
                names.add(name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1));
            }
        }
        return names;
    }
}
