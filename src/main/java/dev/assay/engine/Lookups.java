package dev.assay.engine;

import dev.assay.engine.Brackets.Span;
import dev.assay.facts.Concept;
import dev.assay.facts.Fact;
import dev.assay.facts.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// Gives each pattern on a kind of fact that was read, not derived, a place to look: `Call( target == "os.getenv" )` becomes
/// `Call( target == "os.getenv" ) from` the calls with that target. What a rule means stays the same; lines stay, too.
///
/// A look-up is made of constraints that join or compare with a text, or with what is made of names that are known before, by `==`, `in` or `contains`. The pattern's constraints
/// still decide: a look-up only leaves out what one of them would refuse.
final class Lookups {

    private static final String WHERE = "dev.assay.engine.Lookup.";
    private static final Pattern PATTERN = Pattern.compile("(?<![\\w.$])([A-Z]\\w*)\\s*\\(");
    private static final Pattern OWN = Pattern.compile("(\\$\\w+)\\s*:=?\\s*$");
    private static final Pattern NAMED = Pattern.compile("(\\$\\w+)\\s*:=?(?!:)");
    private static final Pattern GIVEN = Pattern.compile("\\$\\w+");
    private static final Pattern FROM = Pattern.compile("\\G\\s*from\\b");
    private static final String PATH = "([a-z]\\w*(?:[.][a-z]\\w*)*)";
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String NAME = "\\$\\w+(?:[.][a-z]\\w*)*";
    /// Texts, names that earlier patterns give, and what functions and methods make of them: `( $owner + "." + $name )`.
    private static final String VALUE = "(?:" + TEXT + "|" + NAME + "|[.]?[a-z]\\w*\\s*(?=[(])|[+,()\\s])+";
    private static final Pattern FUNCTION = Pattern.compile("(?<![\\w.$])([a-z]\\w*)\\s*[(]");
    private static final Pattern EQUAL = Pattern.compile(PATH + "\\s*==\\s*(" + VALUE + ")");
    private static final Pattern IN = Pattern
            .compile(PATH + "\\s+in\\s*[(]\\s*(" + TEXT + "(?:\\s*,\\s*" + TEXT + ")*)\\s*[)]");
    private static final Pattern CONTAINS = Pattern.compile(PATH + "\\s+contains\\s+(" + TEXT + ")");
    private static final Pattern MATCHES = Pattern.compile(PATH + "\\s+matches\\s+(" + TEXT + ")");
    private static final Pattern TRUE = Pattern.compile(PATH);

    private final String text;
    private final String plain;
    private final Predicate<String> isDeclared;
    private final Map<String, SortedSet<String>> keys = new HashMap<>();
    private final SortedSet<String> properties = new TreeSet<>();
    private SortedSet<String> found = new TreeSet<>();
    /// Where the constraints of the pattern at hand begin.
    private int first;

    private Lookups(String text, Predicate<String> isDeclared) {
        this.text = text;
        this.plain = RuleText.plain(text);
        this.isDeclared = isDeclared;
    }

    /// @param isDeclared whether a rule file declares a type of that name, which then hides a record's
    static String in(String text, Predicate<String> isDeclared) {
        return new Lookups(text, isDeclared).rewritten();
    }

    /// Where the first pattern of each rule looks, by the name of the rule; further ones look only if that finds something: the kind of fact, a dot and a property, such as `Call.target` or `Call.ancestors[]`;
    /// for a look-up by `matches` with `~` and the regular expression behind.
    static Map<String, SortedSet<String>> keys(String text, Predicate<String> isDeclared) {
        Lookups lookups = new Lookups(text, isDeclared);
        lookups.rewritten();
        return lookups.keys;
    }

    /// The properties by which any pattern of some files looks, such as `Call.target`.
    static SortedSet<String> properties(Collection<String> texts, Predicate<String> isDeclared) {
        SortedSet<String> properties = new TreeSet<>();
        for (String text : texts) {
            Lookups lookups = new Lookups(text, isDeclared);
            lookups.rewritten();
            properties.addAll(lookups.properties);
        }
        return properties;
    }

    private String rewritten() {
        StringBuilder all = new StringBuilder();
        int done = 0;
        for (RuleText rule : RuleText.of("", text)) {
            found = keys.computeIfAbsent(rule.name(), key -> new TreeSet<>());
            boolean isFirst = true;
            Matcher pattern = PATTERN.matcher(plain).region(rule.when(), rule.then()).useTransparentBounds(true);
            for (; pattern.find(); isFirst = false) {
                if (!isFirst) found = new TreeSet<>();
                Optional<Class<?>> kind = kind(pattern.group(1));
                if (kind.isEmpty()) continue;
                int end = Brackets.close(plain, pattern.end() - 1);
                if (FROM.matcher(plain).region(end + 1, plain.length()).find()) continue;
                all.append(text, done, end + 1).append(" from ")
                        .append(source(kind.get(), pattern.start(), new Span(pattern.end(), end)).replaceAll("\\R\\s*",
                                " "));
                done = end + 1;
                // What follows in brackets would be taken for arguments.
                int next = Brackets.skip(plain, done, plain.length());
                if (plain.charAt(next) == '(') all.append(';');
            }
        }
        return all.append(text, done, text.length()).toString();
    }

    private static final Map<String, Optional<Class<?>>> KINDS = new ConcurrentHashMap<>();

    private Optional<Class<?>> kind(String name) {
        return isDeclared.test(name) ? Optional.empty() : kindNamed(name);
    }

    /// The record of a kind of fact that is looked up.
    static Optional<Class<?>> kindNamed(String name) {
        return KINDS.computeIfAbsent(name, key -> {
            try {
                Class<?> type = Class.forName("dev.assay.facts." + key, false, Fact.class.getClassLoader());
                return isLookedUp(type) ? Optional.of(type) : Optional.empty();
            } catch (ClassNotFoundException | NoClassDefFoundError e) {
                return Optional.empty();
            }
        });
    }

    /// Whether facts of a type are found by look-ups alone, so that Drools need not hold them.
    static boolean isLookedUp(Class<?> type) {
        return type.isRecord() && Fact.class.isAssignableFrom(type);
    }

    private String source(Class<?> kind, int start, Span constraints) {
        Set<String> own = new HashSet<>();
        Matcher name = OWN.matcher(plain).region(Math.max(0, plain.lastIndexOf('\n', start)), start);
        if (name.find()) own.add(name.group(1));
        Matcher inside = NAMED.matcher(plain).region(constraints.start(), constraints.end());
        while (inside.find()) own.add(inside.group(1));
        first = constraints.start();
        List<Pair> joined = new ArrayList<>();
        Optional<String> either = Optional.empty();
        List<Pair> flags = new ArrayList<>();
        for (Span part : Brackets.split(plain, constraints.start(), constraints.end(), ",")) {
            List<Span> choices = Brackets.split(plain, unnamed(part), part.end(), "||");
            if (choices.size() == 1) {
                joined.addAll(pairs(kind, choices.getFirst(), own));
                if (joined.isEmpty()) flags.addAll(flag(kind, choices.getFirst()));
                continue;
            }
            List<List<Pair>> ways = choices.stream().map(choice -> pairs(kind, choice, own)).toList();
            if (ways.stream().noneMatch(List::isEmpty)) {
                either = Optional.of(ways.stream().map(pairs -> where(kind, pairs))
                        .reduce((one, other) -> WHERE + "either( " + one + ", " + other + " )").get());
            }
        }
        if (!joined.isEmpty()) return where(kind, joined);
        if (either.isPresent()) return either.get();
        return flags.isEmpty() ? WHERE + "all( \"" + kind.getSimpleName() + "\" )" : where(kind, flags);
    }

    /// What is equal is looked up before what matches, since that is asked of every text there is; often it is not asked then.
    private String where(Class<?> kind, List<Pair> pairs) {
        List<Pair> ordered = new ArrayList<>(pairs);
        ordered.sort(Comparator.comparing(Pair::isExpression));
        ordered.getFirst().key(kind).ifPresent(found::add);
        ordered.forEach(pair -> pair.property(kind).ifPresent(properties::add));
        return WHERE + "where( \"" + kind.getSimpleName() + "\", "
                + ordered.stream().map(Pair::written).collect(Collectors.joining(", ")) + " )";
    }

    /// A property and the value that it is to have.
    ///
    /// @param name of the property; with `[]` behind if one element of a list is to be equal, with `~` if a text is to match
    /// @param value as written in Java
    private record Pair(String name, String value) {

        boolean isExpression() {
            return name.endsWith("~");
        }

        String written() {
            return "\"" + name + "\", " + value;
        }

        Optional<String> property(Class<?> kind) {
            return name.equals("this")
                    ? Optional.empty()
                    : Optional.of(kind.getSimpleName() + "." + name.replaceAll("\\[]|~", ""));
        }

        Optional<String> key(Class<?> kind) {
            return name.equals("this")
                    ? Optional.empty()
                    : Optional.of(kind.getSimpleName() + "." + name + (isExpression() ? unquoted(value) : ""));
        }
    }

    /// Behind a name that the constraint gives, such as `$target :`.
    private int unnamed(Span part) {
        Matcher named = NAMED.matcher(plain).region(part.start(), part.end());
        return named.lookingAt() ? Brackets.skip(plain, named.end(), part.end()) : part.start();
    }

    /// Property and value of each constraint among those that `&&` joins.
    private List<Pair> pairs(Class<?> kind, Span joined, Set<String> own) {
        List<Pair> pairs = new ArrayList<>();
        Span inner = joined;
        while (inner.end() > inner.start() && plain.charAt(inner.start()) == '('
                && Brackets.close(plain, inner.start()) == inner.end() - 1) {
            int from = Brackets.skip(plain, inner.start() + 1, inner.end());
            inner = new Span(from, Brackets.stripped(plain, from, inner.end() - 1));
        }
        if (Brackets.split(plain, inner.start(), inner.end(), "||").size() > 1) return pairs;
        for (Span part : Brackets.split(plain, inner.start(), inner.end(), "&&")) {
            String constraint = part.of(text);
            Matcher equal = EQUAL.matcher(constraint);
            Matcher in = IN.matcher(constraint);
            Matcher contains = CONTAINS.matcher(constraint);
            Matcher matches = MATCHES.matcher(constraint);
            if (equal.matches()) {
                String value = equal.group(2);
                if (isKnownBefore(kind, value, own) && !isGuarded(value, part) && isIndexed(kind, equal.group(1)))
                    pairs.add(new Pair(equal.group(1), value));
            } else if (in.matches()) {
                if (isIndexed(kind, in.group(1)))
                    pairs.add(new Pair(in.group(1), WHERE + "oneOf( " + in.group(2) + " )"));
            } else if (matches.matches()) {
                String expression = matches.group(2);
                if (isText(kind, matches.group(1)) && isExpression(unquoted(expression)))
                    pairs.add(new Pair(matches.group(1) + "~", expression));
            } else if (contains.matches() && isList(kind, contains.group(1))) {
                pairs.add(new Pair(contains.group(1) + "[]", contains.group(2)));
            }
        }
        return pairs;
    }

    /// Whether a value says nothing of the fact that is looked for.
    private static boolean isKnownBefore(Class<?> kind, String value, Set<String> own) {
        String plain = RuleText.plain(value);
        return GIVEN.matcher(plain).results().noneMatch(name -> own.contains(name.group()))
                && FUNCTION.matcher(plain).results().noneMatch(function -> Arrays.stream(kind.getMethods())
                        .anyMatch(method -> method.getName().equals(function.group(1))));
    }

    /// Whether a constraint before, such as `$f != null`, may be there so that the value can be worked out at all.
    private boolean isGuarded(String value, Span part) {
        if (value.matches("\\$\\w+|" + TEXT)) return false;
        Set<String> before = GIVEN.matcher(plain).region(first, part.start()).results().map(MatchResult::group)
                .collect(Collectors.toSet());
        return GIVEN.matcher(RuleText.plain(value)).results().map(MatchResult::group).anyMatch(before::contains);
    }

    /// The text as Java reads it; no regular expression if Java would not.
    private static String unquoted(String text) {
        String inner = text.substring(1, text.length() - 1);
        try {
            return inner.translateEscapes();
        } catch (IllegalArgumentException e) {
            return "[";
        }
    }

    private static boolean isExpression(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private List<Pair> flag(Class<?> kind, Span part) {
        String constraint = part.of(text);
        return TRUE.matcher(constraint).matches() && type(kind, constraint).filter(boolean.class::equals).isPresent()
                ? List.of(new Pair(constraint, "true"))
                : List.of();
    }

    /// Texts, facts and constants compare in DRL as in Java; numbers do not.
    private static boolean isIndexed(Class<?> kind, String property) {
        return property.equals("this") || type(kind, property).filter(type -> type == String.class || type.isEnum()
                || type == SourceFile.class
                || Fact.class.isAssignableFrom(type) && !Concept.class.isAssignableFrom(type))
                .isPresent();
    }

    private static boolean isText(Class<?> kind, String property) {
        return type(kind, property).filter(String.class::equals).isPresent();
    }

    private static boolean isList(Class<?> kind, String property) {
        return type(kind, property).filter(Collection.class::isAssignableFrom).isPresent();
    }

    private static Optional<Class<?>> type(Class<?> kind, String property) {
        try {
            return Optional.of(Chain.of(kind, property).type());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
