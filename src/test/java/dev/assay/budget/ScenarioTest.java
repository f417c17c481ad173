package dev.assay.budget;

import static dev.assay.budget.Made.books;
import static dev.assay.budget.Made.each;
import static dev.assay.budget.Made.named;
import static dev.assay.budget.Made.pool;
import static dev.assay.budget.Made.unknown;
import static dev.assay.budget.Made.web;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/// What `--workers`, `--replicas` and `--set` change.
class ScenarioTest {

    /// `(pool_size = 5) + (burst = ?)`, and one pool of 2 + 1 for each of 4 plugins.
    private static final Books BOOKS = books(
            pool(1, named(5, "app.config.Settings.pool_size", "APP_POOL_SIZE"), unknown("burst")),
            pool(2, 2, 1, each("acme.plugins", 4)));

    private static String total(Scenario scenario) {
        return scenario.applied(BOOKS).balance(Resource.DATABASE).total().toString();
    }

    @ParameterizedTest
    @CsvSource({
            // 5 + burst + 4 · 3
            "0, 0, 17 + burst",
            // 2 · (17 + burst)
            "2, 0, 34 + 2 · burst",
            // 3 · (17 + burst)
            "0, 3, 51 + 3 · burst",
            // 2 · 3 · (17 + burst)
            "2, 3, 102 + 6 · burst"})
    void workers_and_replicas_multiply_each_term(int workers, int replicas, String expected) {
        assertEquals(expected, total(new Scenario(workers, replicas, Map.of())));
    }

    @ParameterizedTest
    @CsvSource({
            // the last part of a field's name: 8 + burst + 12
            "pool_size, 8, 20 + burst",
            // the whole name
            "app.config.Settings.pool_size, 8, 20 + burst",
            // its environment variable
            "APP_POOL_SIZE, 0, 12 + burst",
            // a symbol: 5 + 3 + 12
            "burst, 3, 20",
            // the number of entry points: 5 + burst + 10 · 3
            "acme.plugins, 10, 35 + burst",
            "plugins, 0, 5 + burst"})
    void a_name_is_given_a_number(String name, int number, String expected) {
        assertEquals(expected, total(new Scenario(0, 0, Map.of(name, number))));
    }

    @Test
    void all_of_it_at_once() {
        // 3 workers · (1 + 2 + 6 · 3) = 3 · 21
        assertEquals("63", total(new Scenario(3, 0, Map.of("pool_size", 1, "burst", 2, "acme.plugins", 6))));
    }

    @Test
    void what_is_asked_for_replaces_what_the_repository_says_and_its_rolling_update() {
        // The repository: 4 · (2 + 1) · 15 = 180. Asked: 4 · 1 · 15 = 60.
        Books books = new Books(List.of(pool(1, 5, 10)), List.of(web(4, 2, 1)), List.of());
        assertEquals(Polynomial.of(180), books.balance(Resource.DATABASE).total());
        assertEquals(Polynomial.of(60), new Scenario(0, 1, Map.of()).applied(books).balance(Resource.DATABASE).total());
    }

    @Test
    void the_last_part_of_a_symbol_is_a_name_too() {
        Books books = books(pool(1, Quantity.of(5), unknown("settings.burst")));
        // 5 + 3
        assertEquals(Polynomial.of(8),
                new Scenario(0, 0, Map.of("burst", 3)).applied(books).balance(Resource.DATABASE).total());
    }

    @Test
    void an_unknown_name_is_refused_and_the_known_ones_can_be_told() {
        assertThrows(IllegalArgumentException.class, () -> total(new Scenario(0, 0, Map.of("pool_sise", 1))));
        assertEquals("[APP_POOL_SIZE, acme.plugins, app.config.Settings.pool_size, burst]",
                Scenario.names(BOOKS).toString());
    }

    @Test
    void a_number_that_was_set_can_be_set_again() {
        Books once = new Scenario(0, 0, Map.of("burst", 3)).applied(BOOKS);
        // 5 + 4 + 12
        assertEquals(Polynomial.of(21),
                new Scenario(0, 0, Map.of("burst", 4)).applied(once).balance(Resource.DATABASE).total());
    }
}
