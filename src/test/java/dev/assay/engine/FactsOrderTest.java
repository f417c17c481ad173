package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import dev.assay.facts.Role;
import dev.assay.facts.Scale;
import dev.assay.facts.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactsOrderTest {

    private static final SourceFile FILE = new SourceFile("compose.yaml", "", ".", Role.PRODUCTION);
    private static final SourceFile OTHER = new SourceFile("a.yaml", "", ".", Role.PRODUCTION);

    /// Stands nowhere, as a type that a rule declares may.
    record Holder(Fact of, List<Fact> others) {}

    private static Scale scale(SourceFile file, int line, Object amount) {
        return new Scale(Place.ofLine(file, line), "workers", "", amount, "literal", "");
    }

    @Test
    void what_is_about_facts_of_one_place_is_told_apart_by_what_tells_these_apart() {
        List<Object> all = new ArrayList<>();
        for (int amount : List.of(1, 2, 3, 4, 5, 8, 16)) all.add(new Holder(scale(FILE, 4, amount), List.of()));
        for (int amount : List.of(1, 2)) all.add(new Holder(scale(FILE, 4, 1), List.of(scale(FILE, 5, amount))));
        List<Object> sorted = all.stream().sorted(Facts.ORDER).toList();
        for (int seed = 0; seed < 20; seed++) {
            List<Object> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(sorted, shuffled.stream().sorted(Facts.ORDER).toList());
        }
    }

    @Test
    void what_stands_nowhere_comes_in_the_order_of_what_it_is_about() {
        Holder ninth = new Holder(scale(FILE, 9, 1), List.of());
        Holder tenth = new Holder(scale(FILE, 10, 1), List.of());
        Holder other = new Holder(scale(OTHER, 11, 1), List.of());
        assertTrue(Facts.ORDER.compare(ninth, tenth) < 0, "as numbers, not as digits");
        assertTrue(Facts.ORDER.compare(other, ninth) < 0);
        assertEquals(0, Facts.ORDER.compare(ninth, new Holder(scale(FILE, 9, 1), List.of())));
    }
}
