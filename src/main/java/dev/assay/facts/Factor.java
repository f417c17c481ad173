package dev.assay.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// How often something happens for one reason, such as a loop: the sum of its summands.
///
/// @param summands at least one; their sum may be 0, where nothing makes what would do it
/// @param what what is counted, in the plural, such as "entry points of `acme.plugins`"
/// @param most whether there may be fewer, since a condition leaves some out
/// @param capped whether the code takes only so many of them
/// @param at where it is repeated
public record Factor(List<Summand> summands, String what, boolean most, boolean capped, Place at) {

    /// A number, or what is not known.
    ///
    /// @param name what it is called, such as the name of a group of entry points; empty for a plain number
    /// @param number 0 or more; -1 where it is not known
    public record Summand(String name, int number) {

        public Summand {
            if (number < 0 && name.isEmpty())
                throw new IllegalArgumentException("a number that is not known needs a name");
        }

        public boolean isKnown() {
            return number >= 0;
        }

        @Override
        public String toString() {
            return isKnown() ? Integer.toString(number) : name;
        }
    }

    public Factor {
        if (summands.isEmpty()) throw new IllegalArgumentException(what + ": nothing is counted");
        summands = List.copyOf(summands);
    }

    public boolean isKnown() {
        return summands.stream().allMatch(Summand::isKnown);
    }

    /// The sum of what is known.
    public int known() {
        return Amount.bounded(summands.stream().filter(Summand::isKnown).mapToLong(Summand::number).sum());
    }

    /// Such as `3` or `(1 + 4)`.
    public String formula() {
        if (summands.size() == 1) return summands.getFirst().toString();
        return summands.stream().map(Summand::toString).collect(Collectors.joining(" + ", "(", ")"));
    }

    /// For people, such as "3 entry points of `acme.plugins` (app/main.py:12)".
    @Override
    public String toString() {
        boolean says = summands.size() == 1 && !summands.getFirst().isKnown();
        return (says ? "" : (most ? "at most " : "") + formula() + " ") + what + " (" + at.path() + ":" + at.line()
                + ")";
    }

    /// The factors of all lists in order.
    public static List<Factor> joined(Collection<?> lists) {
        List<Factor> all = new ArrayList<>();
        for (Object list : lists) for (Object factor : (List<?>) list) all.add((Factor) factor);
        return all;
    }

    /// Their product as an [Amount]; 1 for none.
    public static Object product(List<Factor> factors) {
        int number = 1;
        StringBuilder unknown = new StringBuilder();
        if (factors.stream().anyMatch(factor -> factor.isKnown() && factor.known() == 0)) return 0;
        for (Factor factor : factors) {
            if (factor.isKnown()) number = Amount.bounded((long) number * factor.known());
            else unknown.append(unknown.isEmpty() ? "" : " x ").append(factor.formula());
        }
        if (unknown.isEmpty()) return number;
        return number == 1 ? unknown.toString() : number + " x " + unknown;
    }
}
