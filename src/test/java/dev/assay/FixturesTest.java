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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Audits the small repositories of `src/test/fixtures/<item>/<case>`, as `assay rules test` does.
///
/// `-Dfixtures=FA-5` runs those of one item.
class FixturesTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final Assay ASSAY = Assay.at(Path.of(""));

    @TestFactory
    Stream<DynamicTest> what_a_fixture_says_on_a_line_happens_there() throws IOException {
        String asked = System.getProperty("fixtures", "");
        FixtureRun run = new FixtureRun(ASSAY);
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
