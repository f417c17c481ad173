package dev.assay.budget;

import java.util.List;

/// A number that somebody chose, or what is not known of it.
///
/// @param number 0 or more; -1 where it is not known
/// @param symbol what stands in a sum in its place; empty for a known one
/// @param names what it can be set by: the dotted name of a settings field or constant, an environment variable; may be
///     empty
public record Quantity(int number, String symbol, List<String> names) {

    /// The symbol for what has no limit.
    public static final String UNBOUNDED = "unbounded";

    public Quantity {
        if (number < 0 && symbol.isEmpty()) throw new IllegalArgumentException("what is not known needs a symbol");
        names = names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    public static Quantity of(int number) {
        return new Quantity(number, "", List.of());
    }

    /// What a rule knows as an amount: an `Integer`, or a `String` that names what is not known.
    public static Quantity of(Object amount, List<String> names) {
        return amount instanceof Integer number && number >= 0
                ? new Quantity(number, "", names)
                : new Quantity(-1, amount.toString(), names);
    }

    public boolean isKnown() {
        return number >= 0;
    }

    public boolean isUnbounded() {
        return symbol.equals(UNBOUNDED);
    }

    public Polynomial polynomial() {
        return isKnown() ? Polynomial.of(number) : Polynomial.symbol(symbol);
    }

    /// Whether it is meant by a name: in full or by its last part, and so is the symbol that stands for it.
    public boolean isCalled(String name) {
        if (!symbol.isEmpty() && (symbol.equals(name) || symbol.endsWith("." + name))) return true;
        return names.stream().anyMatch(one -> one.equals(name) || one.endsWith("." + name));
    }

    /// The same with another number.
    public Quantity with(int number) {
        return new Quantity(number, "", names.isEmpty() && !symbol.isEmpty() ? List.of(symbol) : names);
    }

    @Override
    public String toString() {
        return isKnown() ? Integer.toString(number) : symbol;
    }
}
