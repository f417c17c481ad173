package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.engine.Mutant;
import dev.assay.fixtures.Fixture;
import dev.assay.fixtures.MutationRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Takes each constraint out of the rules, as `assay rules test --mutate` does.
class GuardedConstraintsTest {

    /// Items all of whose constraints are guarded. `assay rules test --mutate` lists what the others lack; one that lacks
    /// nothing any more belongs in here.
    private static final Set<String> GUARDED = Set.of(
            "AU-8", "FA-1", "FA-2", "FA-3", "FA-4", "FA-5", "FA-6", "FA-7", "FA-8", "FA-9", "FA-10", "FA-11", "FA-12",
            "FA-13", "FA-14", "FA-15", "FA-16", "FA-17", "FA-18", "FA-19", "XC-C6");

    @Test
    void each_constraint_of_a_guarded_item_turns_a_fixture_red_when_it_is_taken_out() throws IOException {
        Assay assay = Assay.at(Path.of(""));
        Set<String> judged = new TreeSet<>();
        assay.items().stream().filter(item -> item.judged() && GUARDED.contains(item.id()))
                .forEach(item -> judged.add(item.id()));
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
