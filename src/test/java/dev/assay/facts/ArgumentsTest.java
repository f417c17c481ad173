package dev.assay.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void arguments_read_as_they_were_written() {
        Value five = new Value.Literal("5", 5, "int");
        Value name = new Value.Unknown("options");
        Arguments arguments = new Arguments(() -> List.of(new Value.Passed("", name), new Value.Passed("timeout", five),
                new Value.Passed("*", name), new Value.Passed("**", name)));
        assertEquals("options, timeout=5, *options, **options", arguments.toString());
        assertEquals("", Arguments.NONE.toString());
    }
}
