package dev.assay.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        List<Saving> found = new ArrayList<>();
        for (Term term : balance.ofProcess()) {
            long count = term.count().known();
            if (term.sizeName().isEmpty() || !term.count().isNumber() || !term.each().isNumber()) continue;
            long each = term.each().known();
            if (count > 1 && each > SEQUENTIAL) {
                long saved = count * (each - SEQUENTIAL);
                found.add(new Saving("Give each of the " + count + " pools of `" + term.source() + "` one connection and an "
                        + "overflow of one, by `" + named(term.size(), term.sizeName()) + "`.", term, saved, now - saved));
            } else if (term.overflow().isKnown() && term.overflow().number() > 0) {
                long saved = count * term.overflow().number();
                found.add(new Saving("Take the overflow of `" + term.source() + "` away, by `"
                        + named(term.overflow(), term.overflowName()) + "`.", term, saved, now - saved));
            }
        }
        found.sort(Comparator.comparingLong(Saving::saved).reversed().thenComparing(one -> one.term().at()));
        return found;
    }

    private static String named(Quantity quantity, String parameter) {
        return quantity.names().isEmpty() ? parameter : quantity.names().getLast();
    }
}
