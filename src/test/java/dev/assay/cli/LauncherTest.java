package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {

    private static final Pattern FLAGS = Pattern.compile("(?s)\nflags=\\((.*?)\\)\n");

    private static List<String> flags() throws IOException {
        Matcher flags = FLAGS.matcher(Files.readString(Command.HOME.resolve("assay")));
        assertTrue(flags.find());
        return Arrays.asList(flags.group(1).strip().split("\\s+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"400m", "512m", "8g"})
    void nothing_but_the_answer_is_printed_whatever_the_memory_of_the_machine(String memory)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(flags());
        line.addAll(List.of("-XX:MaxRAM=" + memory, "-Dassay.home=" + Command.HOME, "-classpath",
                System.getProperty("java.class.path"), "dev.assay.cli.Main", "--version"));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals(1, said.lines().count(), said);
    }
}
