package dev.assay.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something that takes fewer connections, and how many fewer.
///
/// @param advice one sentence
/// @param saved by each process, at least 1
/// @param after what is known of one process's demand after it
public record Saving(String advice, Term term, long saved, long after) {

    /// What works one thing after another needs one connection, and one more where it also waits for notifications.
    private static final int SEQUENTIAL = 2;

    /// What could be saved at each term of a resource, the most first.
    public static List<Saving> of(Books books, Resource resource) {
        Balance balance = books.balance(resource);
        long now = balance.perProcess().known();
        Map<String, List<Term>> together = new LinkedHashMap<>();
        for (Term term : balance.ofProcess()) {
            if (term.sizeName().isEmpty() || !term.count().isNumber() || !term.each().isNumber()) continue;
            together.computeIfAbsent(key(term), key -> new ArrayList<>()).add(term);
        }
        List<Saving> found = new ArrayList<>();
        for (List<Term> terms : together.values()) of(terms, now).ifPresent(found::add);
        found.sort(Comparator.comparingLong(Saving::saved).reversed().thenComparing(one -> one.term().at()));
        return found;
    }

    /// Terms that are sized by the same names, and made as often, are turned together.
    private static String key(Term term) {
        boolean several = term.count().known() > 1;
        return term.size().names().isEmpty() || !several
                ? term.at() + term.source()
                : term.size().names().getLast() + " " + term.overflow().names() + " " + term.each();
    }

    private static Optional<Saving> of(List<Term> terms, long now) {
        Term term = terms.getFirst();
        long count = terms.stream().mapToLong(one -> one.count().known()).sum();
        long each = term.each().known();
        String what = "`" + String.join("` and `", terms.stream().map(Term::source).distinct().toList()) + "`";
        if (count > 1 && each > SEQUENTIAL) {
            long saved = Polynomial.product(count, each - SEQUENTIAL);
            return Optional.of(new Saving("Give each of the " + count + " pools of " + what
                    + " one connection and an overflow of one, by `" + named(term.size(), term.sizeName()) + "`.", term,
                    saved,
                    now - saved));
        }
        if (!term.overflow().isKnown() || term.overflow().number() == 0) return Optional.empty();
        long saved = Polynomial.product(count, term.overflow().number());
        return Optional.of(new Saving("Take the overflow of " + what + " away, by `"
                + named(term.overflow(), term.overflowName()) + "`.", term, saved, now - saved));
    }

    private static String named(Quantity quantity, String parameter) {
        return quantity.names().isEmpty() ? parameter : quantity.names().getLast();
    }
}
