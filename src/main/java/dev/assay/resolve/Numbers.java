package dev.assay.resolve;

import dev.assay.facts.Value;
import java.math.BigInteger;

/// Python's numbers as far as configuration uses them.
final class Numbers {

    static Value integer(String text) {
        String digits = text.replace("_", "").toLowerCase(java.util.Locale.ROOT);
        if (digits.endsWith("j")) return new Value.Unknown(text);
        try {
            int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
            BigInteger number = new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
            return new Value.Literal(text, number.longValueExact(), "int");
        } catch (ArithmeticException | NumberFormatException e) {
            return new Value.Unknown(text);
        }
    }

    static Value real(String text) {
        try {
            return new Value.Literal(text, Double.parseDouble(text.replace("_", "")), "float");
        } catch (NumberFormatException e) {
            return new Value.Unknown(text);
        }
    }

    static Value signed(String text, Value argument) {
        if (!text.startsWith("-") || !(argument instanceof Value.Literal literal)) return new Value.Unknown(text);
        return switch (literal.value()) {
            case Long number -> new Value.Literal(text, -number, "int");
            case Double number -> new Value.Literal(text, -number, "float");
            default -> new Value.Unknown(text);
        };
    }

    /// `+`, `-`, `*`, `/`, `//`, `%` and `**` of known numbers; unknown if it overflows or divides by zero.
    static Value operation(String text, Value left, String operator, Value right) {
        double a = left.getNumber();
        double b = right.getNumber();
        if (Double.isNaN(a) || Double.isNaN(b)) return new Value.Unknown(text);
        double result = switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? Double.NaN : a / b;
            case "//" -> b == 0 ? Double.NaN : Math.floor(a / b);
            case "%" -> b == 0 ? Double.NaN : a - b * Math.floor(a / b);
            case "**" -> Math.pow(a, b);
            case "<<" -> a * Math.pow(2, b);
            default -> Double.NaN;
        };
        if (Double.isNaN(result) || Math.abs(result) > 1L << 53) return new Value.Unknown(text);
        boolean whole = result == Math.rint(result) && !operator.equals("/") && isInteger(left) && isInteger(right);
        return whole ? new Value.Literal(text, (long) result, "int") : new Value.Literal(text, result, "float");
    }

    private static boolean isInteger(Value value) {
        return value.getBase() instanceof Value.Literal literal && literal.value() instanceof Long;
    }

    /// `int("5")` is 5; anything that does not convert cleanly is unknown.
    static Value converted(String text, String type, Value.Literal literal) {
        try {
            return switch (type) {
                case "int" -> new Value.Literal(text, literal.value() instanceof Number n
                        ? n.longValue()
                        : Long.parseLong(literal.getString().strip()), "int");
                case "float" -> new Value.Literal(text, literal.value() instanceof Number n
                        ? n.doubleValue()
                        : Double.parseDouble(literal.getString().strip()), "float");
                case "bool" -> new Value.Literal(text, literal.value() instanceof Boolean b
                        ? b
                        : literal.value() instanceof Number n ? n.doubleValue() != 0 : !literal.getString().isEmpty(),
                        "bool");
                default -> new Value.Literal(text, literal.getString(), "str");
            };
        } catch (NumberFormatException e) {
            return new Value.Unknown(text);
        }
    }

    private Numbers() {}
}
