package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.engine.Mutant;
import dev.assay.findings.Item;
import dev.assay.fixtures.Fixture;
import dev.assay.fixtures.MutationRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Takes each constraint out of the rules of each item that is judged, as `assay rules test --mutate` does.
class GuardedConstraintsTest {

    @Test
    void each_constraint_turns_a_fixture_red_when_it_is_taken_out() throws IOException {
        Assay assay = Assay.at(Path.of(""));
        Set<String> judged = new TreeSet<>();
        assay.items().stream().filter(Item::judged).forEach(item -> judged.add(item.id()));
        MutationRun.Result result = new MutationRun(assay).run(judged, Fixture.all(Path.of("src/test/fixtures")),
                _ -> {});
        List<String> survivors = Stream.concat(result.survivors().stream().map(GuardedConstraintsTest::line),
                result.stale().stream().map(mutant -> line(mutant) + " (a note says otherwise)")).toList();
        assertEquals("", String.join("\n", survivors), "nothing turns red without these");
        assertEquals(List.of(), result.red(), "red before anything was taken out");
        assertEquals(0, result.refused(), "could not be compiled");
    }

    private static String line(Mutant mutant) {
        return mutant.place() + ": rule \"" + mutant.rule() + "\" without `" + mutant.removed() + "`";
    }
}
