package dev.assay.engine;

import dev.assay.facts.Call;
import dev.assay.facts.FunctionParameter;
import dev.assay.facts.Value;
import java.util.Collection;
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

    /// Whether the first argument is a string, put together or not.
    public static boolean isWritten(Call call) {
        Value first = call.arguments().at(0).getBase();
        return first instanceof Value.FormattedString
                || first instanceof Value.Literal literal && literal.type().equals("str");
    }

    /// Whether the first argument is a string that begins like SQL.
    public static boolean isStatement(Call call) {
        return isWritten(call) && call.arguments().at(0).getBase().text().matches(STATEMENT);
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
            case Value.Unknown unknown -> {}
        }
    }

    /// Whether each call gives a parameter a value that the code itself says.
    public static boolean isConstant(Collection<?> calls, FunctionParameter parameter) {
        int self = parameter.owner().enclosingClass() == null ? 0 : 1;
        return !calls.isEmpty() && calls.stream().map(Call.class::cast).allMatch(call -> {
            Value given = Arguments.argument(call, parameter.position() - self, parameter.name());
            return given.isKnown() || given.text().isEmpty() && parameter.optional() && parameter.value().isKnown();
        });
    }
}
