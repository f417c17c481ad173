package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImportingTest {

    @Test
    void a_command_with_a_name_of_any_number_of_parts_names_nothing() {
        String command = "taskiq worker " + "app".repeat(3) + ".worker".repeat(200_000) + ":broker";
        assertEquals(List.of(), Importing.importedOnlyBy(List.of(command), List.of(), List.of(), List.of(), List.of()));
    }
}
