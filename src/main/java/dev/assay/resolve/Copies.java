package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Value;
import dev.assay.source.Syntax;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collections that have the elements of another one, or the parts of a string.
final class Copies {

    /// Functions that give back the elements of their argument.
    static final Set<String> COPIES = Set.of("list", "tuple", "set", "frozenset");

    /// Methods of a string that give one of the same content, but for its ends.
    private static final Set<String> TRIMS = Set.of("strip", "rstrip", "lstrip", "unicode_string");

    /// `[str(one) for one in many]` has the elements of `many`, all or some; `NONE` for one that makes others of them.
    static int source(Syntax tree, int comprehension) {
        int element = tree.child(comprehension, "body");
        int from = NONE;
        for (int child : tree.children(comprehension)) {
            if (tree.is(child, "for_in_clause")) from = from == NONE ? child : comprehension;
        }
        if (from == NONE || from == comprehension || element == NONE) return NONE;
        int variable = tree.child(from, "left");
        return tree.is(variable, "identifier") && isSame(tree, element, tree.text(variable))
                ? tree.child(from, "right")
                : NONE;
    }

    private static boolean isSame(Syntax tree, int node, String variable) {
        if (!tree.is(node, "call")) return tree.text(node).equals(variable);
        int callee = tree.child(node, "function");
        if (tree.is(callee, "attribute")) {
            return TRIMS.contains(tree.text(tree.child(callee, "attribute")))
                    && isSame(tree, tree.child(callee, "object"), variable);
        }
        int arguments = tree.child(node, "arguments");
        return tree.text(callee).equals("str") && arguments != NONE && tree.children(arguments).length == 1
                && isSame(tree, tree.children(arguments)[0], variable);
    }

    /// What has the elements of `source`; null where these are not known to come from anywhere.
    static @Nullable Value of(Value source, String text, String type) {
        return switch (source) {
            case Value.Collection many -> new Value.Collection(text, type, many.elements(), many.keys(),
                    many.complete());
            case Value.Reference said -> new Value.Reference(text, said.name(), said.origin(), said.owner(),
                    said.value().getBase() instanceof Value.Collection many
                            ? new Value.Collection(text, type, many.elements(), many.keys(), many.complete())
                            : new Value.Unknown(text));
            case Value.Literal _,Value.Called _,Value.FormattedString _,Value.Unknown _ -> null;
        };
    }

    /// `source.split(separator)`; null where `source` is neither a string nor comes from a setting or the like.
    static @Nullable Value split(Value source, String text, List<Value.Passed> arguments) {
        String separator = arguments.isEmpty() ? "" : arguments.getFirst().value().getString();
        Value parts = source.getBase() instanceof Value.Literal literal && literal.type().equals("str")
                && arguments.size() == (separator.isEmpty() ? 0 : 1)
                        ? parts(literal.getString(), separator, text)
                        : new Value.Unknown(text);
        return switch (source) {
            case Value.Reference said ->
                new Value.Reference(text, said.name(), said.origin(), said.owner(), parts);
            case Value.Literal _ when parts.isKnown() -> parts;
            case Value.Literal _,Value.Collection _,Value.Called _,Value.FormattedString _,Value.Unknown _ -> null;
        };
    }

    private static Value parts(String string, String separator, String text) {
        String[] parts = separator.isEmpty()
                ? string.strip().split("\\s+")
                : string.split(Pattern.quote(separator), -1);
        List<Value> elements = Arrays.stream(parts)
                .map(part -> (Value) new Value.Literal("\"" + part + "\"", part, "str")).toList();
        return new Value.Collection(text, "list", elements, List.of(), true);
    }

    private Copies() {}
}
