package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpotTest {

    private static final Path REPOSITORY = Path.of("examples/orders-service");

    @Test
    void a_place_is_understood_as_people_and_editors_write_it() {
        Path file = REPOSITORY.resolve("src/orders/main.py");
        for (String written : new String[]{"src/orders/main.py", "./src/orders/main.py", file.toString(), "./" + file,
                file.toAbsolutePath().toString(), "src/orders/../orders/main.py"}) {
            assertEquals(new Spot("src/orders/main.py", 0), Spot.of(written, REPOSITORY), written);
            assertEquals(new Spot("src/orders/main.py", 12), Spot.of(written + ":12", REPOSITORY), written);
            assertEquals(new Spot("src/orders/main.py", 12), Spot.of(written + ":12:5", REPOSITORY), written);
            assertEquals(new Spot("src/orders/main.py", 12), Spot.of(written + ":12:", REPOSITORY), written);
        }
    }

    @Test
    void the_end_of_a_path_will_do() {
        assertEquals(new Spot("main.py", 3), Spot.of("main.py:3", REPOSITORY));
        assertEquals(new Spot("", 0), Spot.of("", REPOSITORY));
    }

    @Test
    void a_line_without_a_file_is_told() {
        assertEquals("`--at :5` names no file; such as `--at app/main.py:12`.",
                assertThrows(UsageMistake.class, () -> Spot.of(":5", REPOSITORY)).getMessage());
    }

    @Test
    void a_line_that_is_none_is_told() {
        assertEquals("`--at main.py:x` has no line number behind its colon.",
                assertThrows(UsageMistake.class, () -> Spot.of("main.py:x", REPOSITORY)).getMessage());
        assertEquals("`--at main.py:0` has no line 0; lines are counted from 1.",
                assertThrows(UsageMistake.class, () -> Spot.of("main.py:0", REPOSITORY)).getMessage());
    }
}
