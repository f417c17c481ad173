package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// What commands do with mistakes, and with repositories that nobody expects.
class RobustnessTest {

    private static final String SERVICE = "examples/orders-service";

    /// Never deleted by the test: what is loaded beside a command that has failed may still write its compiled rules here.
    @TempDir(cleanup = CleanupMode.NEVER)
    Path temp;

    /// An installation whose files may be changed.
    private Path home() throws IOException {
        Path home = temp.resolve("home");
        for (String folder : Set.of("facts", "rules", "templates")) {
            try (Stream<Path> found = Files.walk(Command.HOME.resolve(folder))) {
                for (Path path : (Iterable<Path>) found::iterator) {
                    Path copy = home.resolve(Command.HOME.relativize(path).toString());
                    if (Files.isDirectory(path)) Files.createDirectories(copy);
                    else Files.copy(path, copy);
                }
            }
        }
        return home;
    }

    private void assertMistake(String file, String added, String message) throws IOException {
        Path home = home();
        Path broken = home.resolve(file);
        Files.createDirectories(broken.getParent());
        Files.writeString(broken, Files.exists(broken) ? Files.readString(broken) + added : added);
        for (String command : new String[]{"audit", "facts"}) {
            Command ran = command.equals("audit")
                    ? Command.at(home, command, SERVICE, "--out", temp.resolve("out").toString())
                    : Command.at(home, command, SERVICE);
            assertEquals(Main.MISTAKE, ran.code(), ran.err());
            assertEquals(1, ran.err().lines().count(), ran.err());
            assertTrue(ran.err().matches("(?s)assay: " + message + ".*"), ran.err());
        }
        assertFalse(Files.exists(temp.resolve("out")), "nothing may be written");
    }

    @Test
    void a_mistake_in_a_query_is_one_line_with_its_place() throws IOException {
        assertMistake("facts/call.scm", "\n(call function: (identifier) @nonsense.name\n",
                "facts/call\\.scm:\\d+:\\d+: ");
    }

    @Test
    void a_mistake_in_a_derivation_is_one_line_with_its_place() throws IOException {
        assertMistake("facts/pools.drl", "\nrule \"broken\" when\n    Call( tarqet == \"x\" )\nthen\nend\n",
                "facts/pools\\.drl:\\d+:11: `Call` has no `tarqet`; did you mean `target`\\?");
    }

    @Test
    void a_mistake_in_the_data_about_a_library_is_one_line_with_its_place() throws IOException {
        assertMistake("facts/libraries/redis.yaml", "\nnonsense: [1\n",
                "facts/libraries/redis\\.yaml:\\d+:\\d+: not YAML: ");
    }

    @Test
    void a_folder_without_python_is_said_to_have_none() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("texts"));
        Files.writeString(folder.resolve("notes.txt"), "import os\n");
        Command ran = Command.run("audit", folder.toString(), "--out", temp.resolve("out").toString());
        assertEquals(Main.DONE, ran.code(), ran.err());
        assertTrue(ran.out().contains("there is no Python here, so no item applies."), ran.out());
        assertEquals(Main.DONE, Command.run("facts", folder.toString()).code());
    }

    @Test
    void deep_nesting_and_long_lines_are_read_or_told() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("deep"));
        Files.writeString(folder.resolve("deep.py"), "x = " + "(".repeat(3000) + "1" + ")".repeat(3000) + "\n");
        Files.writeString(folder.resolve("calls.py"), "x = " + "f(".repeat(3000) + "1" + ")".repeat(3000) + "\n");
        Files.writeString(folder.resolve("long.py"), "x = [" + "1, ".repeat(200_000) + "1]\n");
        Files.writeString(folder.resolve("fine.py"), "import os\n\nhome = os.environ[\"HOME\"]\n");
        Command ran = Command.run("audit", folder.toString(), "--out", temp.resolve("out").toString());
        assertEquals(Main.DONE, ran.code(), ran.err());
        assertTrue(ran.out().contains("read 4 Python files"), ran.out());
    }

    @Test
    void a_file_that_cannot_be_read_is_listed_and_the_rest_is_audited() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("partly"));
        Files.writeString(folder.resolve("fine.py"), "x = 1\n");
        Files.write(folder.resolve("bytes.py"), "x = '\u00e9'\n".getBytes(StandardCharsets.ISO_8859_1));
        Path closed = Files.writeString(folder.resolve("closed.py"), "x = 1\n");
        boolean isClosed = closed.toFile().setReadable(false) && !Files.isReadable(closed);
        Command ran = Command.run("audit", folder.toString(), "--out", temp.resolve("out").toString());
        assertEquals(Main.DONE, ran.code(), ran.err());
        String report = Files.readString(temp.resolve("out/report.json"));
        assertTrue(report.contains("\"path\" : \"bytes.py\"") || report.contains("\"path\": \"bytes.py\""), ran.out());
        Assumptions.assumeTrue(isClosed, "somebody who may read everything cannot test the rest");
        assertTrue(report.contains("closed.py"), ran.out());
    }

    @Test
    void a_gate_is_told_after_everything_is_written() {
        Command ran = Command.run("audit", SERVICE, "--out", temp.toString(), "--fail-on", "critical");
        assertEquals(Main.GATE, ran.code(), ran.err());
        assertTrue(Files.exists(temp.resolve("report.json")));
        assertTrue(Files.exists(temp.resolve("pass-3/consolidated-findings.md")));
        assertTrue(ran.out().lines().toList().getLast().startsWith("Gate not met: "), ran.out());
    }

    @Test
    void names_that_do_not_exist_are_told_with_the_nearest() {
        assertTold("There is no package called `order-service`; the nearest is `orders-service`.", "--package",
                "order-service");
        assertTold("There is no package called `payments`; there is `orders-service`.", "--package", "payments");
        assertTold("There is no file `src/orders/mian.py` in the repository; the nearest is `src/orders/main.py`.",
                "--at",
                "src/orders/mian.py:3");
        assertTold("There is no file `mian.py` in the repository; the nearest is `main.py`.", "--at", "mian.py");
        assertTold("There is no function called `create_ap`; the nearest is `create_app`.", "--reaches", "create_ap");
        assertTold("`--max-file-size` must be at least 1 byte, not 0.", "--max-file-size", "0");
        assertTold("There is no configuration file `no.yaml`.", "--config", "no.yaml");
    }

    private static void assertTold(String message, String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "facts";
        all[1] = SERVICE;
        System.arraycopy(options, 0, all, 2, options.length);
        Command ran = Command.run(all);
        assertEquals(Main.MISTAKE, ran.code(), ran.out());
        assertEquals("assay: " + message + "\n", ran.err());
    }

    @Test
    void the_configuration_of_facts_may_stand_elsewhere() throws IOException {
        Path configuration = Files.writeString(temp.resolve("other.yaml"), "nonsense: 1\n");
        Command ran = Command.run("facts", SERVICE, "--config", configuration.toString());
        assertEquals(Main.MISTAKE, ran.code(), ran.out());
        assertTrue(ran.err().startsWith("assay: other.yaml:1: "), ran.err());
    }
}
