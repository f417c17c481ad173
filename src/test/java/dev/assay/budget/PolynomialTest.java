package dev.assay.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PolynomialTest {

    private static final Polynomial X = Polynomial.symbol("x");
    private static final Polynomial Y = Polynomial.symbol("y");

    @Test
    void equal_products_are_one_whatever_the_order_of_their_factors() {
        // x·y + y·x = 2·x·y
        assertEquals("2 · x · y", X.times(Y).plus(Y.times(X)).toString());
    }

    @Test
    void sums_are_multiplied_out() {
        // (2 + x) · (3 + y) = 6 + 3x + 2y + xy
        assertEquals("6 + 3 · x + 2 · y + x · y",
                Polynomial.of(2).plus(X).times(Polynomial.of(3).plus(Y)).toString());
    }

    @Test
    void nothing_is_zero_and_zero_times_something_is_nothing() {
        assertEquals("0", Polynomial.ZERO.toString());
        assertEquals(Polynomial.ZERO, X.times(Polynomial.of(0)));
        assertTrue(X.times(Polynomial.ZERO).isNumber());
    }

    @Test
    void the_number_and_the_rest_can_be_told_apart() {
        Polynomial sum = Polynomial.of(55).plus(X.times(Polynomial.of(2)));
        assertEquals(55, sum.known());
        assertEquals("2 · x", sum.unknown().toString());
        assertFalse(sum.isNumber());
    }

    @Test
    void a_symbol_that_is_no_name_stands_in_brackets() {
        assertEquals("[one per call] · x", Polynomial.symbol("one per call").times(X).toString());
    }

    @Test
    void what_is_larger_than_a_long_is_the_largest_one() {
        // 5e18 + 5e18 and 5e18 · 2 are 1e19, 5e9 · 5e9 is 2.5e19: all beyond 9.2e18
        Polynomial large = Polynomial.of(5_000_000_000_000_000_000L);
        assertEquals(Long.MAX_VALUE, large.plus(large).known());
        assertEquals(Long.MAX_VALUE, large.times(Polynomial.of(2)).known());
        assertEquals(Long.MAX_VALUE, Polynomial.of(5_000_000_000L).times(Polynomial.of(5_000_000_000L)).known());
    }
}
