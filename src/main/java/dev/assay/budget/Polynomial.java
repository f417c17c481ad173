package dev.assay.budget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A sum of products of numbers and symbols, in its simplest form. A symbol stands for a number of 0 or more, and so is
/// each number. What is larger than a `long` is the largest one.
///
/// @param parts the coefficient of each product of symbols, none of them 0; the empty product stands for the plain number
public record Polynomial(Map<List<String>, Long> parts) {

    public static final Polynomial ZERO = new Polynomial(Map.of());

    public Polynomial {
        TreeMap<List<String>, Long> sorted = new TreeMap<>(
                Comparator.<List<String>>comparingInt(List::size).thenComparing(List::toString));
        parts.forEach((symbols, coefficient) -> {
            if (coefficient != 0) sorted.put(List.copyOf(symbols), coefficient);
        });
        parts = Collections.unmodifiableMap(sorted);
    }

    public static Polynomial of(long number) {
        return new Polynomial(Map.of(List.of(), number));
    }

    public static Polynomial symbol(String name) {
        return new Polynomial(Map.of(List.of(name), 1L));
    }

    public Polynomial plus(Polynomial other) {
        Map<List<String>, Long> sum = new TreeMap<>(Comparator.comparing(List::toString));
        sum.putAll(parts);
        other.parts.forEach((symbols, coefficient) -> sum.merge(symbols, coefficient, Polynomial::sum));
        return new Polynomial(sum);
    }

    public Polynomial times(Polynomial other) {
        Map<List<String>, Long> product = new TreeMap<>(Comparator.comparing(List::toString));
        parts.forEach((symbols, coefficient) -> other.parts.forEach((more, factor) -> {
            List<String> all = new ArrayList<>(symbols);
            all.addAll(more);
            Collections.sort(all);
            product.merge(all, product(coefficient, factor), Polynomial::sum);
        }));
        return new Polynomial(product);
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    static long product(long one, long other) {
        return Math.multiplyHigh(one, other) != 0 || one * other < 0 ? Long.MAX_VALUE : one * other;
    }

    /// The number in it: what it is worth at least, since no symbol stands for less than 0.
    public long known() {
        return parts.getOrDefault(List.of(), 0L);
    }

    /// Whether no symbol is in it.
    public boolean isNumber() {
        return symbols().isEmpty();
    }

    public SortedSet<String> symbols() {
        SortedSet<String> all = new TreeSet<>();
        parts.keySet().forEach(all::addAll);
        return all;
    }

    public boolean isUnbounded() {
        return symbols().contains(Quantity.UNBOUNDED);
    }

    /// What stands beside the number.
    public Polynomial unknown() {
        Map<List<String>, Long> rest = new TreeMap<>(Comparator.comparing(List::toString));
        rest.putAll(parts);
        rest.remove(List.of());
        return new Polynomial(rest);
    }

    /// The number first: `55 + 2 · pool_size`; `0` for nothing. What has no bound stands alone.
    @Override
    public String toString() {
        if (parts.isEmpty()) return "0";
        if (isUnbounded()) return Quantity.UNBOUNDED;
        return parts.entrySet().stream().map(part -> {
            String symbols = part.getKey().stream().map(Polynomial::written).collect(Collectors.joining(" · "));
            if (symbols.isEmpty()) return part.getValue().toString();
            return part.getValue() == 1 ? symbols : part.getValue() + " · " + symbols;
        }).collect(Collectors.joining(" + "));
    }

    /// A symbol that is no plain name stands in brackets, so that it reads as one.
    static String written(String symbol) {
        return symbol.matches("[\\w.$]+") ? symbol : "[" + symbol + "]";
    }
}
