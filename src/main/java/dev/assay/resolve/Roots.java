package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.EntryPoint;
import dev.assay.facts.Place;
import dev.assay.facts.Role;
import dev.assay.resolve.Binding.Assigned;
import dev.assay.resolve.Denoted.Kind;
import dev.assay.resolve.Program.Definition;
import dev.assay.resolve.Reach.Root;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what starts functions: imports, lifespan and event hooks, routes, middleware, tasks, worker events,
/// exception handlers, `atexit`, entry points and commands. Only production code has roots.
final class Roots {

    private static final Set<String> ROUTES = Set.of("get", "post", "put", "delete", "patch", "options", "head",
            "trace", "api_route", "route", "websocket", "websocket_route");
    private static final Set<String> ROUTERS = Set.of("fastapi.FastAPI", "fastapi.APIRouter",
            "starlette.applications.Starlette",
            "starlette.routing.Router");

    private static final Set<String> APPLICATIONS = Set.of("fastapi.FastAPI", "starlette.applications.Starlette");

    private final Program program;
    private final Inference inference;
    private final Set<Root> found = new LinkedHashSet<>();

    Roots(Program program, Inference inference) {
        this.program = program;
        this.inference = inference;
    }

    List<Root> find(List<EntryPoint> entryPoints) {
        for (ModuleScopes module : program.modules) {
            if (module.module.file().role() != Role.PRODUCTION) continue;
            Place top = module.tree.size() == 0 ? null : module.tree.place(module.module.file(), 0, 0);
            found.add(new Root("import", CallGraph.importOf(module.name), 0, top));
            found.add(new Root("script", CallGraph.importOf(module.name + ".__main__"), 0, top));
            for (int node = 0; node < module.tree.size(); node++) {
                if (module.tree.is(node, "call")) call(module, node);
                else if (module.tree.is(node, "decorator")) decorator(module, node);
            }
            for (int node : module.classes) middlewareClass(module, node);
        }
        for (EntryPoint entryPoint : entryPoints) entryPoint(entryPoint);
        return List.copyOf(found);
    }

    private void add(String kind, String name, int half, Place place) {
        if (!name.isEmpty()) found.add(new Root(kind, name, half, place));
    }

    private void hook(String name, Place place) {
        add("lifespan", name, -1, place);
        add("shutdown", name, 1, place);
    }

    private void call(ModuleScopes module, int node) {
        Syntax tree = module.tree;
        int callee = tree.child(node, "function");
        Denoted called = inference.resolve(module, callee);
        Place place = tree.place(module.module.file(), node);
        String name = called.name();
        if (name.equals("atexit.register")) add("atexit", argument(module, node, 0, "func"), 0, place);
        if (name.equals("signal.signal")) add("shutdown", argument(module, node, 1, "handler"), 0, place);
        String type = called.kind() == Kind.CLASS ? name : "";
        if (!type.isEmpty() && isRouter(type)) {
            hook(argument(module, node, -1, "lifespan"), place);
            for (String handler : functions(module, node, "on_startup")) add("lifespan", handler, 0, place);
            for (String handler : functions(module, node, "on_shutdown")) add("shutdown", handler, 0, place);
            int factory = module.functionAround(node);
            if (factory != NONE && isApplication(type)) add("factory", module.opened(factory).qualifiedName, 0, place);
        }
        if (name.startsWith("taskiq.") && tree.is(callee, "attribute")) taskEvent(module, node, place);
        if (!tree.is(callee, "attribute") || !isRouter(called.receiverType())) return;
        switch (tree.text(tree.child(callee, "attribute"))) {
            case "add_event_handler" -> add(text(module, node, 0).equals("shutdown") ? "shutdown" : "lifespan",
                    argument(module, node, 1, "func"), 0, place);
            case "add_exception_handler" -> add("exception-handler", argument(module, node, 1, "handler"), 0, place);
            case "add_api_route", "add_route", "add_api_websocket_route", "add_websocket_route" ->
                add("route", argument(module, node, 1, "endpoint"), 0, place);
            case "add_middleware" -> {
                String middleware = argument(module, node, 0, "middleware_class");
                if (!middleware.isEmpty()) middleware(middleware, place);
            }
            default -> {}
        }
    }

    /// `broker.add_event_handler(event, handler)`, and `broker.with_event_handlers(event, *handlers)`.
    private void taskEvent(ModuleScopes module, int node, Place place) {
        switch (module.tree.text(module.tree.child(module.tree.child(node, "function"), "attribute"))) {
            case "add_event_handler" -> add("worker", argument(module, node, 1, "handler"), 0, place);
            case "with_event_handlers" -> {
                for (int at = 1; value(module, node, at, "") != NONE; at++) {
                    add("worker", argument(module, node, at, ""), 0, place);
                }
            }
            default -> {}
        }
    }

    private boolean isApplication(String type) {
        return inference.classes().line(type).stream().anyMatch(APPLICATIONS::contains);
    }

    private boolean isRouter(String type) {
        return !type.isEmpty() && inference.classes().line(type).stream().anyMatch(ROUTERS::contains);
    }

    /// The dotted name of a function, class or bound method given as an argument; empty if it is none.
    private String argument(ModuleScopes module, int call, int position, String keyword) {
        int value = value(module, call, position, keyword);
        if (value == NONE) return "";
        Denoted denoted = inference.resolve(module, value);
        boolean bound = denoted.kind() == Kind.EXTERNAL && !denoted.receiverType().isEmpty();
        return bound || denoted.kind() == Kind.FUNCTION || denoted.kind() == Kind.CLASS ? denoted.name() : "";
    }

    private static int value(ModuleScopes module, int call, int position, String keyword) {
        Syntax tree = module.tree;
        int list = tree.child(call, "arguments");
        if (list == NONE || !tree.is(list, "argument_list")) return NONE;
        int at = 0;
        for (int child : tree.children(list)) {
            if (tree.is(child, "keyword_argument")) {
                if (tree.text(tree.child(child, "name")).equals(keyword)) return tree.child(child, "value");
            } else if (at++ == position) return child;
        }
        return NONE;
    }

    private static String text(ModuleScopes module, int call, int position) {
        int value = value(module, call, position, "event_type");
        return value == NONE
                ? ""
                : module.tree.is(value, "string") ? Strings.content(module.tree.text(value)) : module.tree.text(value);
    }

    private List<String> functions(ModuleScopes module, int call, String keyword) {
        int list = value(module, call, -1, keyword);
        List<String> names = new ArrayList<>();
        if (list == NONE || !module.tree.is(list, "list")) return names;
        for (int child : module.tree.children(list)) {
            Denoted denoted = inference.resolve(module, child);
            if (denoted.kind() == Kind.FUNCTION) names.add(denoted.name());
        }
        return names;
    }

    private void decorator(ModuleScopes module, int node) {
        Syntax tree = module.tree;
        int expression = tree.children(node).length == 0 ? NONE : tree.children(node)[0];
        int definition = tree.child(tree.parent(node), "definition");
        if (expression == NONE || definition == NONE || !tree.is(definition, "function_definition")) return;
        int callee = tree.is(expression, "call") ? tree.child(expression, "function") : expression;
        Denoted called = inference.resolve(module, callee);
        String function = module.opened(definition).qualifiedName;
        Place place = tree.place(module.module.file(), node);
        String method = tree.is(callee, "attribute") ? tree.text(tree.child(callee, "attribute")) : called.name();
        if (isRouter(called.receiverType())) {
            if (ROUTES.contains(method)) add("route", function, 0, place);
            switch (method) {
                case "on_event" ->
                    add(text(module, expression, 0).equals("shutdown") ? "shutdown" : "lifespan", function, 0, place);
                case "exception_handler" -> add("exception-handler", function, 0, place);
                case "middleware" -> add("middleware", function, 0, place);
                default -> {}
            }
        }
        String target = called.name();
        if (target.equals("atexit.register")) add("atexit", function, 0, place);
        if (target.startsWith("taskiq.") && method.equals("on_event")) add("worker", function, 0, place);
        if (target.matches("celery\\.signals\\.worker_\\w+\\.connect")) add("worker", function, 0, place);
        if (target.startsWith("taskiq.") && method.equals("task") || target.equals("celery.shared_task")
                || target.startsWith("celery.") && method.equals("task") || target.equals("dramatiq.actor")) {
            add("task", function, 0, place);
        }
        if ((target.startsWith("click.") || target.startsWith("typer."))
                && (method.equals("command") || method.equals("callback"))
                || method.equals("command") && tree.is(expression, "call") && called.receiverType().isEmpty()) {
            add("command", function, 0, place);
        }
    }

    /// A class that is given a scope to handle, wherever it is added: a list or an entry point may offer it.
    private void middlewareClass(ModuleScopes module, int node) {
        String name = module.opened(node).qualifiedName;
        if (inference.classes().inherits(name, "starlette.middleware.base.BaseHTTPMiddleware") || takesScope(name)) {
            middleware(name, module.tree.place(module.module.file(), node));
        }
    }

    private boolean takesScope(String name) {
        return program.functionNamed(name + ".__call__").filter(call -> {
            int parameters = call.module().tree.child(call.node(), "parameters");
            String text = call.module().tree.text(parameters);
            return text.contains("scope") && text.contains("receive") && text.contains("send");
        }).isPresent();
    }

    private void middleware(String name, Place place) {
        for (String method : List.of("__call__", "dispatch")) {
            if (program.functionNamed(name + "." + method).isPresent())
                add("middleware", name + "." + method, 0, place);
        }
    }

    /// An entry point starts the function that it names, or those that the object carries which it names.
    private void entryPoint(EntryPoint entryPoint) {
        String target = entryPoint.target();
        boolean script = entryPoint.group().endsWith("_scripts");
        if (program.functionNamed(target).isPresent()) {
            add(script ? "command" : "entry-point", target, 0, entryPoint.at());
            contextManager(target, entryPoint.at());
            return;
        }
        int dot = target.lastIndexOf('.');
        if (dot < 0) return;
        Optional<Inference.Origin> origin = inference.exported(target.substring(0, dot), target.substring(dot + 1));
        if (origin.isEmpty() || !(origin.get().binding() instanceof Assigned assigned) || assigned.value() == NONE)
            return;
        ModuleScopes module = origin.get().module();
        for (int node = assigned.value(); node < module.tree.next(assigned.value()); node++) {
            if (!module.tree.is(node, "identifier") && !module.tree.is(node, "attribute")) continue;
            Denoted denoted = inference.resolve(module, node);
            if (denoted.kind() != Kind.FUNCTION || program.functionNamed(denoted.name()).isEmpty()) continue;
            add("entry-point", denoted.name(), 0, entryPoint.at());
            contextManager(denoted.name(), entryPoint.at());
        }
    }

    /// A generator that an entry point offers is a lifespan hook: it runs until its `yield` at start, the rest at the end.
    private void contextManager(String name, Place place) {
        Definition function = program.functionNamed(name).orElseThrow();
        boolean manager = Inference.decoratorTexts(function.module(), function.node()).stream()
                .anyMatch(text -> text.endsWith("contextmanager"));
        if (manager) hook(name, place);
    }
}
