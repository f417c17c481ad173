package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckCommandTest {

    @TempDir
    Path temp;

    /// An installation of one's own to edit; what was compiled for the shipped rules serves it, too.
    private Path installation() throws IOException {
        for (String folder : new String[]{"facts", "rules", "templates"}) {
            try (Stream<Path> found = Files.walk(Path.of(folder))) {
                for (Path path : (Iterable<Path>) found::iterator) {
                    Files.copy(path, temp.resolve(path.toString()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return temp;
    }

    private void edit(String file, String written, String instead) throws IOException {
        String text = Files.readString(temp.resolve(file));
        assertTrue(text.contains(written), file + " has no " + written);
        Files.writeString(temp.resolve(file), text.replace(written, instead));
    }

    /// What the fixtures tell is left to `FixturesTest`, which runs them anyhow.
    @Test
    void the_shipped_rules_have_no_mistakes_and_no_warnings() {
        Command ran = Command.run("rules", "check", "--fast", "--strict");
        assertTrue(
                ran.out().matches(
                        "[\\d,]+ rules and \\d+ concepts, the queries, the data about libraries and the templates "
                                + "were checked, and no fixture run: nothing is wrong \\(\\d+\\.\\d s\\)\\.\n"),
                ran.out());
        assertEquals(Main.DONE, ran.code());
    }

    @Test
    void mistakes_of_all_kinds_are_told_in_order_of_file_and_line() throws IOException {
        Path home = installation();
        edit("facts/loop.scm", "(for_statement", "(for_statment");
        edit("facts/libraries/alembic.yaml", "kind: function", "kind: functon");
        edit("rules/themes.md", "FA-15", "FA-155");
        edit("templates/pass-3/consolidated-findings.md.vm", "| $one.link()", "| $one.lnk()");
        edit("rules/crosscutting.drl", "EnvironmentRead( path == $file.path, !inSettings",
                "EnvironmentRead( path == $file.path, !inSetings");
        Command ran = Command.at(home, "rules", "check", "--fast");
        assertEquals(Main.MISTAKE, ran.code(), ran.out());
        String[] starts = {"facts/libraries/alembic.yaml:", "facts/loop.scm:", "rules/crosscutting.drl:",
                "rules/themes.md:",
                "templates/pass-3/consolidated-findings.md.vm:"};
        int from = 0;
        for (String start : starts) {
            int at = ran.out().indexOf(start, from);
            assertTrue(at >= from, start + " in its place among\n" + ran.out());
            from = at;
        }
        assertTrue(ran.out().contains(" were checked, and no fixture run: "), ran.out());
    }

    @Test
    void warnings_are_told_and_fail_only_who_is_strict() throws IOException {
        Path home = installation();
        edit("rules/taskiq.drl", "matches \"taskiq\\\\w*[.].*[.]startup\", !guessed",
                "matches \"taskiq[.](.*)*startup\", !guessed");
        edit("rules/taskiq.drl", "target == \"taskiq.schedule_sources.LabelScheduleSource\"",
                "library == \"taskq\", target == \"taskiq.schedule_sources.LabelScheduleSorce\"");
        Command ran = Command.at(home, "rules", "check", "--fast");
        assertEquals(Main.DONE, ran.code(), ran.out());
        String[] lines = ran.out().split("\n");
        assertTrue(
                lines[0].matches("rules/taskiq\\.drl:220:26: warning: no data knows a library called `taskq`; did you "
                        + "mean `taskiq`\\?"),
                ran.out());
        assertTrue(lines[1].matches("rules/taskiq\\.drl:220:45: warning: no data knows a symbol called "
                + "`taskiq\\.schedule_sources\\.LabelScheduleSorce`; did you mean "
                + "`taskiq\\.schedule_sources\\.LabelScheduleSource`\\?"), ran.out());
        assertTrue(lines[2].matches("rules/taskiq\\.drl:\\d+:\\d+: warning: a loop of the regular expression "
                + "`taskiq\\[\\.]\\(\\.\\*\\)\\*startup` can read the same text in two ways, so that a text that nearly "
                + "matches takes exponential time"), ran.out());
        assertTrue(lines[3].contains(": 0 mistakes, 3 warnings ("), ran.out());
        assertEquals(Main.GATE, Command.at(home, "rules", "check", "--fast", "--strict").code());
    }

    @Test
    void a_rule_that_never_fires_and_an_item_without_its_cases_are_warnings() throws IOException {
        Path fixture = Files.createDirectories(temp.resolve("XC-C6/pass"));
        Files.writeString(fixture.resolve("main.py"), "x = 1\n");
        Files.writeString(fixture.resolve("expected.json"), "{\"item\": \"XC-C6\", \"verdict\": \"PASS\"}");
        Command ran = Command.run("rules", "check", "--fixtures", temp.toString());
        assertEquals(Main.DONE, ran.code(), ran.out());
        assertTrue(ran.out().contains(": warning: rule \"XC-C6 environment used directly\" fires in no fixture\n"),
                ran.out());
        assertTrue(ran.out().contains(": warning: item XC-C6 has no case with the verdict FAIL, NA\n"), ran.out());
        assertTrue(!ran.out().contains("rule \"XC-C6\" fires in no fixture"), ran.out());
    }
}
