package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.ast.descr.TypeFieldDescr;

/// Refuses in the text of an author's own rules what the compiler itself would load or run, before anything is compiled:
/// it loads the types that a file declares and the classes that it imports, and makes instances of accumulate functions.
/// What rules call when they run is read from the compiled classes, by [OwnClasses].
final class OwnSource {

    private static final Pattern FOREIGN = Pattern
            .compile("(dev\\.assay|java|javax|jdk|sun|com\\.sun|org\\.drools|org\\.kie)(\\..*)?");
    private static final Set<String> PRIMITIVE = Set.of("boolean", "byte", "char", "short", "int", "long", "float",
            "double");
    private static final Set<String> ATTRIBUTES = Set.of("ruleflow-group", "dialect");
    private static final Set<String> ON_TYPES = Set.of("key", "position", "propertyReactive", "classReactive");
    private static final Pattern LITERAL = Pattern
            .compile("\"([^\"\\\\]|\\\\.)*\"|-?[\\d._]+[LlDdFf]?|true|false|null");
    private static final Pattern DECLARED = Pattern.compile("(?m)^declare\\s+(\\w+)");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z_][\\w.]*");

    private final RuleSources sources;
    private final Set<String> packages = new HashSet<>();
    private final Set<String> declared = new HashSet<>();

    private OwnSource(RuleSources sources) {
        this.sources = sources;
    }

    /// @throws Mistake for the first file that does what it may not
    static void check(RuleSources sources) {
        if (sources.files().keySet().stream().noneMatch(RuleSources::isOwn)) return;
        OwnSource source = new OwnSource(sources);
        SortedMap<String, PackageDescr> own = new TreeMap<>();
        sources.files().forEach((file, text) -> {
            if (RuleSources.isOwn(file)) {
                PackageDescr parsed = RuleReader.parsed(file, text);
                own.put(file, parsed);
                source.packages.add(parsed.getName());
                parsed.getTypeDeclarations().forEach(type -> source.declared.add(type.getTypeName()));
            } else {
                source.packages.add(RuleUnit.inPackage(text));
                Matcher type = DECLARED.matcher(text);
                while (type.find()) source.declared.add(type.group(1));
            }
        });
        own.forEach(source::check);
    }

    private void check(String file, PackageDescr parsed) {
        if (FOREIGN.matcher(parsed.getName()).matches()) {
            throw mistake(file, parsed.getName(), "`package " + parsed.getName()
                    + "` is not for rules; expected a name of your own such as `acme.pools`, or the package of a shipped "
                    + "rule");
        }
        if (parsed.getUnit() != null) throw refused(file, "unit", "names a `unit`");
        if (!parsed.getGlobals().isEmpty()) throw refused(file, "global", "has a `global`");
        if (!parsed.getEntryPointDeclarations().isEmpty() || !parsed.getWindowDeclarations().isEmpty()) {
            throw refused(file, "declare", "declares an entry point or a window");
        }
        if (!parsed.getEnumDeclarations().isEmpty()) throw refused(file, "enum", "declares an `enum`");
        if (!parsed.getAccumulateImports().isEmpty()) {
            throw refused(file, parsed.getAccumulateImports().getFirst().getTarget(), "imports an accumulate function");
        }
        parsed.getImports().forEach(one -> checkImport(file, one));
        parsed.getFunctionImports().forEach(one -> checkFunctionImport(file, one));
        checkAttributes(file, parsed.getAttributes());
        for (RuleDescr rule : parsed.getRules()) checkAttributes(file, rule.getAttributes().values());
        parsed.getTypeDeclarations().forEach(type -> checkType(file, parsed, type));
    }

    private void checkImport(String file, ImportDescr one) {
        String target = one.getTarget();
        boolean isWhole = target.endsWith(".*");
        String name = isWhole ? target.substring(0, target.length() - 2) : target;
        boolean isOurs = packages.contains(isWhole || !name.contains(".")
                ? name
                : name.substring(0, name.lastIndexOf('.')));
        boolean isAllowed = isWhole ? Allowed.wholePackage(name.replace('.', '/')) : Allowed.value(internal(name));
        if (!isOurs && !isAllowed) throw refused(file, target, "imports `" + target + "`");
    }

    private void checkFunctionImport(String file, ImportDescr one) {
        String target = one.getTarget();
        String owner = target.substring(0, Math.max(0, target.lastIndexOf('.')));
        if (!packages.contains(owner) && !Allowed.value(internal(owner))) {
            throw refused(file, target, "imports `" + target + "`");
        }
    }

    private void checkAttributes(String file, Collection<AttributeDescr> attributes) {
        for (AttributeDescr one : attributes) {
            if (!ATTRIBUTES.contains(one.getName())) throw refused(file, one.getName(), "says `" + one.getName() + "`");
            if (one.getName().equals("dialect") && !one.getValue().equals("java")) {
                throw refused(file, "dialect", "says `dialect \"" + one.getValue() + "\"`");
            }
        }
    }

    private void checkType(String file, PackageDescr parsed, TypeDeclarationDescr type) {
        String name = type.getTypeName();
        if (type.isTrait()) throw refused(file, name, "declares a trait");
        // Elsewhere the short name would mean the class of the JDK.
        if (exists("java.lang." + name)) throw refused(file, name, "declares `" + name + "`, which is a class of Java");
        for (var parent : type.getSuperTypes()) {
            String written = parent.getFullName();
            if (written.equals("Object") || isDeclared(written)
                    || resolved(written, parsed).anyMatch(Allowed::parent)) {
                continue;
            }
            throw refused(file, written, "declares `" + name + "`, which extends `" + written + "`");
        }
        checkAnnotations(file, name, type);
        for (TypeFieldDescr field : type.getFields().values()) {
            checkAnnotations(file, name + "." + field.getFieldName(), field);
            Matcher words = TYPE.matcher(field.getPattern().getObjectType());
            while (words.find()) {
                String written = words.group();
                if (PRIMITIVE.contains(written) || isDeclared(written)) continue;
                if (resolved(written, parsed).allMatch(Allowed::value)) continue;
                throw refused(file, written,
                        "declares `" + name + "` with a field of `" + written + "`");
            }
            String initial = field.getInitExpr();
            if (initial != null && !LITERAL.matcher(initial.strip()).matches()) {
                throw refused(file, field.getFieldName(), "declares `" + name + "`, whose field `"
                        + field.getFieldName() + "` begins as `" + initial.strip() + "`, which is not a literal");
            }
        }
    }

    private void checkAnnotations(String file, String name, AnnotatedBaseDescr descr) {
        for (String annotation : descr.getAnnotationNames()) {
            if (!ON_TYPES.contains(annotation)) {
                throw refused(file, annotation, "declares `" + name + "` with `@" + annotation + "`");
            }
        }
    }

    private boolean isDeclared(String written) {
        int dot = written.lastIndexOf('.');
        return declared.contains(written.substring(dot + 1))
                && (dot < 0 || packages.contains(written.substring(0, dot)));
    }

    /// The classes that a written name can mean, without their being loaded.
    private static Stream<String> resolved(String written, PackageDescr parsed) {
        if (Character.isLowerCase(written.charAt(0))) return Stream.of(internal(written));
        String first = written.replaceFirst("\\..*", "");
        List<String> explicit = parsed.getImports().stream().map(ImportDescr::getTarget)
                .filter(target -> target.endsWith("." + first)).map(OwnSource::internal).toList();
        if (!explicit.isEmpty()) return explicit.stream();
        return Stream.concat(Stream.of("java.lang."), parsed.getImports().stream().map(ImportDescr::getTarget)
                .filter(target -> target.endsWith(".*")).map(target -> target.substring(0, target.length() - 1)))
                .map(prefix -> prefix + first).filter(OwnSource::exists).map(OwnSource::internal);
    }

    private static boolean exists(String name) {
        return OwnSource.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }

    /// `java/util/Map$Entry` for `java.util.Map.Entry`: a package begins with a small letter, a class with a capital.
    private static String internal(String name) {
        StringBuilder internal = new StringBuilder();
        boolean inClass = false;
        for (String part : name.split("\\.")) {
            if (!internal.isEmpty()) internal.append(inClass ? '$' : '/');
            internal.append(part);
            inClass |= !part.isEmpty() && Character.isUpperCase(part.charAt(0));
        }
        return internal.toString();
    }

    private Mistake refused(String file, String word, String does) {
        return mistake(file, word, Culprit.may("the file " + does));
    }

    private Mistake mistake(String file, String word, String says) {
        String text = sources.files().get(file);
        Matcher found = Pattern.compile("(?<![\\w$.])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(RuleText.plain(text));
        int offset = found.find() ? found.start() : 0;
        int line = 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new Mistake(file, line, offset - text.lastIndexOf('\n', offset - 1), says);
    }
}
