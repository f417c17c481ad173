package dev.assay.facts;

import java.util.Arrays;

/// How many of something there may be: an `Integer` where it is known, else a `String` that names what is not, such as
/// `settings.pool_size`, `one per call` or [#UNBOUNDED]. Rules use it through `import function dev.assay.facts.Amount.sum`.
public final class Amount {

    public static final String UNBOUNDED = "unbounded";

    /// Libraries say "no limit" with a number that is never reached.
    private static final double NEVER_REACHED = Integer.MAX_VALUE;

    private Amount() {}

    /// What a value is worth as an amount. Environment variables are strings, so digits count as a number.
    public static Object of(Value value) {
        double number = value.getNumber();
        if (!Double.isNaN(number)) return number >= NEVER_REACHED ? UNBOUNDED : (Object) (int) number;
        if (value.getString().matches("-?[0-9]{1,9}")) return Integer.valueOf(value.getString());
        String text = value.text().replaceAll("\\s+", " ").strip();
        return text.isEmpty() ? "unknown" : text;
    }

    /// What a deployment file says: an `Integer` for digits, else the text; the empty text where it says nothing.
    public static Object written(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : text;
    }

    /// By what a value can be set: the dotted name of a settings field or constant, or an environment variable; empty for
    /// what is written where it is used.
    public static String setBy(Value value) {
        return switch (value.getOrigin()) {
            case "settings", "name", "parameter", "field" -> value.getName();
            case "environment" -> value.getOwner();
            default -> "";
        };
    }

    /// The amount, where a library says "no limit" with a number of its own, such as 0 or -1.
    public static Object unboundedAt(int none, Object amount) {
        return amount.equals(none) ? UNBOUNDED : amount;
    }

    /// Their sum; unbounded if one of them is.
    public static Object sum(Object... amounts) {
        if (Arrays.asList(amounts).contains(UNBOUNDED)) return UNBOUNDED;
        int known = 0;
        StringBuilder rest = new StringBuilder();
        for (Object amount : amounts) {
            if (amount instanceof Integer number) known = bounded((long) known + number);
            else rest.append(rest.isEmpty() ? "" : " + ").append(amount);
        }
        if (rest.isEmpty()) return known;
        return known == 0 ? rest.toString() : rest + " + " + known;
    }

    /// A number that may be too large for an `Integer`, which is then the largest one.
    public static int bounded(long number) {
        return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /// The one as often as the other says; unbounded if one of them is.
    public static Object product(Object amount, Object times) {
        if (amount instanceof Integer one && times instanceof Integer other) return bounded((long) one * other);
        if (times.equals(1)) return amount;
        if (amount.equals(1)) return times;
        if (amount.equals(UNBOUNDED) || times.equals(UNBOUNDED)) return UNBOUNDED;
        return amount + " x (" + times + ")";
    }
}
