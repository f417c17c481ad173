package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Value;
import dev.assay.resolve.Binding.Assigned;
import dev.assay.resolve.Binding.Defined;
import dev.assay.resolve.Binding.Formal;
import dev.assay.resolve.Binding.How;
import dev.assay.resolve.Inference.Origin;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Works out what expressions are worth: literals, constants, settings fields, environment reads and their defaults.
final class Folding {

    private static final int DEEPEST = 12;
    private static final Value NOTHING = new Value.Unknown("");
    private static final Set<String> CONVERSIONS = Set.of("int", "float", "str", "bool", "pydantic.SecretStr");
    private static final Set<String> ENVIRONMENT_READS = Set.of("os.getenv", "os.environ.get", "os.environ.pop",
            "os.environ.setdefault", "decouple.config", "starlette.config.Config.__call__");
    private static final Set<String> FIELDS = Set.of("pydantic.Field", "sqlmodel.Field", "pydantic.fields.Field");
    static final Set<String> SETTINGS = Set.of("pydantic_settings.BaseSettings", "pydantic.BaseSettings",
            "pydantic.v1.BaseSettings");

    /// Methods that give a string of the same content.
    private static final Set<String> SAYINGS = Set.of("upper", "lower", "casefold", "strip", "get_secret_value",
            "unicode_string");

    private static final Pattern DATACLASS = Pattern
            .compile("(?s)@?\\s*(\\w+[.])*(dataclass|define|frozen|mutable)\\b.*");
    private static final Pattern PROPERTY = Pattern.compile("(?s)@?\\s*(\\w+[.])*(cached_)?property\\b.*");

    /// Classes whose annotated names are what their objects are made with.
    private static final Set<String> MODELS = Set.of("pydantic.BaseModel", "typing.NamedTuple", "msgspec.Struct");

    private final Inference inference;
    private int depth;
    private boolean choosing;

    Folding(Inference inference) {
        this.inference = inference;
    }

    Value fold(ModuleScopes module, int node) {
        if (node == NONE) return NOTHING;
        if (depth >= DEEPEST) return new Value.Unknown(module.tree.shown(node));
        depth++;
        try {
            return folded(module, node);
        } finally {
            depth--;
        }
    }

    private Value folded(ModuleScopes module, int node) {
        Syntax tree = module.tree;
        String text = tree.shown(node);
        return switch (tree.type(node)) {
            case "string" -> Strings.read(tree, node, part -> fold(module, part));
            case "concatenated_string" -> joined(text, module, tree.children(node));
            case "integer" -> Numbers.integer(text);
            case "float" -> Numbers.real(text);
            case "true" -> new Value.Literal(text, true, "bool");
            case "false" -> new Value.Literal(text, false, "bool");
            case "none" -> new Value.Literal(text, "", "NoneType");
            case "ellipsis" -> new Value.Literal(text, "...", "ellipsis");
            case "parenthesized_expression", "await", "type" -> {
                int[] inner = tree.children(node);
                yield inner.length == 1 ? fold(module, inner[0]) : new Value.Unknown(text);
            }
            case "assignment" -> fold(module, tree.child(node, "right"));
            case "named_expression" -> fold(module, tree.child(node, "value"));
            case "unary_operator" -> Numbers.signed(text, fold(module, tree.child(node, "argument")));
            case "binary_operator" -> binary(module, node, text);
            case "boolean_operator" -> alternative(module, node, text);
            case "list", "tuple", "set", "expression_list" -> display(module, node, text);
            case "dictionary" -> dictionary(module, node, text);
            case "identifier", "attribute" -> reference(module, node, text);
            case "call" -> call(module, node, text);
            case "subscript" -> subscript(module, node, text);
            case "list_comprehension", "set_comprehension", "generator_expression" ->
                elements(fold(module, Copies.source(tree, node)), text, "list");
            case "conditional_expression", "comparison_operator", "not_operator" -> parts(module, node, text);
            default -> new Value.Unknown(text);
        };
    }

    private static Value elements(Value source, String text, String type) {
        Value same = Copies.of(source, text, type);
        return same == null ? new Value.Unknown(text) : same;
    }

    private Value parts(ModuleScopes module, int node, String text) {
        List<Value> parts = new ArrayList<>(3);
        for (int child : module.tree.children(node)) parts.add(fold(module, child));
        return new Value.Unknown(text, List.copyOf(parts));
    }

    private Value joined(String text, ModuleScopes module, int[] parts) {
        List<Value> all = new ArrayList<>(parts.length);
        for (int part : parts) all.add(fold(module, part));
        return Strings.join(text, all);
    }

    private Value binary(ModuleScopes module, int node, String text) {
        Value left = fold(module, module.tree.child(node, "left"));
        Value right = fold(module, module.tree.child(node, "right"));
        String operator = Inference.operator(module.tree, node);
        boolean string = left instanceof Value.FormattedString
                || left instanceof Value.Literal l && l.type().equals("str")
                || operator.equals("+") && (right instanceof Value.FormattedString
                        || right instanceof Value.Literal r && r.type().equals("str"));
        if (string && operator.equals("+")) return Strings.join(text, List.of(left, right));
        if (string && operator.equals("%")) {
            return new Value.FormattedString(text, right instanceof Value.Collection c ? c.elements() : List.of(right));
        }
        if (operator.equals("/") && left instanceof Value.Called) return new Value.Unknown(text);
        return Numbers.operation(text, left, operator, right);
    }

    /// `a or b` is `a` with the fall-back `b`.
    private Value alternative(ModuleScopes module, int node, String text) {
        Value left = fold(module, module.tree.child(node, "left"));
        if (!(left instanceof Value.Reference reference) || !Inference.operator(module.tree, node).equals("or")) {
            return parts(module, node, text);
        }
        Value fallback = fold(module, module.tree.child(node, "right"));
        boolean empty = !reference.value().isKnown() || reference.value().isNone()
                || reference.value().getString().isEmpty() || reference.value().getString().equals("False");
        return new Value.Reference(text, reference.name(), reference.origin(), reference.owner(),
                empty ? fallback : reference.value());
    }

    private Value display(ModuleScopes module, int node, String text) {
        Syntax tree = module.tree;
        List<Value> elements = new ArrayList<>();
        boolean complete = true;
        for (int child : tree.children(node)) {
            if (tree.is(child, "list_splat")) complete = false;
            else elements.add(fold(module, child));
        }
        String type = tree.is(node, "expression_list") ? "tuple" : tree.type(node);
        return new Value.Collection(text, type, elements, List.of(), complete);
    }

    private Value dictionary(ModuleScopes module, int node, String text) {
        Syntax tree = module.tree;
        List<Value> keys = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        boolean complete = true;
        for (int child : tree.children(node)) {
            if (!tree.is(child, "pair")) {
                Value spread = tree.firstChild(child) == NONE
                        ? NOTHING
                        : fold(module, tree.firstChild(child)).getBase();
                if (spread instanceof Value.Collection inner && inner.type().equals("dict")) {
                    keys.addAll(inner.keys());
                    values.addAll(inner.elements());
                    complete &= inner.complete();
                } else complete = false;
                continue;
            }
            keys.add(fold(module, tree.child(child, "key")));
            values.add(fold(module, tree.child(child, "value")));
        }
        return new Value.Collection(text, "dict", values, keys, complete);
    }

    private Value reference(ModuleScopes module, int node, String text) {
        Denoted denoted = inference.resolve(module, node);
        Optional<Origin> origin = inference.origin(module, node);
        if (origin.isEmpty()) {
            String owner = settingsOwner(module, node);
            return new Value.Reference(text, denoted.name(), owner.isEmpty() ? "name" : "settings", owner,
                    new Value.Unknown(text, choices(module, node)));
        }
        return referenceTo(module, node, text, origin.get());
    }

    /// What the branches of a function give a local name, in source order; empty where one of them cannot be followed, and
    /// inside of another choice, since choices of choices grow without end.
    private List<Value> choices(ModuleScopes module, int node) {
        if (choosing) return List.of();
        choosing = true;
        try {
            List<Value> choices = new ArrayList<>();
            for (Binding binding : inference.bindings(module, node)) {
                if (binding instanceof Formal formal) {
                    String name = module.scopeOf(node).qualifiedName + "." + module.tree.text(node);
                    choices.add(new Value.Reference(module.tree.text(node), name, "parameter", "",
                            formal.value() == NONE ? NOTHING : fold(module, formal.value())));
                } else if (binding instanceof Assigned assigned && assigned.how() == How.WHOLE) {
                    if (assigned.value() != NONE) choices.add(fold(module, assigned.value()));
                } else return List.of();
            }
            return List.copyOf(choices);
        } finally {
            choosing = false;
        }
    }

    private Value referenceTo(ModuleScopes module, int node, String text, Origin origin) {
        if (origin.binding() instanceof Formal formal) {
            return new Value.Reference(text, origin.name(), "parameter", "",
                    formal.value() == NONE ? NOTHING : fold(origin.module(), formal.value()));
        }
        String owner = settingsOwner(module, node);
        if (origin.binding() instanceof Defined property && isProperty(origin.module(), property.node())) {
            Value options = options(origin.module(), property.node());
            return new Value.Reference(text, origin.name(), owner.isEmpty() ? "name" : "settings", owner,
                    options == null ? new Value.Unknown(text) : options);
        }
        if (!(origin.binding() instanceof Assigned assigned) || assigned.how() != How.WHOLE) {
            List<Value> parts = origin.binding() instanceof Assigned loop && loop.how() == How.ELEMENT
                    ? List.of(fold(origin.module(), loop.value()))
                    : List.of();
            return new Value.Reference(text, origin.name(), owner.isEmpty() ? "name" : "settings", owner,
                    new Value.Unknown(text, parts));
        }
        Value value = withKeys(origin, assigned.value() == NONE ? NOTHING : fold(origin.module(), assigned.value()));
        if (!owner.isEmpty()) {
            return new Value.Reference(text, origin.name(), "settings", owner, fieldDefault(value));
        }
        if (value instanceof Value.Reference inner && !inner.origin().equals("name")) {
            return new Value.Reference(text, origin.name(), inner.origin(), inner.owner(), inner.value());
        }
        String type = origin.scope().kind == Scope.Kind.CLASS ? origin.scope().qualifiedName : "";
        boolean given = !type.isEmpty() && assigned.annotation() != NONE && module.tree.is(node, "attribute")
                && inference.resolve(module, module.tree.child(node, "object")).kind() == Denoted.Kind.VALUE
                && hasFields(type);
        return given
                ? new Value.Reference(text, origin.name(), "field", type, fieldDefault(value))
                : new Value.Reference(text, origin.name(), "name", type, value);
    }

    /// What a settings field holds unless the environment says otherwise: `Field(5)` is worth 5.
    static Value fieldDefault(Value value) {
        if (!(value instanceof Value.Called called) || !FIELDS.contains(called.target())) return value;
        Value given = called.passes("default") ? called.keyword("default") : called.positional(0);
        return given instanceof Value.Literal literal && literal.type().equals("ellipsis") ? NOTHING : given;
    }

    /// The settings class that an attribute is read from, at any depth: `settings.database.pool_size`; empty if none.
    private String settingsOwner(ModuleScopes module, int node) {
        Syntax tree = module.tree;
        for (int at = node; tree.is(at, "attribute"); at = tree.child(at, "object")) {
            Denoted object = inference.resolve(module, tree.child(at, "object"));
            String type = object.kind() == Denoted.Kind.CLASS ? object.name() : object.type();
            if (!type.isEmpty() && isSettings(type))
                return at == node
                        ? type
                        : inference.resolve(module, tree.child(node, "object")).type();
        }
        return "";
    }

    boolean isSettings(String className) {
        return inheritsSettings(className) || inference.answers().settingsParts(this::parts).contains(className);
    }

    private boolean inheritsSettings(String className) {
        for (String one : inference.classes().line(className)) if (SETTINGS.contains(one)) return true;
        return false;
    }

    /// The models that settings classes have for fields, at any depth: the environment fills them, too.
    private Set<String> parts() {
        Set<String> found = new HashSet<>();
        for (ModuleScopes module : inference.program().modules) {
            for (int node : module.classes) {
                if (inheritsSettings(module.opened(node).qualifiedName)) collectParts(module, node, found);
            }
        }
        return found;
    }

    private void collectParts(ModuleScopes module, int node, Set<String> found) {
        for (List<Binding> bindings : module.opened(node).bindings.values()) {
            for (Binding binding : bindings) {
                if (!(binding instanceof Assigned field) || field.annotation() == NONE) continue;
                String type = inference.annotated(module, field.annotation()).type();
                Optional<Program.Definition> part = inference.program().classNamed(type);
                if (part.isPresent() && inference.classes().inherits(type, "pydantic.BaseModel") && found.add(type)) {
                    collectParts(part.get().module(), part.get().node(), found);
                }
            }
        }
    }

    /// Whether whoever makes an object of the class gives its fields: a dataclass or a model.
    private boolean hasFields(String className) {
        return inference.classes().line(className).stream().anyMatch(MODELS::contains)
                || inference.program().classNamed(className).stream().anyMatch(Folding::isDataclass);
    }

    private static boolean isDataclass(Program.Definition type) {
        return type.module().decorators(type.node()).stream()
                .anyMatch(one -> DATACLASS.matcher(type.module().tree.text(one)).matches());
    }

    /// A dict with what `name["key"] = value` adds in the same scope.
    private Value withKeys(Origin origin, Value value) {
        if (!(value instanceof Value.Collection dict) || !dict.type().equals("dict")) return value;
        String name = origin.name().substring(origin.name().lastIndexOf('.') + 1);
        List<Integer> added = origin.module().keyedAssignments.getOrDefault(origin.scope().node + ":" + name,
                List.of());
        if (added.isEmpty()) return value;
        List<Value> keys = new ArrayList<>(dict.keys());
        List<Value> values = new ArrayList<>(dict.elements());
        for (int subscript : added) {
            Syntax tree = origin.module().tree;
            keys.add(fold(origin.module(), tree.child(subscript, "subscript")));
            values.add(fold(origin.module(), tree.child(tree.parent(subscript), "right")));
        }
        return new Value.Collection(dict.text(), "dict", values, keys, dict.complete());
    }

    private Value call(ModuleScopes module, int node, String text) {
        Syntax tree = module.tree;
        Denoted called = inference.resolve(module, tree.child(node, "function"));
        String target = called.isNamed() && called.kind() != Denoted.Kind.VALUE
                ? called.name()
                : called.type().isEmpty() ? "" : called.type() + ".__call__";
        List<Value.Passed> arguments = arguments(module, node);
        if (CONVERSIONS.contains(target) && arguments.size() == 1 && arguments.getFirst().keyword().isEmpty()) {
            Value inner = arguments.getFirst().value();
            if (inner instanceof Value.Reference) return inner;
            if (inner instanceof Value.Literal literal) return Numbers.converted(text, target, literal);
        }
        Value same = inOtherWords(module, tree.child(node, "function"), text, arguments);
        if (same == null && Copies.COPIES.contains(target) && arguments.size() == 1) {
            same = Copies.of(arguments.getFirst().value(), text, target);
        }
        if (same != null) return same;
        if (target.equals("dict.get")) return lookedUp(module, tree.child(node, "function"), text, arguments);
        if (ENVIRONMENT_READS.contains(target) && !arguments.isEmpty()) return environment(text, arguments);
        if (target.equals("dict")) {
            List<Value> keys = new ArrayList<>();
            List<Value> values = new ArrayList<>();
            for (Value.Passed passed : arguments) {
                if (passed.keyword().isEmpty() || passed.keyword().startsWith("*"))
                    return new Value.Called(text, target, arguments);
                keys.add(new Value.Literal("\"" + passed.keyword() + "\"", passed.keyword(), "str"));
                values.add(passed.value());
            }
            return new Value.Collection(text, "dict", values, keys, true);
        }
        Optional<Program.Definition> own = inference.program().functionNamed(target);
        if (own.isPresent()) {
            Value options = options(own.get().module(), own.get().node());
            if (options != null) return options;
        }
        if (target.equals("str.format")) {
            return new Value.FormattedString(text, arguments.stream().map(Value.Passed::value).toList());
        }
        return new Value.Called(text, target, arguments);
    }

    /// `{"a": 1}.get(key, 2)` takes from a dict as `{"a": 1}[key]` does.
    private Value lookedUp(ModuleScopes module, int callee, String text, List<Value.Passed> arguments) {
        Value dict = fold(module, module.tree.child(callee, "object"));
        if (!(dict.getBase() instanceof Value.Collection)) return new Value.Called(text, "dict.get", arguments);
        List<Value> parts = new ArrayList<>(List.of(dict));
        arguments.forEach(passed -> parts.add(passed.value()));
        return new Value.Unknown(text, List.copyOf(parts));
    }

    private static boolean isProperty(ModuleScopes module, int function) {
        return module.tree.is(function, "function_definition") && module.decorators(function).stream()
                .anyMatch(one -> PROPERTY.matcher(module.tree.text(one)).matches());
    }

    /// The dict that a function returns, where it returns nothing else.
    private @Nullable Value options(ModuleScopes module, int function) {
        Syntax tree = module.tree;
        int returned = NONE;
        for (int inner = function + 1; inner < tree.next(function); inner++) {
            if (!tree.is(inner, "return_statement") || tree.enclosing(inner, "function_definition") != function)
                continue;
            if (returned != NONE) return null;
            returned = tree.firstChild(inner);
        }
        return returned != NONE && tree.is(returned, "dictionary") ? fold(module, returned) : null;
    }

    /// `settings.level.upper()` comes from where `settings.level` comes from, and so does `settings.hosts.split(",")`.
    private @Nullable Value inOtherWords(ModuleScopes module, int callee, String text, List<Value.Passed> arguments) {
        Syntax tree = module.tree;
        if (!tree.is(callee, "attribute")) return null;
        String method = tree.text(tree.child(callee, "attribute"));
        if (method.equals("split")) {
            return Copies.split(fold(module, tree.child(callee, "object")), text, arguments);
        }
        if (!SAYINGS.contains(method)) return null;
        if (!(fold(module, tree.child(callee, "object")) instanceof Value.Reference said)) return null;
        Value value = said.value().getBase() instanceof Value.Literal literal && literal.type().equals("str")
                ? new Value.Literal(text, said(method, literal.getString()), "str")
                : new Value.Unknown(text);
        return new Value.Reference(text, said.name(), said.origin(), said.owner(), value);
    }

    private static String said(String method, String string) {
        return switch (method) {
            case "upper" -> string.toUpperCase(Locale.ROOT);
            case "lower", "casefold" -> string.toLowerCase(Locale.ROOT);
            case "strip" -> string.strip();
            default -> string;
        };
    }

    List<Value.Passed> arguments(ModuleScopes module, int call) {
        Syntax tree = module.tree;
        int list = tree.child(call, "arguments");
        if (tree.is(list, "generator_expression")) return List.of(new Value.Passed("", fold(module, list)));
        if (list == NONE || !tree.is(list, "argument_list")) return List.of();
        List<Value.Passed> arguments = new ArrayList<>();
        for (int child : tree.children(list)) {
            switch (tree.type(child)) {
                case "keyword_argument" -> arguments.add(new Value.Passed(tree.text(tree.child(child, "name")),
                        fold(module, tree.child(child, "value"))));
                case "list_splat" -> arguments.add(new Value.Passed("*", fold(module, tree.firstChild(child))));
                case "dictionary_splat" -> arguments.add(new Value.Passed("**", fold(module, tree.firstChild(child))));
                default -> arguments.add(new Value.Passed("", fold(module, child)));
            }
        }
        return arguments;
    }

    private static Value environment(String text, List<Value.Passed> arguments) {
        String variable = arguments.getFirst().value().getString();
        Value fallback = arguments.stream().skip(1)
                .filter(a -> a.keyword().isEmpty() || a.keyword().equals("default")).map(Value.Passed::value)
                .findFirst()
                .orElse(NOTHING);
        return new Value.Reference(text, "os.environ", "environment", variable, fallback);
    }

    private Value subscript(ModuleScopes module, int node, String text) {
        Syntax tree = module.tree;
        Denoted receiver = inference.resolve(module, tree.child(node, "value"));
        if (!receiver.name().equals("os.environ")) return parts(module, node, text);
        return new Value.Reference(text, "os.environ", "environment",
                fold(module, tree.child(node, "subscript")).getString(), NOTHING);
    }
}
