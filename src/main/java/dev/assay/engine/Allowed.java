package dev.assay.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a rule of an author's own directory may call: Assay's vocabulary, strings, numbers, collections, and what Drools
/// writes into the classes that it makes of rules. Names of classes are written as in class files, with `/` and `$`.
final class Allowed {

    /// Classes with all that is public in them.
    private static final Set<String> WHOLE = classes("""
            java/lang String StringBuilder StringBuffer CharSequence Character Number Integer Long Double Float Short Byte
            Boolean Math StrictMath Iterable Comparable Enum Record
            java/util Collection List SequencedCollection Set SortedSet NavigableSet SequencedSet Map SortedMap NavigableMap
            SequencedMap Map$Entry Iterator ListIterator Optional OptionalInt OptionalLong OptionalDouble Objects Arrays
            Collections Comparator StringJoiner ArrayList LinkedList ArrayDeque Deque Queue HashMap LinkedHashMap TreeMap
            EnumMap HashSet LinkedHashSet TreeSet EnumSet BitSet IntSummaryStatistics LongSummaryStatistics
            DoubleSummaryStatistics AbstractMap$SimpleEntry AbstractMap$SimpleImmutableEntry AbstractCollection AbstractList
            AbstractSet AbstractMap
            java/util/stream BaseStream Stream IntStream LongStream DoubleStream Collectors Collector
            java/util/regex Pattern Matcher MatchResult
            java/math BigDecimal BigInteger MathContext RoundingMode
            dev/assay/engine Applies Arguments Fault FoundAt Functions Handed Handlers Importing Instead Report Secrets SettingsOptions Sql
            Texts Topic Lookup WorkerCounts
            org/drools/modelcompiler/util EvaluationUtil
            org/drools/model/functions PredicateInformation
            org/drools/model DomainClassMetadata Index$ConstraintType Rule$Attribute
            """);

    /// Packages with all that is public in them.
    private static final List<String> PACKAGES = List.of("dev/assay/budget/", "dev/assay/facts/", "dev/assay/findings/",
            "java/util/function/", "org/drools/model/operators/");

    /// Of a class only these.
    private static final Map<String, Set<String>> SOME = Map.ofEntries(some("java/lang/Object",
            "<init> equals hashCode toString getClass"), some("java/lang/System", "arraycopy"),
            some("java/util/Locale", "ENGLISH ROOT US"),
            some("java/time/format/DateTimeFormatterBuilder", "<init> appendPattern parseCaseInsensitive toFormatter"),
            some("org/drools/util/DateUtils", "getDateFormatMask"),
            some("org/drools/modelcompiler/dsl/pattern/D",
                    "accFunction accumulate alphaIndexedBy and any betaIndexedBy bind combineExprs declarationOf eval "
                            + "execute exists expr forall from groupBy not on or pattern query reactOn rule "
                            + "typeMetaData valueOf when"),
            some("org/drools/model/PatternDSL$PatternDef", "and bind endAnd endOr expr or passive watch"),
            some("org/drools/model/functions/accumulate/AccumulateFunction", "as"),
            some("org/drools/model/impl/RuleBuilder", "attribute build metadata"),
            some("org/drools/model/impl/TypeMetaDataImpl", "withField withFieldAnnotation withAnnotation"),
            some("org/drools/modelcompiler/consequence/DroolsImpl", "asKnowledgeHelper"),
            some("java/lang/Enum$EnumDesc", "of"), some("java/lang/constant/ClassDesc", "of"),
            some("java/lang/invoke/ConstantBootstraps", "invoke"),
            some("org/drools/model/Drools", "insert insertLogical"),
            some("org/drools/core/rule/consequence/KnowledgeHelper", "insert insertLogical"));

    /// Of no class these: they read the settings of the machine, start threads, wait for others, or depend on chance.
    private static final Set<String> NEVER = Set.of("java/lang/Integer.getInteger", "java/lang/Long.getLong",
            "java/lang/Boolean.getBoolean", "java/lang/Math.random", "java/lang/StrictMath.random",
            "java/util/Collections.shuffle", "java/math/BigInteger.probablePrime",
            "java/math/BigInteger.nextProbablePrime");
    private static final Set<String> NEVER_ANYWHERE = Set.of("wait", "notify", "notifyAll", "finalize",
            "resolveConstantDesc");

    /// Interfaces that its classes may implement, next to functions.
    private static final Set<String> INTERFACES = classes("""
            java/io Serializable
            java/lang Iterable Comparable CharSequence
            java/util Comparator Iterator Collection List Set Map Map$Entry
            org/drools/base/factmodel AccessibleFact GeneratedFact
            org/drools/model DomainClassMetadata Model
            """);
    private static final Set<String> PARENTS = classes("""
            java/lang Object Enum Record
            java/util AbstractCollection AbstractList AbstractSet AbstractMap ArrayList HashMap LinkedHashMap HashSet
            LinkedHashSet TreeMap TreeSet
            dev/assay/facts Concept Observed
            """);

    /// What `invokedynamic` may start from.
    private static final Set<String> BOOTSTRAPS = Set.of("java/lang/invoke/LambdaMetafactory.metafactory",
            "java/lang/invoke/LambdaMetafactory.altMetafactory",
            "java/lang/invoke/StringConcatFactory.makeConcatWithConstants",
            "java/lang/invoke/StringConcatFactory.makeConcat", "java/lang/runtime/ObjectMethods.bootstrap",
            "java/lang/runtime/SwitchBootstraps.typeSwitch", "java/lang/runtime/SwitchBootstraps.enumSwitch");

    private Allowed() {}

    /// A word with `/` is a package; those behind it are its classes.
    private static Set<String> classes(String text) {
        Set<String> names = new HashSet<>();
        String inPackage = "";
        for (String word : text.strip().split("\\s+")) {
            if (word.contains("/")) inPackage = word;
            else names.add(inPackage + "/" + word);
        }
        return Set.copyOf(names);
    }

    private static Map.Entry<String, Set<String>> some(String owner, String names) {
        return Map.entry(owner, Set.of(names.split(" ")));
    }

    /// Whether a method, constructor or field may be used.
    ///
    /// @param name `<init>` for a constructor
    static boolean member(String owner, String name) {
        if (NEVER_ANYWHERE.contains(name) || name.startsWith("parallel") || NEVER.contains(owner + "." + name)) {
            return false;
        }
        if (owner.startsWith("[")) return name.equals("clone");
        if (type(owner) || SOME.getOrDefault(owner, Set.of()).contains(name)) return true;
        if (BOOTSTRAPS.contains(owner + "." + name)) return true; // nobody can call them without a `Lookup`
        return switch (name) {
            case "<init>" -> isThrown(owner) || owner.startsWith("org/drools/core/base/accumulators/")
                    && owner.endsWith("AccumulateFunction");
            case "getMessage", "addSuppressed" -> isThrown(owner);
            case "execute" -> owner.startsWith("org/drools/model/consequences/ConsequenceBuilder$_");
            default -> false;
        };
    }

    private static boolean isThrown(String owner) {
        return owner.matches("java/lang/(Throwable|\\w*Exception|\\w*Error)");
    }

    /// Whether everything of a class may be used.
    private static boolean type(String owner) {
        return WHOLE.contains(owner) || PACKAGES.stream().anyMatch(owner::startsWith);
    }

    /// Whether a declared type may have a field of it, or a file may import it.
    static boolean value(String type) {
        return type(type) || type.equals("java/lang/Object") || type.equals("java/util/Locale")
                || type.equals("org/kie/api/runtime/rule/RuleContext");
    }

    /// Whether a generated class may have a field of it.
    static boolean field(String type) {
        return value(type) || type.startsWith("org/drools/model/") || type.equals("java/time/format/DateTimeFormatter");
    }

    static boolean parent(String type) {
        return PARENTS.contains(type);
    }

    static boolean parentInterface(String type) {
        return INTERFACES.contains(type) || type.startsWith("org/drools/model/functions/")
                || type.startsWith("java/util/function/");
    }

    /// Whether all classes of a package may be imported.
    static boolean wholePackage(String name) {
        return Set.of("java/lang", "java/util", "java/util/function", "java/util/stream", "java/util/regex",
                "java/math", "dev/assay/facts", "dev/assay/findings").contains(name);
    }
}
