package dev.assay.facts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What an expression is worth as far as reading tells: folded through constants, settings and defaults.
public sealed interface Value {

    /// The expression as written.
    String text();

    /// A string, number, truth value or `None`.
    ///
    /// @param value a `String`, `Long`, `Double` or `Boolean`; for `None` the empty string
    /// @param type Python's type name: `str`, `bytes`, `int`, `float`, `bool`, `NoneType`, `ellipsis`
    record Literal(String text, Object value, String type) implements Value {
        /// The number, or `NaN` for what is not one. A truth value is not a number here.
        public double getNumber() {
            return value instanceof Number number ? number.doubleValue() : Double.NaN;
        }

        /// The content of a string; the Python spelling of anything else, such as `20` or `None`.
        public String getString() {
            if (value instanceof String string && !type.equals("NoneType")) return string;
            if (value instanceof Boolean truth) return truth ? "True" : "False";
            return type.equals("NoneType") ? "None" : value.toString();
        }

        public boolean isNone() {
            return type.equals("NoneType");
        }

        public boolean isTrue() {
            return Boolean.TRUE.equals(value);
        }
    }

    /// A list, tuple, set or dict display.
    ///
    /// @param type `list`, `tuple`, `set` or `dict`
    /// @param elements in source order; for a dict its values
    /// @param keys for a dict its keys, in the order of `elements`; else empty
    /// @param complete false where `*` or `**` brings in elements that are not listed
    record Collection(String text, String type, List<Value> elements, List<Value> keys,
            boolean complete) implements Value {
        /// The strings among its elements, in source order.
        @Override
        public List<String> getStrings() {
            return elements.stream().filter(e -> e.getBase() instanceof Literal l && l.type().equals("str"))
                    .map(Value::getString).toList();
        }
    }

    /// A name or attribute that was followed as far as it goes.
    ///
    /// @param name the dotted name that it stands for; empty if it could not be resolved
    /// @param origin where the value comes from: `settings`, `environment`, `parameter`, `field` of a dataclass or model
    ///     that whoever makes its object may give, `name`
    /// @param value what it holds if that is known (a field's default, a constant), else `Unknown`
    /// @param owner the dotted name of the settings class, or the environment variable; else empty
    record Reference(String text, String name, String origin, String owner, Value value) implements Value {}

    /// A call, such as `Field(5, ge=1)`, `os.getenv("X")` or `str(url)`.
    ///
    /// @param target the resolved dotted name; empty if unknown
    /// @param arguments positional ones in order, then keywords in order
    record Called(String text, String target, List<Passed> arguments) implements Value {
        /// The value of a keyword; `Unknown` if it is not given.
        public Value keyword(String name) {
            return arguments.stream().filter(a -> a.keyword().equals(name)).map(Passed::value).findFirst()
                    .orElse(new Unknown(""));
        }

        public boolean passes(String keyword) {
            return arguments.stream().anyMatch(a -> a.keyword().equals(keyword));
        }

        /// The value at a position counted from 0; `Unknown` if there is none.
        public Value positional(int position) {
            return arguments.stream().filter(a -> a.keyword().isEmpty()).skip(position).map(Passed::value).findFirst()
                    .orElse(new Unknown(""));
        }
    }

    /// An argument of a [Called].
    ///
    /// @param keyword empty for a positional one; `*` and `**` for splats
    record Passed(String keyword, Value value) {}

    /// An f-string, `str.format` or `%` with the values it brings in, or strings joined with `+`.
    ///
    /// @param interpolated in source order
    record FormattedString(String text, List<Value> interpolated) implements Value {}

    /// Anything else: an operation, a comprehension, a lambda, a parameter of the enclosing function.
    ///
    /// @param parts what a conditional expression chooses from and by, what a subscript or `get` of a dict takes from and
    ///     by, what a loop variable runs over, what the branches of a function give a name, the operands of `and`, `or`,
    ///     `not` and comparisons; empty for the rest
    record Unknown(String text, List<Value> parts) implements Value {
        public Unknown(String text) {
            this(text, List.of());
        }
    }

    default boolean isKnown() {
        return getBase() instanceof Literal || getBase() instanceof Collection;
    }

    /// What stands at the end of the references: a literal, a collection, a call, an f-string, or unknown.
    default Value getBase() {
        return this instanceof Reference reference ? reference.value().getBase() : this;
    }

    /// The number at the end of the references; `NaN` if there is none.
    default double getNumber() {
        return getBase() instanceof Literal literal ? literal.getNumber() : Double.NaN;
    }

    /// The string at the end of the references, Python's spelling for other literals; empty for anything else.
    default String getString() {
        return getBase() instanceof Literal literal ? literal.getString() : "";
    }

    /// The strings at the end of the references: the string itself, or those among a collection's elements, in order.
    default List<String> getStrings() {
        return switch (getBase()) {
            case Literal literal when literal.type().equals("str") -> List.of(literal.getString());
            case Collection collection -> collection.getStrings();
            default -> List.of();
        };
    }

    /// The dotted name of a reference; of a call the name of what is called; empty for anything else.
    default String getName() {
        return switch (this) {
            case Reference reference -> reference.name();
            case Called called -> called.target();
            default -> "";
        };
    }

    /// Where a reference comes from: `settings`, `environment`, `parameter`, `field`, `name`; empty for anything else.
    default String getOrigin() {
        return this instanceof Reference reference ? reference.origin() : "";
    }

    /// The dotted name of the settings class, or the environment variable, of a reference; else empty.
    default String getOwner() {
        return this instanceof Reference reference ? reference.owner() : "";
    }

    /// Who may decide it: what it is made of is looked through, too, such as the arguments of a call and the sides of a
    /// conditional expression. `settings` before `environment` before `parameter` before `literal`; else `unknown`.
    default String getDecidedBy() {
        Set<String> deciders = new HashSet<>();
        decide(this, deciders);
        return Stream.of("settings", "environment", "parameter", "literal").filter(deciders::contains).findFirst()
                .orElse("unknown");
    }

    private static void decide(Value value, Set<String> deciders) {
        switch (value) {
            case Literal literal -> deciders.add("literal");
            case Collection collection -> collection.elements().forEach(element -> decide(element, deciders));
            case Reference reference -> {
                if (reference.origin().equals("name")) decide(reference.value(), deciders);
                else if (!reference.origin().equals("field")) deciders.add(reference.origin());
            }
            case Called called -> called.arguments().forEach(passed -> decide(passed.value(), deciders));
            case FormattedString string -> string.interpolated().forEach(one -> decide(one, deciders));
            case Unknown unknown -> unknown.parts().forEach(part -> decide(part, deciders));
        }
    }

    /// Whether `True` stands at the end of the references.
    default boolean isTrue() {
        return getBase() instanceof Literal literal && Boolean.TRUE.equals(literal.value());
    }

    default boolean isNone() {
        return getBase() instanceof Literal literal && literal.type().equals("NoneType");
    }

    /// Who decides it: `literal` for what the code says, a constant elsewhere too; `settings`, `environment`, or `unknown`.
    default String getSource() {
        if (this instanceof Reference reference) {
            return switch (reference.origin()) {
                case "settings", "environment" -> reference.origin();
                case "parameter", "field" -> "unknown";
                default -> reference.value().getSource();
            };
        }
        return isLiteral() ? "literal" : "unknown";
    }

    /// The number as an `Integer`, or a `String` that names what is not known; see [Amount].
    default Object getAmount() {
        return Amount.of(this);
    }

    /// Whether it is written at the place itself, not behind a name.
    default boolean isLiteral() {
        return this instanceof Literal || this instanceof Collection;
    }
}
