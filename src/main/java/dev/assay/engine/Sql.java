package dev.assay.engine;

import dev.assay.facts.Call;
import dev.assay.facts.FunctionParameter;
import dev.assay.facts.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a rule says about SQL that is written out in Python, used through `import function`.
public final class Sql {

    private static final String STATEMENT = "(?is)[\\s(rfub]*[\"']+\\s*(select|insert|update|delete|create|alter|drop|truncate"
            + "|set|grant|revoke|with|call|refresh|comment|copy|lock|listen|notify|vacuum)\\b.*";

    /// Functions that hand on what they are given.
    private static final Set<String> THROUGH = Set.of("str", "str.format", "str.join", "textwrap.dedent",
            "inspect.cleandoc", "sqlalchemy.text", "sqlalchemy.DDL");

    private Sql() {}

    /// Whether the first argument is a string, put together or not, in one branch at least.
    public static boolean isWritten(Call call) {
        return isWritten(call.arguments().at(0), "(?s).*");
    }

    /// Whether the first argument is a string that begins like SQL.
    public static boolean isStatement(Call call) {
        return isWritten(call.arguments().at(0), STATEMENT);
    }

    private static boolean isWritten(Value value, String pattern) {
        return switch (value.getBase()) {
            case Value.FormattedString string -> string.text().matches(pattern);
            case Value.Literal literal -> literal.type().equals("str") && literal.text().matches(pattern);
            case Value.Unknown unknown -> chosen(unknown).stream().anyMatch(one -> isWritten(one, pattern));
            case Value.Collection collection -> false;
            case Value.Called called -> false;
            case Value.Reference reference -> false;
        };
    }

    /// The parameters of the function around it whose text becomes part of the first argument, by their dotted names.
    public static SortedSet<String> parameters(Call call) {
        SortedSet<String> found = new TreeSet<>();
        collect(call.arguments().at(0), found);
        return found;
    }

    private static void collect(Value value, Set<String> found) {
        switch (value) {
            case Value.FormattedString string -> string.interpolated().forEach(one -> collect(one, found));
            case Value.Reference reference when reference.origin().equals("parameter") -> found.add(reference.name());
            case Value.Reference reference -> collect(reference.value(), found);
            case Value.Called called when THROUGH.contains(called.target()) ->
                called.arguments().forEach(one -> collect(one.value(), found));
            case Value.Called called -> {}
            case Value.Literal literal -> {}
            case Value.Collection collection -> {}
            case Value.Unknown unknown -> chosen(unknown).forEach(one -> collect(one, found));
        }
    }

    /// What an expression chooses from: the sides of a conditional, the branches of a name, the elements of a display that a
    /// subscript, `get` or a loop takes from, with the default of `get`; empty for anything else.
    private static List<Value> chosen(Value.Unknown unknown) {
        List<Value> parts = unknown.parts();
        if (parts.isEmpty()) return List.of();
        if (parts.getFirst().getBase() instanceof Value.Collection display) {
            if (!display.complete()) return List.of();
            List<Value> chosen = new ArrayList<>(display.elements());
            if (parts.size() > 2) chosen.add(parts.get(2));
            return chosen;
        }
        if (unknown.text().endsWith("]")) return List.of();
        return parts.size() == 3 && unknown.text().matches("(?s).*\\sif\\s.*\\selse\\s.*")
                ? List.of(parts.get(0), parts.get(2))
                : parts;
    }

    /// Whether the code itself says all that a value can be.
    private static boolean isConstant(Value value) {
        return switch (value) {
            case Value.Literal literal -> true;
            case Value.Reference reference when reference.origin().equals("parameter") -> reference.isKnown();
            case Value.Reference reference -> reference.isKnown() || isConstant(reference.value());
            case Value.FormattedString string -> string.interpolated().stream().allMatch(Sql::isConstant);
            case Value.Collection collection -> true;
            case Value.Called called -> false;
            case Value.Unknown unknown -> !chosen(unknown).isEmpty()
                    && chosen(unknown).stream().allMatch(Sql::isConstant);
        };
    }

    /// Whether each call gives a parameter a value that the code itself says.
    public static boolean isConstant(Collection<?> calls, FunctionParameter parameter) {
        int self = parameter.owner().enclosingClass() == null ? 0 : 1;
        return !calls.isEmpty() && calls.stream().map(Call.class::cast).allMatch(call -> {
            Value given = Arguments.argument(call, parameter.position() - self, parameter.name());
            return isConstant(given) || given.text().isEmpty() && parameter.optional() && parameter.value().isKnown();
        });
    }
}
