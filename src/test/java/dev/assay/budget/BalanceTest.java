package dev.assay.budget;

import static dev.assay.budget.Made.books;
import static dev.assay.budget.Made.deployment;
import static dev.assay.budget.Made.each;
import static dev.assay.budget.Made.pool;
import static dev.assay.budget.Made.times;
import static dev.assay.budget.Made.unknown;
import static dev.assay.budget.Made.web;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.budget.Deployment.Role;
import dev.assay.budget.Term.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sums, each worked out by hand beside it.
class BalanceTest {

    private static Balance database(Books books) {
        return books.balance(Resource.DATABASE);
    }

    private static Books running(Books books, Deployment... deployments) {
        return new Books(books.terms(), List.of(deployments), books.limits());
    }

    @Test
    void a_process_takes_size_and_overflow_of_each_pool_as_often_as_it_is_made() {
        // 20 + 10 = 30; 5 + 5 = 10; three loops over one leader and four followers: 3 · (1 + 4) · (5 + 10) = 225.
        Balance balance = database(books(pool(1, 20, 10), pool(2, 5, 5), pool(3, 5, 10, times(3), times(1, 4))));
        assertEquals("30 + 10 + 3 · (1 + 4) · 15", balance.formula());
        assertEquals("30 + 10 + 3 · (1 + 4) · 15 = 265", Wording.sum(balance));
        assertEquals(Polynomial.of(265), balance.perProcess());
        assertEquals(Status.RED, balance.status());
    }

    @Test
    void what_is_not_known_stands_in_the_sum_and_is_never_zero() {
        // 15 is known; the second pool keeps 5 and may take `burst` more: 20 + burst.
        Balance balance = database(books(pool(1, 5, 10), pool(2, Quantity.of(5), unknown("burst"))));
        assertEquals("15 + 5 + burst = 20 + burst", Wording.sum(balance));
        assertEquals("at least 20, plus burst", Wording.amount(balance.perProcess()));
        assertEquals(20, balance.perProcess().known());
        // 20 of 100 is below half, but what stands beside it may be anything.
        assertEquals(Status.UNKNOWN, balance.status());
    }

    @Test
    void a_known_part_decides_where_it_is_enough() {
        // 60 is more than half of 100, 101 more than all, whatever `burst` is.
        assertEquals(Status.AMBER, database(books(pool(1, Quantity.of(60), unknown("burst")))).status());
        assertEquals(Status.RED, database(books(pool(1, Quantity.of(101), unknown("burst")))).status());
    }

    @Test
    void amber_begins_at_half_and_red_above_all_of_the_limit() {
        assertEquals(Status.GREEN, database(books(pool(1, 49, 0))).status());
        assertEquals(Status.AMBER, database(books(pool(1, 50, 0))).status());
        assertEquals(Status.AMBER, database(books(pool(1, 100, 0))).status());
        assertEquals(Status.RED, database(books(pool(1, 101, 0))).status());
    }

    @Test
    void an_unknown_number_of_pools_multiplies_each_of_them() {
        // plugins · (5 + 10), of which nothing is known.
        Balance balance = database(books(pool(1, 5, 10, each("plugins", -1))));
        assertEquals("plugins · 15 = 15 · plugins", Wording.sum(balance));
        assertEquals(0, balance.perProcess().known());
        assertEquals(Status.UNKNOWN, balance.status());
    }

    @Test
    void workers_multiply_replicas_and_those_that_roll_in_beside_them() {
        // 2 workers · (3 + 1) replicas · 15 = 120.
        Balance balance = database(running(books(pool(1, 5, 10)), web(2, 3, 1)));
        assertEquals(Polynomial.of(120), balance.total());
        assertEquals(Polynomial.of(15), balance.perProcess());
        assertEquals(
                "web `web`, 2 processes in each of 3 replicas, and 1 more while a new version is rolled out: 8 · 15 = 120",
                Wording.line(balance.lines().getFirst()));
    }

    @Test
    void an_unknown_number_of_workers_stands_in_the_total() {
        // WEB_CONCURRENCY · 2 · 15 = 30 · WEB_CONCURRENCY.
        Deployment web = deployment(Role.WEB, "compose.yaml", "", unknown("WEB_CONCURRENCY"), Quantity.of(2),
                Quantity.of(0));
        assertEquals("30 · WEB_CONCURRENCY", database(running(books(pool(1, 5, 10)), web)).total().toString());
    }

    @Test
    void workers_of_a_queue_make_what_every_process_makes_and_migrations_one_connection() {
        // The server: 15 + 20 = 35, twice: 70. A worker has no lifespan: 15, times 2 = 30. 70 + 30 = 100; with migrations 101.
        Term lifespan = new Term(Resource.DATABASE, "runner", "app", Made.line(2), Quantity.of(20), Quantity.of(0),
                "pool_size",
                "", List.of(), "literal", Scope.SERVING);
        Books books = running(books(pool(1, 5, 10), lifespan, Term.ofMigrations("app", Made.line(3))), web(2, 1, 0),
                deployment(Role.WORKER, "compose.yaml", "", Quantity.of(2), Quantity.of(1), Quantity.of(0)));
        Balance balance = database(books);
        assertEquals(List.of("70", "30"), balance.lines().stream().map(line -> line.amount().toString()).toList());
        assertEquals(Polynomial.of(1), balance.migrations());
        assertEquals(Polynomial.of(100), balance.total());
        assertEquals(Polynomial.of(101), balance.peak());
        assertEquals(Status.RED, balance.status());
        assertEquals(
                "All processes with migrations take 101, which is 101 % of the 100 that PostgreSQL takes (the default"
                        + " of PostgreSQL), so it does not fit.",
                Wording.against(balance));
    }

    @Test
    void what_only_workers_make_is_taken_by_workers_alone() {
        // The server: 15, four of it: 60. A worker makes none of that but 30 of its own, twice: 60. Together 120.
        Books books = running(books(pool(1, 10, 5).in(Scope.SERVING), pool(2, 20, 10).in(Scope.WORKING)), web(4, 1, 0),
                deployment(Role.WORKER, "compose.yaml", "", Quantity.of(2), Quantity.of(1), Quantity.of(0)));
        Balance balance = database(books);
        assertEquals(List.of("60", "60"), balance.lines().stream().map(line -> line.amount().toString()).toList());
        assertEquals(Polynomial.of(120), balance.total());
        assertEquals(Polynomial.of(15), balance.perProcess());
        assertEquals("One process that answers requests may open 15 connections to PostgreSQL.",
                Wording.process(balance));
        assertEquals("15, and 30 of a worker", Wording.sums(balance));
        assertEquals(Made.line(2), balance.dearest().orElseThrow().at());
    }

    @Test
    void what_only_workers_make_is_taken_everywhere_where_none_is_seen_to_run() {
        // No worker: the server may run it. 4 · (15 + 30) = 180. A scheduler works on no task: it takes no more.
        Books books = running(books(pool(1, 10, 5).in(Scope.SERVING), pool(2, 20, 10).in(Scope.WORKING)), web(4, 1, 0));
        assertEquals(Polynomial.of(180), database(books).total());
        assertEquals("One process may open 45 connections to PostgreSQL.", Wording.process(database(books)));
        // With a worker beside it a scheduler takes neither: 4 · 15 + 1 · 30 + 1 · 0 = 90.
        Books scheduled = running(books, web(4, 1, 0),
                deployment(Role.WORKER, "compose.yaml", "", Quantity.of(1), Quantity.of(1), Quantity.of(0)),
                deployment(Role.SCHEDULER, "compose.yaml", "", Quantity.of(1), Quantity.of(1), Quantity.of(0)));
        assertEquals(Polynomial.of(90), database(scheduled).total());
    }

    @Test
    void one_sentence_says_what_all_of_it_comes_to() {
        String limit = " connections to PostgreSQL, which takes 100 (the default of PostgreSQL)";
        // 2 · 3 · 20 = 120; 60; 15; 15 and something; 15 with the one of migrations.
        assertEquals("All processes may open 120" + limit + ": they do not fit.",
                Wording.verdict(database(running(books(pool(1, 10, 10)), web(2, 3, 0)))));
        assertEquals("One process may open 60" + limit + ": they fit, but not twice.",
                Wording.verdict(database(books(pool(1, 50, 10)))));
        assertEquals("One process may open 15" + limit + ": they fit.",
                Wording.verdict(database(books(pool(1, 10, 5)))));
        assertEquals("One process may open at least 15" + limit + "; the rest cannot be read.",
                Wording.verdict(database(books(pool(1, Quantity.of(15), unknown("burst"))))));
        assertEquals("One process with migrations may open 16" + limit + ": they fit.",
                Wording.verdict(database(books(pool(1, 10, 5), Term.ofMigrations("app", Made.line(3))))));
    }

    @Test
    void the_worst_of_the_servers_comes_first() {
        Term redis = new Term(Resource.REDIS, "Redis", "app", Made.line(4), Quantity.of("unbounded", List.of()),
                Quantity.of(0),
                "max_connections", "", List.of(), "literal", Scope.EVERY);
        Term threads = new Term(Resource.THREADS, "thread", "app", Made.line(5), Quantity.of(500), Quantity.of(0), "",
                "",
                List.of(), "literal", Scope.EVERY);
        Books books = books(pool(1, 10, 5), redis, threads);
        // No limit is known for threads, so they stand against none.
        assertEquals(List.of(Resource.REDIS, Resource.DATABASE),
                books.worst().stream().map(Balance::resource).toList());
        assertEquals("Nothing bounds the connections to Redis, which takes 10000 (the default of Redis).",
                Wording.verdict(books.worst().getFirst()));
    }

    @Test
    void one_way_to_run_it_counts_and_that_is_production() {
        // Both files run the server; together they would take 15 + 4 · 15, but only one of them runs: 4 · 15 = 60.
        Deployment development = deployment(Role.WEB, "compose.yaml", "development", Quantity.of(1), Quantity.of(1),
                Quantity.of(0));
        Deployment production = deployment(Role.WEB, "compose.prod.yaml", "production", Quantity.of(4), Quantity.of(1),
                Quantity.of(0));
        assertEquals(Polynomial.of(60), database(running(books(pool(1, 5, 10)), development, production)).total());
    }

    @Test
    void the_table_of_what_would_be_leaves_other_processes_alone() {
        // 4 workers · 3 replicas · 15 = 180, and the worker's 15 as they are: 195.
        Books books = running(books(pool(1, 5, 10)),
                deployment(Role.WORKER, "compose.yaml", "", Quantity.of(1), Quantity.of(1), Quantity.of(0)));
        assertEquals(Polynomial.of(195), database(books).of(4, 3));
        assertEquals(Status.RED, database(books).statusOf(4, 3));
        // 1 · 1 · 15 + 15 = 30
        assertEquals(Status.GREEN, database(books).statusOf(1, 1));
    }

    @Test
    void a_pool_that_nothing_makes_costs_nothing_and_stands_in_no_sum() {
        assertEquals("15", database(books(pool(1, 5, 10), pool(2, 50, 50, times(0)))).formula());
    }

    @Test
    void a_pool_without_a_bound_takes_all_there_is() {
        Balance balance = database(books(pool(1, 5, 10), pool(2, Quantity.of(5), unknown(Quantity.UNBOUNDED))));
        assertEquals("no bound", Wording.amount(balance.total()));
        assertEquals(Status.RED, balance.status());
        assertEquals(2, balance.dearest().orElseThrow().at().line());
    }

    @Test
    void what_costs_most_is_the_term_with_the_largest_known_part() {
        // 30, 4 · 15 = 60, 20 + burst.
        Balance balance = database(
                books(pool(1, 20, 10), pool(2, 5, 10, times(4)), pool(3, Quantity.of(20), unknown("burst"))));
        assertEquals(2, balance.dearest().orElseThrow().at().line());
    }

    @Test
    void savings_come_in_the_order_of_what_they_save() {
        // 8 pools of 15 need 2 each: 8 · 13 = 104 saved; the overflow of the engine: 10; the last pool has none.
        // 30 + 120 + 5 = 155; 155 - 104 = 51; 155 - 10 = 145.
        List<Saving> savings = Saving.of(books(pool(1, 20, 10), pool(2, 5, 10, times(4), times(2)), pool(3, 5, 0)),
                Resource.DATABASE);
        assertEquals(List.of(104L, 10L), savings.stream().map(Saving::saved).toList());
        assertEquals(List.of(51L, 145L), savings.stream().map(Saving::after).toList());
    }
}
