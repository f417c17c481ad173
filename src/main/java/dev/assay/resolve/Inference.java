package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.resolve.Answers.Entering;
import dev.assay.resolve.Answers.Export;
import dev.assay.resolve.Answers.Expression;
import dev.assay.resolve.Answers.Question;
import dev.assay.resolve.Answers.Quoted;
import dev.assay.resolve.Answers.Return;
import dev.assay.resolve.Binding.Assigned;
import dev.assay.resolve.Binding.Defined;
import dev.assay.resolve.Binding.Formal;
import dev.assay.resolve.Binding.How;
import dev.assay.resolve.Binding.ImportedModule;
import dev.assay.resolve.Binding.ImportedName;
import dev.assay.resolve.Denoted.Kind;
import dev.assay.resolve.Program.Definition;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Says what expressions stand for: names through imports and re-exports, receivers through annotations,
/// constructors, return types and attributes.
///
/// One instance serves one thread. What was found is shared between threads; an answer that had to stop at a question
/// still open further out is not kept, so that no answer depends on who asked first.
final class Inference {

    private static final int DEEPEST = 60;

    private final Program program;
    private final Libraries libraries;
    private final Annotations annotations;
    private final Classes classes;
    private final Map<String, String> aliases;
    private final Answers answers;
    private final Map<Question, Integer> open = new HashMap<>();
    private int depth;
    private int reachedBack = Integer.MAX_VALUE;

    Inference(Program program, Libraries libraries, Map<String, String> aliases, Answers answers) {
        this.program = program;
        this.libraries = libraries;
        this.aliases = aliases;
        this.answers = answers;
        this.annotations = new Annotations(this);
        this.classes = new Classes(program, libraries, this);
    }

    Program program() {
        return program;
    }

    Libraries libraries() {
        return libraries;
    }

    Classes classes() {
        return classes;
    }

    /// What the expression at a node stands for.
    Denoted resolve(ModuleScopes module, int node) {
        if (node == NONE) return Denoted.UNKNOWN;
        Denoted answer = answers.expression(module.index, node);
        return answer != null ? answer : once(new Expression(module.index, node), () -> expression(module, node));
    }

    /// What an annotation says of the values that it annotates.
    Denoted annotated(ModuleScopes module, int node) {
        return node == NONE ? Denoted.UNKNOWN : annotations.values(module, node);
    }

    /// What stands in the brackets of an annotation such as `Mapped[str]`.
    Denoted inside(ModuleScopes module, int annotation) {
        return annotations.inside(module, annotation);
    }

    /// What a function returns; for a generator what it yields.
    Denoted returned(Definition function) {
        return once(new Return(function.module().module.file().path() + ":" + function.node()),
                () -> returnedOf(function));
    }

    /// What an annotation in quotes says, asked once: `Handler: type["Handler"]` refers to itself.
    Denoted quoted(ModuleScopes module, int node, boolean unwrap, Supplier<Denoted> work) {
        return once(new Quoted(module.index, node, unwrap), work);
    }

    private Denoted once(Question question, Supplier<Denoted> work) {
        Denoted answer = answers.get(question);
        if (answer != null) return answer;
        Integer asked = open.get(question);
        if (asked != null || depth >= DEEPEST) {
            reachedBack = Math.min(reachedBack, asked == null ? -1 : asked);
            return Denoted.UNKNOWN;
        }
        return kept(found -> answers.put(question, found), () -> {
            open.put(question, depth++);
            Denoted found = work.get();
            open.remove(question);
            depth--;
            return found;
        });
    }

    /// Keeps an answer if it did not have to stop at a question that is open now.
    <T> T kept(Consumer<T> keep, Supplier<T> work) {
        int outer = reachedBack;
        reachedBack = Integer.MAX_VALUE;
        T answer = work.get();
        if (reachedBack >= depth) {
            keep.accept(answer);
            reachedBack = outer;
        } else {
            reachedBack = Math.min(outer, reachedBack);
        }
        return answer;
    }

    Answers answers() {
        return answers;
    }

    private Denoted expression(ModuleScopes module, int node) {
        Syntax tree = module.tree;
        return switch (tree.type(node)) {
            case "identifier" -> lookup(module, module.scopeOf(node), tree.text(node), node);
            case "attribute" -> member(resolve(module, tree.child(node, "object")), text(tree, node, "attribute"));
            case "call" -> result(module, node);
            case "await", "parenthesized_expression", "type", "expression_statement" -> {
                int[] inner = tree.children(node);
                yield inner.length == 1 ? resolve(module, inner[0]) : Denoted.UNKNOWN;
            }
            case "assignment" -> resolve(module, tree.child(node, "right"));
            case "named_expression" -> resolve(module, tree.child(node, "value"));
            case "conditional_expression" -> {
                int[] parts = tree.children(node);
                yield parts.length == 3
                        ? either(List.of(resolve(module, parts[0]), resolve(module, parts[2])))
                        : Denoted.UNKNOWN;
            }
            case "boolean_operator" -> {
                Denoted right = resolve(module, tree.child(node, "right"));
                yield operator(tree, node).equals("and")
                        ? right
                        : either(List.of(resolve(module, tree.child(node, "left")), right));
            }
            case "string", "concatenated_string" -> Denoted.instance(
                    tree.startsWith(node, "b") || tree.startsWith(node, "B") ? "bytes" : "str");
            case "integer" -> Denoted.instance("int");
            case "float" -> Denoted.instance("float");
            case "true", "false" -> Denoted.instance("bool");
            case "none" -> Denoted.NONE;
            case "list", "list_comprehension" -> Denoted.instance("list");
            case "dictionary", "dictionary_comprehension" -> Denoted.instance("dict");
            case "set", "set_comprehension" -> Denoted.instance("set");
            case "tuple" -> Denoted.instance("tuple");
            case "not_operator" -> Denoted.instance("bool");
            case "subscript", "generic_type", "union_type", "member_type" -> annotations.alias(module, node);
            case "binary_operator" -> operator(tree, node).equals("|")
                    ? annotations.alias(module, node)
                    : resolve(module, tree.child(node, "left")).type().equals("str")
                            ? Denoted.instance("str")
                            : Denoted.UNKNOWN;
            default -> Denoted.UNKNOWN;
        };
    }

    private static String text(Syntax tree, int node, String field) {
        int child = tree.child(node, field);
        return child == NONE ? "" : tree.text(child);
    }

    /// The operator between the two operands of a node, as written.
    static String operator(Syntax tree, int node) {
        int left = tree.child(node, "left");
        int right = tree.child(node, "right");
        return left == NONE || right == NONE ? "" : tree.text(tree.end(left), tree.start(right)).strip();
    }

    /// What a name stands for at a place in a scope.
    ///
    /// @param use the node that uses it; `NONE` to see all that the scope binds
    Denoted lookup(ModuleScopes module, Scope from, String name, int use) {
        boolean sameFunction = true;
        for (Scope scope = from; scope != null; scope = scope.parent) {
            if (scope.kind == Scope.Kind.CLASS && scope != from) continue;
            List<Binding> bindings = scope.bindings.get(name);
            if (bindings != null) {
                return chosen(module, scope, name, Visible.at(module.tree, bindings, sameFunction ? use : NONE));
            }
            sameFunction &= scope.kind == Scope.Kind.LAMBDA || scope.kind == Scope.Kind.COMPREHENSION;
            if (scope.kind == Scope.Kind.MODULE) {
                Denoted starred = throughStar(scope, name);
                if (!starred.isUnknown()) return starred;
            }
        }
        return Builtins.find(name);
    }

    private Denoted throughStar(Scope scope, String name) {
        for (String from : scope.starImports) {
            Optional<ModuleScopes> other = program.module(from);
            if (other.isPresent()) {
                if (name.startsWith("_") || other.get().top == scope) continue;
                Denoted found = lookupExported(other.get(), name);
                if (!found.isUnknown()) return found;
            } else if (!program.owns(from) && libraries.symbol(libraries.canonical(from + "." + name)).isPresent()) {
                return external(from + "." + name);
            }
        }
        return Denoted.UNKNOWN;
    }

    private Denoted lookupExported(ModuleScopes module, String name) {
        return once(new Export(module.index + "." + name), () -> {
            List<Binding> bindings = module.top.bindings.get(name);
            return bindings == null
                    ? throughStar(module.top, name)
                    : chosen(module, module.top, name, Visible.at(module.tree, bindings, NONE));
        });
    }

    private Denoted chosen(ModuleScopes module, Scope scope, String name, List<Binding> bindings) {
        if (bindings.size() == 1) return bound(module, scope, name, bindings.getFirst());
        List<Denoted> meanings = new ArrayList<>(bindings.size());
        for (Binding binding : bindings) meanings.add(bound(module, scope, name, binding));
        Denoted common = either(meanings);
        return common.isUnknown() ? Denoted.variable(scope.qualifiedName + "." + name, inherited(meanings)) : common;
    }

    /// The nearest class of a library that all these values inherit from, such as that of a broker and of the one that
    /// takes its place in tests; empty if there is none.
    private String inherited(List<Denoted> values) {
        List<String> line = null;
        for (Denoted value : values) {
            if (value.isNone()) continue;
            if (value.kind() != Kind.VALUE || value.type().isEmpty()) return "";
            List<String> own = classes.line(value.type());
            line = line == null ? own : line.stream().filter(own::contains).toList();
        }
        return line == null ? "" : line.stream().filter(Inference::saysSomething).findFirst().orElse("");
    }

    private static boolean saysSomething(String type) {
        return type.contains(".")
                && !type.matches("(builtins|typing|typing_extensions|abc|enum|collections[.]abc)[.].*");
    }

    /// What several possible meanings have in common; `None` counts only if it stands alone.
    static Denoted either(List<Denoted> meanings) {
        Denoted common = null;
        for (Denoted one : meanings) {
            if (one.isNone() && meanings.size() > 1) continue;
            if (one.isUnknown()) return Denoted.UNKNOWN;
            if (common == null || common.equals(one)) common = one;
            else if (common.kind() == Kind.VALUE && one.kind() == Kind.VALUE && common.type().equals(one.type())) {
                common = common.name().equals(one.name()) ? common : Denoted.instance(one.type());
            } else return Denoted.UNKNOWN;
        }
        return common == null ? meanings.isEmpty() ? Denoted.UNKNOWN : meanings.getFirst() : common;
    }

    private Denoted bound(ModuleScopes module, Scope scope, String name, Binding binding) {
        return switch (binding) {
            case ImportedModule imported -> moduleNamed(imported.module());
            case ImportedName imported -> imported(imported.module(), imported.name());
            case Defined defined -> Denoted.of(defined.isClass() ? Kind.CLASS : Kind.FUNCTION, defined.qualifiedName());
            case Assigned assigned -> assigned(module, scope.qualifiedName + "." + name, assigned);
            case Formal formal -> formal(module, scope, name, formal);
        };
    }

    Denoted moduleNamed(String name) {
        return program.owns(name) ? Denoted.of(Kind.MODULE, name) : external(name);
    }

    /// What `from module import name` stands for, re-exports followed.
    Denoted imported(String from, String name) {
        String full = from.isEmpty() ? name : from + "." + name;
        Optional<ModuleScopes> module = program.module(from);
        if (module.isPresent()) {
            Denoted found = lookupExported(module.get(), name);
            if (!found.isUnknown()) return found;
        }
        if (program.module(full).isPresent() || program.isPackage(full)) return Denoted.of(Kind.MODULE, full);
        if (module.isPresent()) return Denoted.variable(full, "");
        return external(full);
    }

    /// What a dotted name outside the repository stands for.
    Denoted external(String dottedName) {
        String name = libraries.canonical(aliases.getOrDefault(dottedName, dottedName));
        return libraries.symbol(name).map(Inference::described).orElseGet(() -> Denoted.of(Kind.EXTERNAL, name));
    }

    private static Denoted described(LibrarySymbol symbol) {
        return switch (symbol.kind()) {
            case CLASS -> Denoted.of(Kind.CLASS, symbol.name());
            case FUNCTION, METHOD -> Denoted.of(Kind.FUNCTION, symbol.name());
            case ATTRIBUTE -> symbol.returns().isEmpty()
                    ? Denoted.of(Kind.EXTERNAL, symbol.name())
                    : Denoted.variable(symbol.name(), symbol.returns());
            case MODULE -> Denoted.of(Kind.MODULE, symbol.name());
        };
    }

    static Denoted of(LibrarySymbol symbol) {
        return described(symbol);
    }

    /// What a variable or attribute holds that is bound by an assignment.
    Denoted assigned(ModuleScopes module, String name, Assigned assigned) {
        if (assigned.annotation() != NONE) {
            if (isTypeAlias(module, assigned)) return resolve(module, assigned.value());
            Denoted said = annotated(module, assigned.annotation());
            if (said.kind() == Kind.VALUE && !said.isNone()) return Denoted.variable(name, said.type());
            if (said.kind() == Kind.CLASS || said.kind() == Kind.FUNCTION) return said;
        }
        return switch (assigned.how()) {
            case WHOLE -> {
                Denoted value = resolve(module, assigned.value());
                yield value.kind() == Kind.VALUE && !value.isNone()
                        ? Denoted.variable(name, value.type())
                        : value.isUnknown() ? Denoted.variable(name, "") : value;
            }
            case ENTERED -> Denoted.variable(name, entered(module, assigned.value()).type());
            case CAUGHT -> {
                Denoted caught = resolve(module, assigned.value());
                yield Denoted.variable(name,
                        caught.kind() == Kind.CLASS || caught.kind() == Kind.EXTERNAL ? caught.name() : "");
            }
            case ELEMENT -> Denoted.variable(name, annotations.element(module, assigned.value()).type());
            case PART, AUGMENTED -> Denoted.variable(name, "");
        };
    }

    private static boolean isTypeAlias(ModuleScopes module, Assigned assigned) {
        String annotation = module.tree.text(assigned.annotation());
        return assigned.value() != NONE && (annotation.equals("TypeAlias") || annotation.endsWith(".TypeAlias"));
    }

    private Denoted formal(ModuleScopes module, Scope scope, String name, Formal formal) {
        String full = scope.qualifiedName + "." + name;
        if (formal.stars().equals("*")) return Denoted.variable(full, "tuple");
        if (formal.stars().equals("**")) return Denoted.variable(full, "dict");
        if (formal.annotation() != NONE) {
            Denoted said = annotated(module, formal.annotation());
            if (said.kind() == Kind.CLASS || said.kind() == Kind.FUNCTION) return said;
            if (said.kind() == Kind.VALUE) return Denoted.variable(full, said.type());
        }
        if (formal.index() == 0 && scope.kind == Scope.Kind.FUNCTION && scope.parent != null
                && scope.parent.kind == Scope.Kind.CLASS) {
            List<String> decorators = decoratorTexts(module, scope.node);
            if (!decorators.contains("staticmethod")) {
                String owner = scope.parent.qualifiedName;
                return name.equals("cls") || decorators.contains("classmethod")
                        ? Denoted.of(Kind.CLASS, owner)
                        : Denoted.variable(full, owner);
            }
        }
        if (formal.value() != NONE) {
            Denoted value = resolve(module, formal.value());
            if (value.kind() == Kind.VALUE && !value.isNone()) return Denoted.variable(full, value.type());
        }
        return Denoted.variable(full, "");
    }

    static List<String> decoratorTexts(ModuleScopes module, int definition) {
        List<String> texts = new ArrayList<>(1);
        for (int decorator : module.decorators(definition)) texts.add(module.tree.text(decorator));
        return texts;
    }

    /// What an attribute of something stands for.
    Denoted member(Denoted object, String attribute) {
        return switch (object.kind()) {
            case MODULE -> program.owns(object.name())
                    ? imported(object.name(), attribute)
                    : external(object.name() + "." + attribute);
            case CLASS -> classes.member(object.name(), attribute, false);
            case VALUE -> object.type().isEmpty()
                    ? Denoted.UNKNOWN
                    : classes.member(object.type(), attribute, true).readFrom(object.type());
            case EXTERNAL -> external(object.name() + "." + attribute);
            case FUNCTION, UNKNOWN -> Denoted.UNKNOWN;
        };
    }

    /// What a call gives.
    private Denoted result(ModuleScopes module, int call) {
        Syntax tree = module.tree;
        int callee = tree.child(call, "function");
        if (callee == NONE) return Denoted.UNKNOWN;
        Denoted called = resolve(module, callee);
        if (called.kind() == Kind.CLASS && called.name().equals("super")) {
            int around = module.classAround(call);
            return around == NONE ? Denoted.UNKNOWN : Denoted.instance(classes.firstBase(module, around));
        }
        return switch (called.kind()) {
            case CLASS -> Denoted.instance(called.name());
            case FUNCTION -> resultOf(module, call, called);
            case EXTERNAL ->
                looksLikeClass(called.name()) ? Denoted.instance(called.name()) : typingResult(module, call, called);
            case VALUE -> {
                Denoted method = called.type().isEmpty()
                        ? Denoted.UNKNOWN
                        : classes.member(called.type(), "__call__", true);
                yield method.kind() == Kind.FUNCTION
                        ? resultOf(module, call, method.readFrom(called.type()))
                        : Denoted.UNKNOWN;
            }
            case MODULE, UNKNOWN -> Denoted.UNKNOWN;
        };
    }

    private Denoted resultOf(ModuleScopes module, int call, Denoted function) {
        if (!function.isNamed()) return Denoted.instance(function.type());
        Optional<Definition> own = program.functionNamed(function.name());
        if (own.isPresent()) {
            Denoted result = returned(own.get());
            return result.kind() == Kind.VALUE ? Denoted.instance(result.type()) : result;
        }
        Optional<LibrarySymbol> symbol = libraries.symbol(function.name());
        if (symbol.isEmpty()) return Denoted.UNKNOWN;
        String returns = symbol.get().returns();
        if (returns.equals("self")) return Denoted.instance(function.receiverType());
        if (!returns.isEmpty()) return Denoted.instance(returns);
        return isDependency(function.name()) ? dependency(module, call) : typingResult(module, call, function);
    }

    private static boolean isDependency(String name) {
        return name.equals("fastapi.Depends") || name.equals("fastapi.Security") || name.equals("taskiq.TaskiqDepends");
    }

    /// `Depends( f )` gives what `f` gives.
    private Denoted dependency(ModuleScopes module, int call) {
        int arguments = module.tree.child(call, "arguments");
        if (arguments == NONE) return Denoted.UNKNOWN;
        int[] all = module.tree.children(arguments);
        if (all.length == 0 || module.tree.is(all[0], "keyword_argument")
                && !module.tree.text(module.tree.child(all[0], "name")).equals("dependency"))
            return Denoted.UNKNOWN;
        int given = module.tree.is(all[0], "keyword_argument") ? module.tree.child(all[0], "value") : all[0];
        Denoted provider = resolve(module, given);
        return switch (provider.kind()) {
            case CLASS -> Denoted.instance(provider.name());
            case FUNCTION -> resultOf(module, call, provider);
            case VALUE -> {
                Denoted method = provider.type().isEmpty()
                        ? Denoted.UNKNOWN
                        : classes.member(provider.type(), "__call__", true);
                yield method.kind() == Kind.FUNCTION ? resultOf(module, call, method) : Denoted.UNKNOWN;
            }
            case MODULE, EXTERNAL, UNKNOWN -> Denoted.UNKNOWN;
        };
    }

    /// `typing.cast( X, value )` gives an `X`.
    private Denoted typingResult(ModuleScopes module, int call, Denoted called) {
        if (!called.name().equals("typing.cast")) return Denoted.UNKNOWN;
        int[] all = module.tree.children(module.tree.child(call, "arguments"));
        return all.length == 2 ? annotated(module, all[0]) : Denoted.UNKNOWN;
    }

    /// By PEP 8 a class is named in CapWords.
    static boolean looksLikeClass(String dottedName) {
        String last = dottedName.substring(dottedName.lastIndexOf('.') + 1);
        return !last.isEmpty() && Character.isUpperCase(last.charAt(0))
                && !last.equals(last.toUpperCase(java.util.Locale.ROOT));
    }

    /// What entering the context manager gives that an expression makes.
    Denoted entered(ModuleScopes module, int expression) {
        return once(new Entering(module.index, expression), () -> {
            int inner = expression;
            while (module.tree.is(inner, "parenthesized_expression") || module.tree.is(inner, "await")) {
                int[] parts = module.tree.children(inner);
                if (parts.length != 1) return Denoted.UNKNOWN;
                inner = parts[0];
            }
            if (module.tree.is(inner, "call")) {
                Denoted called = resolve(module, module.tree.child(inner, "function"));
                Optional<LibrarySymbol> symbol = libraries.symbol(called.name());
                if (symbol.isPresent() && !symbol.get().enters().isEmpty())
                    return Denoted.instance(symbol.get().enters());
                if (called.kind() == Kind.FUNCTION && program.functionNamed(called.name()).isPresent()) {
                    Definition own = program.functionNamed(called.name()).get();
                    if (decoratorTexts(own.module(), own.node()).stream()
                            .anyMatch(text -> text.endsWith("contextmanager"))) {
                        return Denoted.instance(returned(own).type());
                    }
                }
            }
            Denoted manager = resolve(module, inner);
            if (manager.type().isEmpty()) return Denoted.UNKNOWN;
            for (String enter : List.of("__aenter__", "__enter__")) {
                Denoted method = classes.member(manager.type(), enter, true);
                if (method.kind() != Kind.FUNCTION) continue;
                Denoted result = resultOf(module, inner, method.readFrom(manager.type()));
                if (!result.isUnknown()) return result;
            }
            return Denoted.instance(manager.type());
        });
    }

    private Denoted returnedOf(Definition function) {
        ModuleScopes module = function.module();
        Syntax tree = module.tree;
        int annotation = tree.child(function.node(), "return_type");
        if (annotation != NONE) {
            Denoted said = annotations.returned(module, annotation);
            if (!said.isUnknown()) return said;
        }
        List<Denoted> meanings = new ArrayList<>();
        int body = tree.child(function.node(), "body");
        if (body == NONE) return Denoted.UNKNOWN;
        boolean generator = false;
        for (int node = body; node < tree.next(body); node++) {
            switch (tree.type(node)) {
                case "function_definition", "class_definition", "lambda" -> node = tree.next(node) - 1;
                case "return_statement" -> {
                    int[] value = tree.children(node);
                    if (!generator && value.length == 1) meanings.add(resolve(module, value[0]));
                }
                case "yield" -> {
                    int[] value = tree.children(node);
                    if (!generator) meanings.clear();
                    generator = true;
                    meanings.add(value.length == 1 ? resolve(module, value[0]) : Denoted.NONE);
                }
                default -> {}
            }
        }
        return meanings.isEmpty() ? Denoted.UNKNOWN : either(meanings);
    }

    /// A binding where it stands.
    record Origin(ModuleScopes module, Scope scope, String name, Binding binding) {}

    /// The one binding that gives a name or attribute its value, imports followed into the repository; empty if there
    /// are several, or none that can be seen.
    Optional<Origin> origin(ModuleScopes module, int node) {
        Syntax tree = module.tree;
        if (tree.is(node, "identifier")) {
            boolean same = true;
            Scope from = module.scopeOf(node);
            for (Scope scope = from; scope != null; scope = scope.parent) {
                if (scope.kind == Scope.Kind.CLASS && scope != from) continue;
                List<Binding> bindings = scope.bindings.get(tree.text(node));
                if (bindings != null)
                    return single(module, scope, tree.text(node), Visible.at(tree, bindings, same ? node : NONE));
                same &= scope.kind == Scope.Kind.LAMBDA || scope.kind == Scope.Kind.COMPREHENSION;
            }
            return starred(module.top, tree.text(node));
        }
        if (!tree.is(node, "attribute")) return Optional.empty();
        Denoted object = resolve(module, tree.child(node, "object"));
        String attribute = text(tree, node, "attribute");
        return switch (object.kind()) {
            case MODULE -> exported(object.name(), attribute);
            case CLASS -> classes.origin(object.name(), attribute);
            case VALUE -> classes.origin(object.type(), attribute);
            case FUNCTION, EXTERNAL, UNKNOWN -> Optional.empty();
        };
    }

    /// What gives a name its meaning where it stands, in source order; empty for what the function around it does not bind.
    List<Binding> bindings(ModuleScopes module, int node) {
        Scope scope = module.scopeOf(node);
        if (!module.tree.is(node, "identifier")) return List.of();
        List<Binding> bindings = scope.bindings.get(module.tree.text(node));
        return bindings == null ? List.of() : Visible.at(module.tree, bindings, node);
    }

    /// The one binding of a dotted name such as `app.config.POOL_SIZE` or `app.config.Settings.pool_size`.
    Optional<Origin> exported(String from, String name) {
        Optional<ModuleScopes> module = program.module(from);
        if (module.isEmpty()) return Optional.empty();
        List<Binding> bindings = module.get().top.bindings.get(name);
        return bindings == null
                ? starred(module.get().top, name)
                : single(module.get(), module.get().top, name, Visible.at(module.get().tree, bindings, NONE));
    }

    private Optional<Origin> starred(Scope top, String name) {
        for (String from : top.starImports) {
            Optional<ModuleScopes> other = program.module(from);
            if (other.isEmpty() || other.get().top == top || !other.get().top.bindings.containsKey(name)) continue;
            return exported(from, name);
        }
        return Optional.empty();
    }

    private Optional<Origin> single(ModuleScopes module, Scope scope, String name, List<Binding> bindings) {
        List<Binding> real = bindings.size() == 1
                ? bindings
                : bindings.stream()
                        .filter(b -> !(b instanceof Assigned a
                                && (a.value() == NONE || module.tree.is(a.value(), "none"))))
                        .toList();
        if (real.size() != 1) return Optional.empty();
        Binding binding = real.getFirst();
        if (binding instanceof ImportedName imported && depth < DEEPEST) {
            depth++;
            Optional<Origin> further = exported(imported.module(), imported.name());
            depth--;
            return further;
        }
        return binding instanceof ImportedModule
                ? Optional.empty()
                : Optional.of(new Origin(module, scope, scope.qualifiedName + "." + name, binding));
    }
}
