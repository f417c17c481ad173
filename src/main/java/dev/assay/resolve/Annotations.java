package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.resolve.Denoted.Kind;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads annotations: what class the values have that are annotated so.
final class Annotations {

    private static final Set<String> TYPING = Set.of("typing", "typing_extensions", "collections.abc", "contextlib",
            "types", "collections", "sqlalchemy.orm");
    /// `X[T]` says as much as `T`.
    private static final Set<String> TRANSPARENT = Set.of("Optional", "Final", "ClassVar", "Required", "NotRequired",
            "ReadOnly", "Annotated", "Awaitable", "InitVar");
    private static final Set<String> YIELDING = Set.of("Iterator", "AsyncIterator", "Generator", "AsyncGenerator",
            "Iterable", "AsyncIterable", "AbstractAsyncContextManager", "AbstractContextManager", "AsyncContextManager",
            "ContextManager");
    private static final Set<String> SEQUENCES = Set.of("list", "set", "tuple", "frozenset", "List", "Set", "Tuple",
            "Sequence", "FrozenSet", "Iterable", "Iterator", "Collection", "MutableSequence", "AsyncIterator",
            "AsyncIterable", "AsyncGenerator", "Generator");

    private final Inference inference;

    Annotations(Inference inference) {
        this.inference = inference;
    }

    /// What the values are; a class for `type[X]`.
    Denoted values(ModuleScopes module, int node) {
        return read(module, node, false);
    }

    /// What a function gives that says so behind `->`: for iterators and context managers what they yield.
    Denoted returned(ModuleScopes module, int node) {
        return read(module, node, true);
    }

    /// What a type expression stands for that is used as a value, such as `Annotated[Session, Depends(get)]`.
    Denoted alias(ModuleScopes module, int node) {
        Denoted values = read(module, node, false);
        if (values.kind() == Kind.VALUE && !values.type().isEmpty() && isType(module, node)) {
            return Denoted.of(Kind.CLASS, values.type());
        }
        if (!module.tree.is(node, "subscript")) return Denoted.UNKNOWN;
        Denoted element = element(module, module.tree.child(node, "value"));
        return element.isUnknown() && isEnvironment(module, node) ? Denoted.instance("str") : element;
    }

    private boolean isEnvironment(ModuleScopes module, int node) {
        return inference.resolve(module, module.tree.child(node, "value")).name().equals("os.environ");
    }

    private boolean isType(ModuleScopes module, int node) {
        if (!module.tree.is(node, "subscript")) return true;
        Denoted base = inference.resolve(module, module.tree.child(node, "value"));
        return base.kind() == Kind.CLASS || base.kind() == Kind.EXTERNAL && isTyping(base.name());
    }

    private Denoted read(ModuleScopes module, int node, boolean unwrap) {
        Syntax tree = module.tree;
        return switch (tree.type(node)) {
            case "type" -> {
                int[] inner = tree.children(node);
                yield inner.length == 1 ? read(module, inner[0], unwrap) : Denoted.UNKNOWN;
            }
            case "identifier", "attribute" -> named(module, node);
            case "none" -> Denoted.NONE;
            case "string" -> inference.quoted(module, node, unwrap, () -> written(module, node, unwrap));
            case "parenthesized_expression" -> read(module, tree.firstChild(node), unwrap);
            case "binary_operator", "union_type" -> union(module, tree.children(node), unwrap);
            case "subscript" -> generic(module, tree.child(node, "value"), fields(tree, node, "subscript"), unwrap);
            case "generic_type" -> {
                int[] parts = tree.children(node);
                yield parts.length == 2 ? generic(module, parts[0], tree.children(parts[1]), unwrap) : Denoted.UNKNOWN;
            }
            default -> Denoted.UNKNOWN;
        };
    }

    private static int[] fields(Syntax tree, int node, String field) {
        List<Integer> found = new ArrayList<>();
        for (int child : tree.children(node)) if (tree.field(child).equals(field)) found.add(child);
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private Denoted named(ModuleScopes module, int node) {
        Denoted named = inference.resolve(module, node);
        boolean isSelf = named.name().equals("typing.Self") || named.name().equals("typing_extensions.Self");
        int around = isSelf ? module.classAround(node) : NONE;
        return around == NONE ? instance(named) : Denoted.instance(module.opened(around).qualifiedName);
    }

    private static Denoted instance(Denoted named) {
        return switch (named.kind()) {
            case CLASS, EXTERNAL -> Denoted.instance(runtimeName(named.name()));
            case MODULE, FUNCTION, VALUE, UNKNOWN -> Denoted.UNKNOWN;
        };
    }

    /// `typing.List` is `list`, and `Any` says nothing.
    private static String runtimeName(String name) {
        return switch (name) {
            case "typing.Any", "typing_extensions.Any", "object" -> "";
            case "typing.List", "typing.Dict", "typing.Set", "typing.Tuple", "typing.FrozenSet" ->
                name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            default -> name;
        };
    }

    /// A function without a name, whose type is what it gives.
    private Denoted callable(ModuleScopes module, int result) {
        String gives = read(module, result, true).type();
        return gives.isEmpty() ? Denoted.UNKNOWN : new Denoted(Kind.FUNCTION, "", gives, "");
    }

    /// What stands in the brackets of an annotation such as `Mapped[str]`.
    Denoted inside(ModuleScopes module, int annotation) {
        Syntax tree = module.tree;
        int inner = annotation;
        while (tree.is(inner, "type")) inner = tree.firstChild(inner);
        if (inner == NONE) return Denoted.UNKNOWN;
        if (tree.is(inner, "generic_type")) {
            int[] parts = tree.children(inner);
            int[] arguments = parts.length == 2 ? tree.children(parts[1]) : new int[0];
            return arguments.length == 0 ? Denoted.UNKNOWN : read(module, arguments[0], false);
        }
        int[] arguments = fields(tree, inner, "subscript");
        return arguments.length == 0 ? Denoted.UNKNOWN : read(module, arguments[0], false);
    }

    private Denoted union(ModuleScopes module, int[] parts, boolean unwrap) {
        List<Denoted> all = new ArrayList<>(parts.length);
        for (int part : parts) all.add(read(module, part, unwrap));
        return Inference.either(all);
    }

    private Denoted generic(ModuleScopes module, int base, int[] arguments, boolean unwrap) {
        if (base == NONE || arguments.length == 0) return Denoted.UNKNOWN;
        Denoted generic = inference.resolve(module, base);
        String name = generic.isNamed() ? generic.name() : module.tree.text(base);
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (name.equals("type") || name.equals("typing.Type")) {
            Denoted of = read(module, arguments[0], false);
            return of.type().isEmpty() ? Denoted.UNKNOWN : Denoted.of(Kind.CLASS, of.type());
        }
        if (isTyping(name)) {
            if (last.equals("Callable") && arguments.length == 2) return callable(module, arguments[1]);
            if (last.equals("Annotated")) return annotated(module, arguments, unwrap);
            if (TRANSPARENT.contains(last)) return read(module, arguments[0], unwrap);
            if (last.equals("Union")) return union(module, flat(module.tree, arguments), unwrap);
            if (last.equals("Coroutine") && arguments.length == 3) return read(module, arguments[2], unwrap);
            if (unwrap && YIELDING.contains(last)) return read(module, arguments[0], true);
        }
        return instance(generic);
    }

    /// Inside of a subscript `Union[A, B]` may hold its arguments as a tuple.
    private static int[] flat(Syntax tree, int[] arguments) {
        return arguments.length == 1 && tree.is(arguments[0], "tuple") ? tree.children(arguments[0]) : arguments;
    }

    private Denoted annotated(ModuleScopes module, int[] arguments, boolean unwrap) {
        Denoted first = read(module, arguments[0], unwrap);
        if (!first.isUnknown()) return first;
        for (int i = 1; i < arguments.length; i++) {
            int inner = module.tree.is(arguments[i], "type") ? module.tree.firstChild(arguments[i]) : arguments[i];
            Denoted provided = inference.resolve(module, inner);
            if (module.tree.is(inner, "call") && provided.kind() == Kind.VALUE) return provided;
        }
        return Denoted.UNKNOWN;
    }

    private static boolean isTyping(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && TYPING.contains(name.substring(0, dot));
    }

    /// An annotation in quotes: a dotted name, also with `| None` or in `Optional[…]`.
    private Denoted written(ModuleScopes module, int node, boolean unwrap) {
        String text = module.tree.text(node).replaceAll("^[\"']+|[\"']+$", "").strip();
        if (text.endsWith("| None")) text = text.substring(0, text.length() - 6).strip();
        if (text.startsWith("None |")) text = text.substring(6).strip();
        int bracket = text.indexOf('[');
        if (bracket > 0 && text.endsWith("]")) {
            String outer = text.substring(0, bracket);
            String last = outer.substring(outer.lastIndexOf('.') + 1);
            String inner = text.substring(bracket + 1, text.length() - 1);
            boolean opens = last.equals("Optional") || unwrap && YIELDING.contains(last);
            text = opens ? inner.split(",")[0].strip() : outer;
        }
        if (!text.matches("[\\p{L}_][\\p{L}\\p{N}_.]*")) return Denoted.UNKNOWN;
        String[] names = text.split("\\.");
        Denoted found = inference.lookup(module, module.scopeOf(node), names[0], NONE);
        for (int i = 1; i < names.length; i++) found = inference.member(found, names[i]);
        return instance(found);
    }

    /// What the elements are of a variable whose annotation says so, such as `clients: list[Client]`.
    Denoted element(ModuleScopes module, int node) {
        Syntax tree = module.tree;
        if (node == NONE || !tree.is(node, "identifier")) return Denoted.UNKNOWN;
        Scope scope = module.scopeOf(node);
        for (Scope around = scope; around != null; around = around.parent) {
            List<Binding> bindings = around.bindings.get(tree.text(node));
            if (bindings == null) continue;
            for (Binding binding : bindings) {
                int annotation = switch (binding) {
                    case Binding.Assigned assigned -> assigned.annotation();
                    case Binding.Formal formal -> formal.annotation();
                    case Binding.ImportedModule _,Binding.ImportedName _,Binding.Defined _ -> NONE;
                };
                if (annotation != NONE) return elementOf(module, annotation);
            }
            return Denoted.UNKNOWN;
        }
        return Denoted.UNKNOWN;
    }

    private Denoted elementOf(ModuleScopes module, int annotation) {
        Syntax tree = module.tree;
        int inner = annotation;
        while (tree.is(inner, "type")) inner = tree.firstChild(inner);
        if (inner == NONE) return Denoted.UNKNOWN;
        int base = tree.is(inner, "generic_type") ? tree.firstChild(inner) : tree.child(inner, "value");
        if (base == NONE) return Denoted.UNKNOWN;
        String name = tree.text(base);
        int[] arguments = tree.is(inner, "generic_type")
                ? tree.children(tree.children(inner)[1])
                : fields(tree, inner, "subscript");
        boolean mapping = name.endsWith("dict") || name.endsWith("Dict") || name.endsWith("Mapping");
        if (mapping && arguments.length == 2) return read(module, arguments[1], false);
        return arguments.length > 0 && SEQUENCES.contains(name.substring(name.lastIndexOf('.') + 1))
                ? read(module, arguments[0], false)
                : Denoted.UNKNOWN;
    }
}
