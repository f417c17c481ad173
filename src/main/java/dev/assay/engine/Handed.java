package dev.assay.engine;

import dev.assay.facts.Amount;
import dev.assay.facts.Call;
import dev.assay.facts.ClassDefinition;
import dev.assay.facts.FunctionDefinition;
import dev.assay.facts.FunctionParameter;
import dev.assay.facts.Value;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a rule says about a value that a function is given, used through `import function`.
public final class Handed {

    private Handed() {}

    /// Whether a value is the parameter of a function, or what its object keeps of it under the same name:
    /// `self._size = size` in `__init__`.
    public static boolean isGiven(FunctionDefinition owner, String parameter, Value value) {
        String name = value.getName();
        if (name.equals(owner.qualifiedName() + "." + parameter)) return true;
        return owner.name().equals("__init__") && owner.enclosingClass() != null
                && name.replaceFirst("[.]_+(?=[^.]*$)", ".")
                        .equals(owner.enclosingClass().qualifiedName() + "." + parameter);
    }

    /// The dotted name by which a function is called: for `__init__` that of its class.
    public static String made(FunctionDefinition owner) {
        return owner.name().equals("__init__") && owner.enclosingClass() != null
                ? owner.enclosingClass().qualifiedName()
                : owner.qualifiedName();
    }

    /// What each call gives a parameter, its default where a call gives nothing; in the order of the calls.
    public static List<Value> given(Collection<?> calls, FunctionParameter parameter) {
        return calls.stream().map(Call.class::cast).map(call -> {
            Value given = Arguments.argument(call, position(parameter, call), parameter.name());
            boolean open = call.arguments().gives("**") || call.arguments().gives("*");
            return given.text().isEmpty() && parameter.optional() && !open ? parameter.value() : given;
        }).toList();
    }

    /// Where a call gives a parameter by position, counted from 0; -1 where only a keyword can give it.
    private static int position(FunctionParameter parameter, Call call) {
        if (!parameter.kind().equals("positional")) return -1;
        return parameter.owner().parameters().indexOf(parameter.name()) - (isBound(parameter.owner(), call) ? 1 : 0);
    }

    /// Whether Python gives the first parameter by itself: of a method to its object, unless it is called on its class, and
    /// of a class method. A function in a method is none.
    private static boolean isBound(FunctionDefinition owner, Call call) {
        ClassDefinition type = owner.enclosingClass();
        if (type == null || !owner.qualifiedName().equals(type.qualifiedName() + "." + owner.name())) return false;
        if (owner.decorators().contains("staticmethod")) return false;
        boolean onClass = !call.receiverName().isEmpty() && call.receiverName().equals(call.receiverType());
        return owner.name().equals("__init__") || owner.decorators().contains("classmethod") || !onClass;
    }

    /// The amount that all values are; `unknown` if they differ.
    public static Object amount(List<Value> values) {
        Set<Object> amounts = values.stream().map(Value::getAmount).collect(Collectors.toSet());
        return amounts.size() == 1 ? amounts.iterator().next() : "unknown";
    }

    /// Who decides all values; `unknown` if they differ.
    public static String source(List<Value> values) {
        Set<String> sources = values.stream().map(Value::getSource).collect(Collectors.toSet());
        return sources.size() == 1 ? sources.iterator().next() : "unknown";
    }

    /// By what all values can be set, as [Amount#setBy] names it; empty if they differ.
    public static String setBy(List<Value> values) {
        Set<String> names = values.stream().map(Amount::setBy).collect(Collectors.toSet());
        return names.size() == 1 ? names.iterator().next() : "";
    }
}
