package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.findings.Item;
import dev.assay.findings.Outcome;
import dev.assay.fixtures.Fixture;
import dev.assay.fixtures.FixtureRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Audits the small repositories of `src/test/fixtures/<item>/<case>`, as `assay rules test` does.
///
/// `-Dfixtures=FA-5` runs those of one item.
class FixturesTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final Assay ASSAY = Assay.at(Path.of(""));

    private static final Set<String> FIRED = ConcurrentHashMap.newKeySet();

    /// Rules that fire in no fixture: what they derive is seen by `ResourceConceptsTest`, `WebConceptsTest`, `DeployedTest`
    /// and the inventory of audited repositories alone. `assay rules check` warns of each.
    private static final Set<String> WITHOUT_A_FIXTURE = Set.of(
            "a block that closes a client",
            "a class of sessions of the repository",
            "a client of a class that inherits from redis-py's",
            "a closer that the end of a block calls",
            "a factory whose client is kept",
            "a hasher of passlib",
            "a limit since redis-py 8",
            "a middleware class that an entry point names",
            "a setting of the event store",
            "a thread of a class that inherits from Thread",
            "an HTTP client of a class that inherits from a library's",
            "an HTTP client that is given an application",
            "an application of a class that inherits from Starlette",
            "an engine with a pool of its own kind",
            "an entry point that names an imported object",
            "an executor",
            "connections of an httpx client with limits",
            "events are kept in PostgreSQL, by import",
            "lifespan of a router",
            "loss, breach or outage by a command",
            "one class to be written anew",
            "own errors before what answers them",
            "the pool of a factory that settings fill",
            "the pool of an engine that cannot be read",
            "the pools of a runner",
            "the same fault of the repository as a whole in several packages",
            "the threads that a library starts",
            "what Celery keeps in Redis",
            "workers in a configuration of gunicorn",
            "workers of a command of the repository that is uvicorn's",
            "workers of a server that a command of the repository starts",
            "workers of a server that a process runs as code");

    @AfterAll
    static void every_rule_fires_in_some_fixture() {
        if (!System.getProperty("fixtures", "").isEmpty()) return;
        Set<String> silent = new TreeSet<>();
        ASSAY.ruleSources().forEach(rule -> silent.add(rule.name()));
        silent.removeAll(FIRED);
        assertEquals(new TreeSet<>(WITHOUT_A_FIXTURE), silent);
    }

    @TestFactory
    Stream<DynamicTest> what_a_fixture_says_on_a_line_happens_there() throws IOException {
        String asked = System.getProperty("fixtures", "");
        FixtureRun run = new FixtureRun(ASSAY);
        ASSAY.watchRules(FIRED::add);
        return Fixture.all(FIXTURES).stream()
                .filter(fixture -> asked.isEmpty() || Path.of(fixture.name()).startsWith(asked))
                .map(fixture -> DynamicTest.dynamicTest(fixture.name(),
                        () -> assertEquals("", String.join("\n", run.run(fixture).red()))));
    }

    @Test
    void every_judged_item_has_a_failing_a_passing_and_an_NA_case() throws IOException {
        List<Fixture> fixtures = Fixture.all(FIXTURES);
        List<String> missing = new ArrayList<>();
        for (Item item : ASSAY.items()) {
            if (!item.judged()) continue;
            for (Outcome verdict : List.of(Outcome.FAIL, Outcome.PASS, Outcome.NA)) {
                if (fixtures.stream().noneMatch(one -> one.item().equals(item.id()) && one.verdict() == verdict)) {
                    missing.add(item.id() + " " + verdict);
                }
            }
        }
        assertEquals(List.of(), missing);
    }
}
