package dev.assay.report;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTIndex;
import org.apache.velocity.runtime.parser.node.ASTMethod;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.ASTStringLiteral;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.Node;

/// Looks at a template without a report: whether each name that it uses is given, and each property exists, as far as the
/// types of what it is given tell.
final class TemplateCheck {

    private static final Type UNKNOWN = Object.class;
    private static final Set<String> DIRECTIVES = Set.of("if", "else", "elseif", "end", "set", "foreach", "macro",
            "stop", "break", "include", "parse", "define", "evaluate");

    private final Templates templates;
    private final String name;
    private final String shown;
    private final Map<String, Type> known = new TreeMap<>();
    private final Set<String> directives = new HashSet<>(DIRECTIVES);
    private final List<Mistake> mistakes = new ArrayList<>();

    /// @param templates where it stands
    /// @param name such as `pass-1/package.md.vm`
    /// @param given a record whose components are what the template is given
    TemplateCheck(Templates templates, String name, Class<? extends Record> given) {
        this.templates = templates;
        this.name = name;
        shown = templates.shown(name);
        for (RecordComponent component : given.getRecordComponents()) {
            known.put(Templates.nameOf(component), component.getGenericType());
        }
        Templates.HEADINGS.keySet().forEach(heading -> known.put(heading, Markdown.class));
    }

    List<Mistake> mistakes() {
        Node root;
        try {
            root = (Node) templates.template(name).getData();
        } catch (Mistake form) {
            return List.of(form);
        }
        macros(root);
        children(root, new HashMap<>(known));
        return mistakes;
    }

    private void macros(Node node) {
        if (node instanceof ASTDirective directive && directive.getDirectiveName().equals("macro")) {
            directives.add(node.jjtGetChild(0).getFirstTokenImage());
        }
        for (int i = 0; i < node.jjtGetNumChildren(); i++) macros(node.jjtGetChild(i));
    }

    private void children(Node node, Map<String, Type> names) {
        for (int i = 0; i < node.jjtGetNumChildren(); i++) node(node.jjtGetChild(i), names);
    }

    private void node(Node node, Map<String, Type> names) {
        switch (node) {
            case ASTReference reference -> type(reference, names);
            case ASTSetDirective set -> {
                children(set.jjtGetChild(1), names);
                names.put(((ASTReference) set.jjtGetChild(0)).getRootString(), typeOf(set.jjtGetChild(1), names));
            }
            case ASTDirective directive -> directive(directive, names);
            default -> children(node, names);
        }
    }

    private void directive(ASTDirective directive, Map<String, Type> names) {
        Map<String, Type> inside = new HashMap<>(names);
        int body = directive.jjtGetNumChildren() - 1;
        switch (directive.getDirectiveName()) {
            case "foreach" -> {
                inside.put(((ASTReference) directive.jjtGetChild(0)).getRootString(),
                        element(typeOf(directive.jjtGetChild(2), names)));
                node(directive.jjtGetChild(2), names);
                inside.put("foreach", UNKNOWN);
                children(directive.jjtGetChild(body), inside);
            }
            case "macro" -> {
                for (int i = 1; i < body; i++) {
                    inside.put(((ASTReference) directive.jjtGetChild(i)).getRootString(), UNKNOWN);
                }
                children(directive.jjtGetChild(body), inside);
            }
            default -> {
                spelt(directive);
                exists(directive);
                children(directive, names);
            }
        }
    }

    /// What `#parse` and `#include` name, where they name it outright.
    private void exists(ASTDirective directive) {
        if (!List.of("parse", "include").contains(directive.getDirectiveName())) return;
        for (int i = 0; i < directive.jjtGetNumChildren(); i++) {
            if (!(directive.jjtGetChild(i) instanceof ASTStringLiteral text)) continue;
            String asked = text.literal().replaceAll("^[\"']|[\"']$", "");
            if (asked.contains("$") || templates.names().contains(asked)) continue;
            mistakes.add(new Mistake(shown, directive.getLine(), directive.getColumn(), "There is no template `" + asked
                    + "`" + Nearest.hint(asked, templates.names()) + "."));
        }
    }

    /// Velocity takes a misspelt directive for text; so is `#anchor` in a link, which is meant so.
    private void spelt(ASTDirective directive) {
        String written = directive.getDirectiveName();
        if (directives.contains(written) || written.length() < 3 || isLink(directive)) return;
        String near = Nearest.to(written, directives);
        if (!near.isEmpty()) {
            mistakes.add(new Mistake(shown, directive.getLine(), directive.getColumn(),
                    "There is no directive `#" + written + "`; did you mean `#" + near + "`?"));
        }
    }

    private static boolean isLink(Node directive) {
        Node parent = directive.jjtGetParent();
        for (int i = 1; i < parent.jjtGetNumChildren(); i++) {
            if (parent.jjtGetChild(i) == directive) {
                return parent.jjtGetChild(i - 1) instanceof ASTText text && text.literal().endsWith("(");
            }
        }
        return false;
    }

    /// Of an expression that is nothing but a reference; anything else is unknown.
    private Type typeOf(Node node, Map<String, Type> names) {
        if (node instanceof ASTReference reference) {
            int before = mistakes.size();
            Type type = type(reference, names);
            // It is looked at again for its mistakes.
            while (mistakes.size() > before) mistakes.removeLast();
            return type;
        }
        return node.jjtGetNumChildren() == 1 ? typeOf(node.jjtGetChild(0), names) : UNKNOWN;
    }

    private Type type(ASTReference reference, Map<String, Type> names) {
        String root = reference.getRootString();
        if (!names.containsKey(root)) {
            mistakes.add(new Mistake(shown, reference.getLine(), reference.getColumn(), "`$" + root
                    + "` is not given to this template" + hint("$", root, names.keySet())));
            for (int i = 0; i < reference.jjtGetNumChildren(); i++) children(reference.jjtGetChild(i), names);
            return UNKNOWN;
        }
        Type type = names.get(root);
        for (int i = 0; i < reference.jjtGetNumChildren(); i++) {
            Node step = reference.jjtGetChild(i);
            children(step, names);
            type = switch (step) {
                case ASTMethod method -> called(type, method);
                case ASTIdentifier property -> property(type, property);
                case ASTIndex _ -> element(type);
                default -> UNKNOWN;
            };
        }
        return type;
    }

    private Type called(Type type, ASTMethod method) {
        Class<?> raw = raw(type);
        if (raw == Object.class) return UNKNOWN;
        List<Method> named = Arrays.stream(raw.getMethods()).filter(one -> one.getName().equals(method.getMethodName()))
                .toList();
        if (named.isEmpty()) {
            Set<String> all = new TreeSet<>(Arrays.stream(raw.getMethods()).map(Method::getName).toList());
            missing(method, raw, method.getMethodName() + "()", Nearest.to(method.getMethodName(), all));
            return UNKNOWN;
        }
        return named.size() == 1 ? named.getFirst().getGenericReturnType() : UNKNOWN;
    }

    /// Velocity asks `getName`, `isName` and `get( "name" )` for `.name`.
    private Type property(Type type, ASTIdentifier property) {
        Class<?> raw = raw(type);
        String name = property.getIdentifier();
        if (raw == Object.class) return UNKNOWN;
        if (Map.class.isAssignableFrom(raw)) {
            return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[1] : UNKNOWN;
        }
        String upper = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (Method method : raw.getMethods()) {
            boolean answers = method.getName().equals("get" + upper) || method.getName().equals("is" + upper);
            if (answers && method.getParameterCount() == 0) return method.getGenericReturnType();
        }
        Set<String> methods = new TreeSet<>(Arrays.stream(raw.getMethods()).map(Method::getName).toList());
        missing(property, raw, name, Nearest.to(name, methods));
        return UNKNOWN;
    }

    private void missing(Node at, Class<?> type, String written, String near) {
        mistakes.add(
                new Mistake(shown, at.getLine(), at.getColumn(), "`" + type.getSimpleName() + "` has no `" + written
                        + "`" + (near.isEmpty() ? "" : "; did you mean `" + near + "()`?")));
    }

    private static String hint(String prefix, String written, Collection<String> names) {
        String near = Nearest.to(written, names);
        return near.isEmpty() ? "" : "; did you mean `" + prefix + near + "`?";
    }

    private static Type element(Type type) {
        boolean isCollection = Collection.class.isAssignableFrom(raw(type));
        return isCollection && type instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[0]
                : UNKNOWN;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> one -> one;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> Object.class;
        };
    }
}
