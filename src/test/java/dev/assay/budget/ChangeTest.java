package dev.assay.budget;

import static dev.assay.budget.Made.books;
import static dev.assay.budget.Made.named;
import static dev.assay.budget.Made.pool;
import static dev.assay.budget.Made.times;
import static dev.assay.budget.Made.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.budget.Change.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The smallest change that fits, within the 97 connections that PostgreSQL leaves.
class ChangeTest {

    private static Change of(Term... terms) {
        return Change.of(books(terms), Resource.DATABASE);
    }

    private static List<String> steps(Change change) {
        return change.steps().stream()
                .map(one -> one.name() + " at " + one.term().at().line() + ": " + one.from() + " to "
                        + one.to())
                .toList();
    }

    @Test
    void nothing_changes_where_it_fits() {
        // 87 + 10 = 97
        assertEquals(Outcome.FITS, of(pool(1, 87, 10)).outcome());
    }

    @Test
    void the_knob_that_turns_least_is_turned() {
        // 30 + 4 · 20 = 110, 13 too many. The size of the four: 4 each, from 10 to 6 (13 / 4 rounded up): 110 - 16 = 94.
        // Either of the engine would have to go down by 13, which its overflow of 10 cannot.
        Change change = of(pool(1, 20, 10), pool(2, 10, 10, times(4)));
        assertEquals(Outcome.ONE, change.outcome());
        assertEquals(List.of("pool_size at 2: 10 to 6"), steps(change));
        assertEquals(94, change.total());
    }

    @Test
    void a_setting_that_sizes_several_pools_turns_them_all() {
        // 3 · (40 + 0) = 120; one setting for two of them: 40 + 2x <= 97, x = 28: 40 + 56 = 96; alone, 80 + x <= 97, x = 17.
        Term one = pool(1, named(40, "app.Settings.size", "SIZE"), Quantity.of(0));
        Term two = pool(2, named(40, "SIZE"), Quantity.of(0));
        Change change = of(one, two, pool(3, 40, 0));
        assertEquals(List.of("SIZE at 1: 40 to 28"), steps(change));
        assertEquals(2, change.steps().getFirst().pools());
        assertEquals(96, change.total());
    }

    @Test
    void two_knobs_are_turned_where_none_is_enough() {
        // 60 + 60 = 120. Each alone, at 1, leaves 61, which fits: so one is enough there.
        assertEquals(Outcome.ONE, of(pool(1, 60, 0), pool(2, 60, 0)).outcome());
        // 3 · 80 = 240. One at 1: 161; two at 1: 82, within 97. The second may stay at 16: 80 + 1 + 16 = 97.
        Change change = of(pool(1, 80, 0), pool(2, 80, 0), pool(3, 80, 0));
        assertEquals(Outcome.TWO, change.outcome());
        assertEquals(97, change.total());
        assertEquals(2, change.steps().size());
        // 240 - 97 = 143 in all
        assertEquals(143, change.steps().stream().mapToInt(step -> step.from() - step.to()).sum());
    }

    @Test
    void it_is_said_where_not_even_two_are_enough() {
        // 4 · 80 = 320; two at 1 leave 162. All at 1: 4.
        Change change = of(pool(1, 80, 0), pool(2, 80, 0), pool(3, 80, 0), pool(4, 80, 0));
        assertEquals(Outcome.NONE, change.outcome());
        assertEquals(4, change.total());
    }

    @Test
    void what_is_not_known_cannot_be_turned() {
        // 90 + 10 + x: known are 100, 3 too many; only the 90 and the 10 can go down, the 10 by 3.
        Change change = of(pool(1, Quantity.of(90), unknown("x")), pool(2, Quantity.of(10), unknown("x")));
        assertEquals(Outcome.ONE, change.outcome());
        assertEquals(97, change.total());
        assertEquals(Outcome.NOTHING_TO_TURN,
                of(pool(1, unknown(Quantity.UNBOUNDED), Quantity.of(0))).outcome());
    }

    @Test
    void an_overflow_may_go_down_to_nothing_and_a_size_to_one() {
        // 98 + 0: the size goes to 97. 1 + 97 = 98: the overflow goes to 96.
        assertEquals(List.of("pool_size at 1: 98 to 97"), steps(of(pool(1, 98, 0))));
        assertEquals(List.of("max_overflow at 1: 97 to 96"), steps(of(pool(1, 1, 97))));
    }

    @Test
    void what_is_reserved_and_in_use_is_not_left() {
        // 200 - 10 - 140 = 50; 60 has to become 50.
        Limit limit = new Limit(Resource.DATABASE, "PostgreSQL", 200, 10, 140, "max_connections", "the server");
        Change change = Change.of(books(pool(1, 60, 0)).with(List.of(limit)), Resource.DATABASE);
        assertEquals(List.of("pool_size at 1: 60 to 50"), steps(change));
    }

    @Test
    void without_a_limit_there_is_nothing_to_fit() {
        Term client = new Term(Resource.HTTP, "client", "app", Made.line(1), Quantity.of(100), Quantity.of(0),
                "max_connections", "", List.of(), "literal", Term.Scope.EVERY);
        assertEquals(Outcome.NOTHING_TO_TURN, Change.of(books(client), Resource.HTTP).outcome());
    }

    @Test
    void the_largest_size_is_turned_too() {
        // x + 0 <= 97
        Change change = of(pool(1, Integer.MAX_VALUE, 0));
        assertEquals(List.of("pool_size at 1: " + Integer.MAX_VALUE + " to 97"), steps(change));
    }
}
