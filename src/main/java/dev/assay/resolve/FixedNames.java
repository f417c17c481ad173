package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Value;
import dev.assay.resolve.Denoted.Kind;
import dev.assay.source.Capture;
import dev.assay.source.Match;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The properties that are filled under a fixed name when no capture fills them. They mean the same in every kind of
/// fact, declared kinds too.
final class FixedNames {

    private final ModuleScopes module;
    private final Syntax tree;
    private final Inference inference;
    private final Folding folding;
    private final Surroundings around;
    /// The siblings that were asked for last: a call may have a hundred thousand arguments.
    private int siblingsOf = NONE;
    private int[] siblings = {};

    FixedNames(ModuleScopes module, Inference inference, Folding folding) {
        this.module = module;
        this.tree = module.tree;
        this.inference = inference;
        this.folding = folding;
        this.around = new Surroundings(module);
    }

    Surroundings surroundings() {
        return around;
    }

    /// The property of that name of the fact at a node; null if there is no fixed name like it.
    @Nullable
    Object find(String property, Match match) {
        int node = match.at();
        return switch (property) {
            case "callee" -> tree.shown(callee(node));
            case "target" -> target(callee(node));
            case "method" -> lastName(callee(node));
            case "receiver" -> receiverText(callee(node));
            case "receiverName" -> receiverName(callee(node));
            case "receiverType" -> receiverType(callee(node));
            case "argumentCount" -> argumentCount(node);
            case "awaited" -> around.isAwaited(node);
            case "discarded" -> around.isDiscarded(node);
            case "inLoop" -> around.inLoop(node);
            case "entered" -> around.isEntered(node);
            case "inFinally" -> around.inFinally(node);
            case "afterYield" -> around.afterYield(node);
            case "atImport" -> around.atImport(node);
            case "inTry" -> around.inTry(node);
            case "inWith" -> around.inWith(node);
            case "assignedTo" -> around.taker(node) == NONE ? "" : nameOf(around.taker(node));
            case "qualifiedName" -> module.openedOrNull(node) == null ? "" : module.opened(node).qualifiedName;
            case "name" -> nameOf(node);
            case "text" -> tree.shown(node);
            case "bases" -> tree.is(node, "class_definition") ? inference.classes().bases(module, node) : List.of();
            case "ancestors" -> ancestors(node);
            case "exception" -> isException(node);
            case "decorators" -> decorators(node);
            case "docstring" -> tree.is(node, "string") ? (Object) isStatement(node) : docstring(node);
            case "async" -> isAsync(node);
            case "generator" -> tree.is(node, "function_definition") && !around.yields(node).isEmpty();
            case "yieldInTry" -> around.yields(node).stream().anyMatch(around::inTry);
            case "yieldInWith" -> around.yields(node).stream().anyMatch(around::inWith);
            case "parameters" -> parameters(node);
            case "returnType" -> inference.program().functionNamed(module.opened(node).qualifiedName)
                    .map(f -> inference.returned(f).type()).orElse("");
            case "type" -> type(match);
            case "position" -> position(node);
            case "stored" -> isStored(node);
            case "called" -> tree.is(tree.parent(node), "call") && tree.child(tree.parent(node), "function") == node;
            case "toGlobal" -> isGlobal(node);
            case "assigned", "optional" -> match.captures().stream().anyMatch(c -> c.property().equals("value"));
            case "operator" -> assignmentOperator(node);
            case "operators" -> operators(node);
            case "kind" -> parameterKind(node);
            case "reraises" -> contains(node, "raise_statement");
            case "guardedFrom" -> tree.line(tree.start(tree.parent(node)));
            case "guardedTo" -> guardedTo(node);
            case "lastLine" -> tree.line(tree.end(tree.enclosing(node, "with_statement")) - 1);
            case "otherwise" -> tree.is(tree.parent(node), "else_clause")
                    || tree.is(tree.parent(node), "conditional_expression")
                            && tree.next(node) == tree.next(tree.parent(node));
            case "leaves" -> leaves(node);
            case "importedFrom" -> tree.is(statement(node), "future_import_statement")
                    ? "__future__"
                    : tree.is(statement(node), "import_from_statement")
                            ? module.absolute(tree.child(statement(node), "module_name"))
                            : module.placed(tree.text(importName(node)));
            case "alias" -> alias(node);
            case "typeChecking" -> Visible.isTypeChecking(tree, node);
            case "keyword" -> tree.is(node, "list_splat") ? "*" : tree.is(node, "dictionary_splat") ? "**" : "";
            case "complete" -> true;
            default -> null;
        };
    }

    private int callee(int node) {
        return tree.is(node, "call") ? tree.child(node, "function") : node;
    }

    /// The dotted name of what stands at a node; empty if it could not be resolved.
    String target(int node) {
        if (tree.is(statement(node), "import_from_statement") && !tree.is(node, "wildcard_import")) {
            return named(inference.imported(module.absolute(tree.child(statement(node), "module_name")),
                    tree.text(importName(node))));
        }
        if (tree.is(statement(node), "import_statement")) return module.placed(tree.text(importName(node)));
        return named(inference.resolve(module, node));
    }

    /// The name for rules: of a variable that holds a library's object only its own name is known.
    static String named(Denoted denoted) {
        return switch (denoted.kind()) {
            case CLASS, FUNCTION, MODULE, EXTERNAL -> denoted.name();
            case VALUE -> denoted.name();
            case UNKNOWN -> "";
        };
    }

    String lastName(int node) {
        if (tree.is(node, "attribute")) return tree.text(tree.child(node, "attribute"));
        return "";
    }

    private String receiverText(int node) {
        return tree.is(node, "attribute")
                ? tree.shown(tree.child(node, "object"))
                : tree.is(node, "subscript") ? tree.shown(tree.child(node, "value")) : "";
    }

    private String receiverName(int node) {
        return tree.is(node, "attribute") ? named(inference.resolve(module, tree.child(node, "object"))) : "";
    }

    private String receiverType(int node) {
        if (!tree.is(node, "attribute")) return "";
        Denoted object = inference.resolve(module, tree.child(node, "object"));
        return object.kind() == Kind.VALUE ? object.type() : object.kind() == Kind.CLASS ? object.name() : "";
    }

    private int argumentCount(int node) {
        int arguments = tree.child(node, "arguments");
        return arguments == NONE ? 0 : tree.is(arguments, "argument_list") ? tree.children(arguments).length : 1;
    }

    /// The dotted name that an assignment target, definition or parameter gets.
    String nameOf(int node) {
        return switch (tree.type(node)) {
            case "identifier" -> {
                Scope scope = module.scopeOf(node);
                while (scope.kind == Scope.Kind.COMPREHENSION && scope.parent != null) scope = scope.parent;
                if (scope.globals.contains(tree.text(node))) scope = scope.module();
                yield scope.qualifiedName.isEmpty() ? tree.text(node) : scope.qualifiedName + "." + tree.text(node);
            }
            case "attribute" -> {
                Denoted object = inference.resolve(module, tree.child(node, "object"));
                String attribute = tree.text(tree.child(node, "attribute"));
                String owner = object.kind() == Kind.VALUE ? object.type() : object.name();
                yield owner.isEmpty() ? "" : owner + "." + attribute;
            }
            case "class_definition", "function_definition" -> tree.text(tree.child(node, "name"));
            case "assignment", "augmented_assignment" -> nameOf(tree.child(node, "left"));
            case "named_expression" -> nameOf(tree.child(node, "name"));
            default -> "";
        };
    }

    private List<String> ancestors(int node) {
        if (!tree.is(node, "class_definition")) return List.of();
        List<String> line = inference.classes().line(module.opened(node).qualifiedName);
        return line.isEmpty() ? line : line.subList(1, line.size());
    }

    private boolean isException(int node) {
        return tree.is(node, "class_definition") && ancestors(node).stream().anyMatch(Builtins::isException);
    }

    private List<String> decorators(int node) {
        List<String> found = new ArrayList<>(1);
        for (int decorator : module.decorators(node)) {
            String target = target(callee(decorator));
            found.add(target.isEmpty() ? tree.text(callee(decorator)) : target);
        }
        return found;
    }

    private boolean isStatement(int node) {
        int parent = tree.parent(node);
        return tree.is(parent, "expression_statement") || tree.is(parent, "concatenated_string")
                && tree.is(tree.parent(parent), "expression_statement");
    }

    private String docstring(int node) {
        int body = tree.child(node, "body");
        if (body == NONE) return "";
        int[] statements = tree.children(body);
        if (statements.length == 0 || !tree.is(statements[0], "expression_statement")) return "";
        int text = tree.firstChild(statements[0]);
        return tree.is(text, "string") || tree.is(text, "concatenated_string")
                ? folding.fold(module, text).getString().strip()
                : "";
    }

    private boolean isAsync(int node) {
        int statement = tree.is(node, "with_item") ? tree.enclosing(node, "with_statement") : node;
        return statement != NONE && tree.startsWith(statement, "async");
    }

    private List<String> parameters(int node) {
        List<String> names = new ArrayList<>();
        int list = tree.child(node, "parameters");
        if (list == NONE) return names;
        for (int parameter : tree.children(list)) {
            int named = switch (tree.type(parameter)) {
                case "typed_parameter" -> tree.firstChild(parameter);
                case "default_parameter", "typed_default_parameter" -> tree.child(parameter, "name");
                default -> parameter;
            };
            if (named != NONE && !tree.is(named, "keyword_separator") && !tree.is(named, "positional_separator")) {
                names.add(tree.text(named));
            }
        }
        return names;
    }

    /// The class of what the capture `value` holds, or that the capture `annotation` names.
    private String type(Match match) {
        Capture annotation = capture(match, "annotation");
        if (annotation != null && annotation.node() != NONE) {
            String said = inference.annotated(module, annotation.node()).type();
            if (!said.isEmpty()) return said;
        }
        Capture value = capture(match, "value");
        if (value != null && value.node() != NONE) return inference.resolve(module, value.node()).type();
        Capture context = capture(match, "context");
        return context != null && context.node() != NONE ? inference.resolve(module, context.node()).type() : "";
    }

    private static @Nullable Capture capture(Match match, String property) {
        for (Capture capture : match.captures()) if (capture.property().equals(property)) return capture;
        return null;
    }

    /// Counted from 0 among its siblings of the same sort.
    private int position(int node) {
        int placed = tree.is(tree.parent(node), "expression_statement") ? tree.parent(node) : node;
        int parent = tree.parent(placed);
        if (parent == NONE) return 0;
        if (parent != siblingsOf) {
            siblingsOf = parent;
            siblings = Arrays.stream(tree.children(parent)).filter(child -> !tree.is(parent, "block") || isField(child))
                    .toArray();
        }
        return Math.max(0, Arrays.binarySearch(siblings, placed));
    }

    private boolean isField(int statement) {
        return tree.is(statement, "expression_statement") && tree.is(tree.firstChild(statement), "assignment");
    }

    private boolean isStored(int node) {
        for (int child = node,
                parent = tree.parent(node); parent != NONE; child = parent, parent = tree.parent(parent)) {
            switch (tree.type(parent)) {
                case "assignment", "augmented_assignment", "for_statement", "for_in_clause" -> {
                    return tree.field(child).equals("left");
                }
                case "delete_statement" -> {
                    return true;
                }
                case "pattern_list", "tuple_pattern", "list_pattern", "expression_list" -> {}
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean isGlobal(int node) {
        int left = tree.is(node, "identifier") ? node : tree.child(node, "left");
        return left != NONE && tree.is(left, "identifier") && module.scopeOf(left).globals.contains(tree.text(left));
    }

    private String assignmentOperator(int node) {
        int statement = node;
        while (statement != NONE && !tree.type(statement).endsWith("assignment")
                && !tree.is(statement, "named_expression")) {
            statement = tree.parent(statement);
        }
        if (statement == NONE) return "";
        if (tree.is(statement, "named_expression")) return ":=";
        if (tree.is(statement, "augmented_assignment")) return Inference.operator(tree, statement);
        return tree.child(statement, "right") == NONE ? ":" : "=";
    }

    private List<String> operators(int node) {
        List<String> found = new ArrayList<>(1);
        int[] operands = tree.children(node);
        for (int i = 1; i < operands.length; i++) {
            found.add(tree.text(tree.end(operands[i - 1]), tree.start(operands[i])).replaceAll("[()]", " ").strip()
                    .replaceAll("\\s+", " "));
        }
        return found;
    }

    private String parameterKind(int node) {
        String text = tree.text(node);
        if (text.startsWith("**")) return "**";
        if (text.startsWith("*")) return "*";
        for (int child : tree.children(tree.parent(node))) {
            if (child == node) break;
            if (tree.is(child, "keyword_separator") || tree.is(child, "list_splat_pattern")
                    || tree.is(child, "typed_parameter") && tree.text(child).startsWith("*"))
                return "keyword";
        }
        return "positional";
    }

    private boolean contains(int node, String type) {
        for (int inner = node; inner < tree.next(node); inner++) if (tree.is(inner, type)) return true;
        return false;
    }

    /// The last line of the body of the `try` that a handler belongs to.
    private int guardedTo(int handler) {
        int body = tree.child(tree.parent(handler), "body");
        return tree.line(tree.end(body == NONE ? tree.parent(handler) : body) - 1);
    }

    private boolean leaves(int block) {
        if (!tree.is(block, "block")) return false;
        int[] statements = tree.children(block);
        return statements.length > 0 && switch (tree.type(statements[statements.length - 1])) {
            case "return_statement", "raise_statement", "continue_statement", "break_statement" -> true;
            default -> false;
        };
    }

    private int statement(int node) {
        int parent = tree.parent(node);
        return tree.is(parent, "aliased_import") ? tree.parent(parent) : parent;
    }

    private int importName(int node) {
        return tree.is(node, "aliased_import") ? tree.child(node, "name") : node;
    }

    private String alias(int node) {
        if (tree.is(node, "aliased_import")) return tree.text(tree.child(node, "alias"));
        if (tree.is(statement(node), "import_from_statement")) return tree.text(node);
        if (!tree.is(statement(node), "import_statement")) return "";
        String name = tree.text(node);
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }

    Value fold(int node) {
        return folding.fold(module, node);
    }
}
