package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

    private static StandardOutput failing(String reason) {
        StandardOutput out = new StandardOutput(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(reason);
            }
        });
        PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8);
        print.println("some text");
        print.flush();
        return out;
    }

    @Test
    void what_a_full_disk_did_not_take_is_said() {
        assertTrue(failing("No space left on device").lost(err));
        assertEquals("assay: What was to be printed could not be written: No space left on device.",
                said.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void whoever_stops_reading_has_seen_enough() {
        assertFalse(failing("Broken pipe").lost(err));
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void nothing_is_said_where_nothing_was_lost() {
        assertFalse(new StandardOutput(new ByteArrayOutputStream()).lost(err));
    }
}
