package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.Arguments;
import dev.assay.facts.Call;
import dev.assay.facts.FunctionDefinition;
import dev.assay.facts.Place;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactIndexTest {

    private static final SourceFile FILE = new SourceFile("a.py", "a", "p", Role.PRODUCTION);

    private final FunctionDefinition run = new FunctionDefinition(place(1), "run", "a.run", false, false, false, false,
            List.of(), List.of(), "", "", "", null, null);
    private final Call open = call(1, "open", "open", null);
    private final Call close = call(2, "db.close", "close", run);
    private final Call again = call(3, "db.close", "close", null);
    private final FactIndex index = new FactIndex(List.of(again, open, close), kind -> true);

    @Test
    void facts_are_found_by_what_they_say_in_order_of_place() {
        assertEquals(List.of(close, again), found("target", "db.close"));
        assertEquals(List.of(open, close, again), found("production", true));
        assertEquals(List.of(), found("target", "db.open"));
    }

    @Test
    void all_facts_are_found_whose_text_matches_from_its_start_to_its_end() {
        assertEquals(List.of(close, again), found("target~", "(\\w+[.])?close"));
        assertEquals(List.of(open, close, again), found("target~", ".*o.*"));
        assertEquals(List.of(), found("target~", "clos"));
    }

    @Test
    void a_text_behind_something_that_is_missing_neither_matches_nor_equals() {
        assertEquals(List.of(close), found("enclosingFunction.name~", ".*"));
        assertEquals(List.of(close), found("enclosingFunction.name", "run"));
    }

    @Test
    void nothing_is_in_a_list_that_is_missing() {
        FactIndex functions = new FactIndex(List.of(run), kind -> true);
        assertEquals(List.of(), functions.find("FunctionDefinition", "enclosingClass.ancestors[]", Set.of("x")));
    }

    @Test
    void what_cannot_be_made_beforehand_is_left_to_whoever_asks() {
        index.make(List.of("Call.taget", "Call.target"));
        assertEquals(List.of(open), found("target", "open"));
        assertThrows(IllegalArgumentException.class, () -> found("taget", "open"));
    }

    @Test
    void what_was_made_beforehand_is_found_as_well() {
        index.make(List.of("Call.target", "Call.target~.*close", "Parameter.name"));
        assertEquals(List.of(close, again), found("target", "db.close"));
        assertEquals(List.of(close, again), found("target~", ".*close"));
    }

    @Test
    void the_class_of_the_build_reads_what_reflection_reads() {
        Getters built = Getters.BUILT;
        List<String> ofCalls = new ArrayList<>(built.names());
        ofCalls.removeIf(name -> !name.startsWith("Call."));
        assertTrue(ofCalls.size() > 10, "the rules look calls up by " + ofCalls);
        for (String name : ofCalls) {
            String property = name.substring("Call.".length());
            assertEquals(Chain.of(Call.class, property).read(close), built.read(built.number("Call", property), close),
                    name);
        }
        assertTrue(built.number("Call", "nothing") < 0);
    }

    @Test
    void a_property_that_a_kind_lacks_is_named() {
        assertEquals("dev.assay.facts.Call has no property taget",
                assertThrows(IllegalArgumentException.class, () -> Chain.of(Call.class, "taget")).getMessage());
    }

    private List<Object> found(String property, Object value) {
        Collection<Object> values = Set.of(value);
        return index.find("Call", property, values);
    }

    private static Call call(int line, String target, String method, FunctionDefinition function) {
        return new Call(place(line), target, target, method, "", "", "", 0, Arguments.NONE, false, false, false, false,
                false, false, false, "", function, null);
    }

    private static Place place(int line) {
        return new Place(FILE, line * 10, line * 10 + 5, line, 1, line, 6);
    }
}
