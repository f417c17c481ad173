package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @Test
    void work_that_takes_a_while_is_shown() throws InterruptedException {
        try (Progress progress = Progress.after(Duration.ZERO, terminal)) {
            for (int i = 0; i < 100 && !text().contains("40/50"); i++) {
                progress.accept(new Step("Reading", 40, 50));
                Thread.sleep(50);
            }
        }
        assertTrue(text().contains("Reading"), text());
        assertTrue(text().contains("40/50"), text());
    }

    @Test
    void short_work_shows_nothing() {
        try (Progress progress = Progress.after(Duration.ofMinutes(1), terminal)) {
            progress.accept(new Step("Reading", 1, 2));
        }
        assertEquals("", text());
    }

    @Test
    void nothing_is_shown_where_nobody_watches() throws InterruptedException {
        try (Progress progress = Progress.on(terminal)) {
            progress.accept(new Step("Reading", 1, 2));
            Thread.sleep(1200);
        }
        assertEquals("", text());
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
