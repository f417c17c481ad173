package dev.assay.engine;

import dev.assay.facts.Call;
import dev.assay.facts.Field;
import dev.assay.facts.Value;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a rule says about the arguments of a call, used through `import function`.
public final class Arguments {

    private Arguments() {}

    /// The value given by one of the keywords, else by position; `Unknown` with empty text if neither is there.
    ///
    /// @param position counted from 0 among the positional arguments; -1 for what only a keyword can give
    public static Value argument(Call call, int position, String... keywords) {
        for (String keyword : keywords) {
            if (call.arguments().gives(keyword)) return call.arguments().named(keyword);
        }
        return position < 0 ? new Value.Unknown("") : call.arguments().at(position);
    }

    /// The same as people are shown it: the content of a literal, anything else as written; empty if it is not given.
    public static String shown(Call call, int position, String... keywords) {
        return shown(argument(call, position, keywords));
    }

    /// The content of a literal, anything else as written.
    public static String shown(Value value) {
        return value instanceof Value.Literal literal ? literal.getString() : value.text();
    }

    /// The positional arguments in their order, as people are shown them.
    public static List<String> positional(Call call) {
        return call.arguments().positional().stream().map(Arguments::shown).toList();
    }

    /// The number that an object is made with, such as its priority: the first argument that is one, else the first
    /// default of its class; empty if there is none.
    ///
    /// @param defaults the fields of the class whose default is a number
    public static String order(Call call, Collection<?> defaults) {
        return call.arguments().all().stream().map(Value.Passed::value).filter(v -> !Double.isNaN(v.getNumber()))
                .findFirst()
                .or(() -> defaults.stream().map(Field.class::cast).sorted(Comparator.comparing(Field::position))
                        .map(Field::value).findFirst())
                .map(Value::getString).orElse("");
    }

    /// The dotted name that a value stands for; as written where it cannot be resolved.
    public static String named(Value value) {
        return value.getName().isEmpty() ? value.text() : value.getName();
    }

    /// Where a value comes from: `literal`, `settings`, `environment`, `parameter`, `name`, `expression`; `not given`
    /// where there is none. A list comes from where its first element comes from that is not a literal.
    public static String origin(Value value) {
        return switch (value) {
            case Value.Literal literal -> "literal";
            case Value.Collection collection -> collection.elements().stream().map(Arguments::origin)
                    .filter(origin -> !origin.equals("literal")).findFirst().orElse("literal");
            case Value.Reference reference -> reference.origin();
            case Value.Called called -> "expression";
            case Value.FormattedString string -> "expression";
            case Value.Unknown unknown -> unknown.text().isEmpty() ? "not given" : "expression";
        };
    }

    /// Whether it is the same each time: literals, constants, settings, and calls that are given nothing else. What the
    /// calls do is not looked at. A clock is no news: an expression that only brings in the time counts as the same.
    public static boolean isConstant(Value value) {
        return switch (value) {
            case Value.Literal literal -> true;
            case Value.Collection collection ->
                collection.complete() && collection.elements().stream().allMatch(Arguments::isConstant);
            case Value.Reference reference -> reference.origin().equals("settings")
                    || reference.origin().equals("environment") || isConstant(reference.value());
            case Value.Called called -> called.arguments().stream().map(Value.Passed::value)
                    .allMatch(Arguments::isConstant);
            case Value.FormattedString string -> string.interpolated().stream().allMatch(Arguments::isConstant);
            case Value.Unknown unknown -> unknown.text().matches("(?is).*(time|perf_counter|monotonic).*");
        };
    }

    /// The keyword of a call such as `SettingsConfigDict(env_prefix="APP_")`, or the entry of a dict display.
    public static Value option(Value options, String name) {
        return switch (options) {
            case Value.Called called -> called.keyword(name);
            case Value.Collection collection -> entry(collection, name);
            case Value.Reference reference -> option(reference.value(), name);
            case Value.Literal literal -> new Value.Unknown("");
            case Value.FormattedString string -> new Value.Unknown("");
            case Value.Unknown unknown -> new Value.Unknown("");
        };
    }

    /// The entries of a dict display, names resolved where they can be, in source order; empty for anything else.
    public static Map<String, String> entries(Value value) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (value.getBase() instanceof Value.Collection dict) {
            for (int i = 0; i < dict.keys().size(); i++)
                entries.put(named(dict.keys().get(i)),
                        named(dict.elements().get(i)));
        }
        return entries;
    }

    /// Names in code quotes, in order, joined with commas.
    public static String quoted(Collection<?> names) {
        return names.stream().map(name -> "`" + name + "`").sorted().collect(Collectors.joining(", "));
    }

    private static Value entry(Value.Collection collection, String name) {
        for (int i = 0; i < collection.keys().size(); i++) {
            if (collection.keys().get(i).getString().equals(name)) return collection.elements().get(i);
        }
        return new Value.Unknown("");
    }
}
