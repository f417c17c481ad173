package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetCommandTest {

    @TempDir
    private Path folder;

    /// One pool of 20 + `burst`, which the environment has to say, and one of 5 + 10.
    @BeforeEach
    void repository() throws IOException {
        Files.writeString(folder.resolve("requirements.txt"), "sqlalchemy==2.0.36\npydantic-settings==2.5.0\n");
        Files.writeString(folder.resolve("db.py"), """
                from pydantic_settings import BaseSettings
                from sqlalchemy import create_engine

                class Settings(BaseSettings):
                    pool_size: int = 20
                    burst: int

                settings = Settings()
                engine = create_engine("postgresql://x", pool_size=settings.pool_size, max_overflow=settings.burst)
                reports = create_engine("postgresql://x")
                """);
    }

    private Command budget(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "budget";
        all[1] = folder.toString();
        System.arraycopy(more, 0, all, 2, more.length);
        return Command.run(all);
    }

    @Test
    void the_sum_is_spelled_out_with_what_is_not_known() {
        Command ran = budget();
        assertEquals(Main.DONE, ran.code(), ran.err());
        // 20 + burst, and the library's 5 + 10
        assertTrue(ran.out().contains("  One process: 20 + settings.burst + 15 = 35 + settings.burst\n"), ran.out());
        assertTrue(ran.out().contains("All together: at least 35, plus settings.burst."), ran.out());
    }

    @Test
    void workers_replicas_limits_and_numbers_change_it() {
        Command ran = budget("--workers", "2", "--replicas", "3", "--max-connections", "400", "--set", "BURST=10",
                "--set",
                "pool_size=30");
        // 30 + 10 + 15 = 55; 2 · 3 · 55 = 330, 83 % of 400
        assertTrue(ran.out().contains("  One process: 40 + 15 = 55\n"), ran.out());
        assertTrue(ran.out().contains("6 · 55 = 330\n"), ran.out());
        assertTrue(ran.out().contains("83 % of the 400 that PostgreSQL takes (--max-connections)"), ran.out());
    }

    @Test
    void the_smallest_change_is_told() {
        Command ran = budget("--workers", "3", "--set", "burst=0");
        // 3 · (20 + 15) = 105, 8 too many: each of the knobs by 3 gives 96; the smallest of equal ones leaves most.
        assertTrue(ran.out().contains(" is enough: it comes to 96 then, within the 97 that are left."), ran.out());
    }

    @Test
    void what_could_not_be_read_is_told_beside_the_sums() throws IOException {
        assertEquals("", budget().err());
        Files.writeString(folder.resolve("assay.yaml"), "answers: [\n");
        Files.writeString(folder.resolve("pools.py"), "engine = = create_engine()\n");
        Command ran = budget();
        assertEquals(Main.DONE, ran.code(), ran.err());
        assertTrue(ran.err().contains("assay: assay.yaml:"), ran.err());
        assertTrue(ran.err().contains("assay: pools.py:1 is in no sum: "), ran.err());
    }

    @Test
    void what_is_not_known_is_never_said_to_fit() {
        assertTrue(budget("--max-connections", "400").out()
                .contains("  Smallest change: What is known of it fits; whether "
                        + "all of it does shows once what is not known is given.\n"));
        assertTrue(budget("--set", "burst=0").out().contains("  Smallest change: It fits; nothing has to change.\n"));
    }

    @Test
    void json_has_the_same_figures() {
        Command ran = budget("--json", "--set", "burst=5");
        assertTrue(ran.out().startsWith("{\n  \"database\" : {\n"), ran.out());
        // 20 + 5 + 15
        assertTrue(ran.out().contains("\"perProcess\" : 40,"), ran.out());
        assertTrue(ran.out().contains("\"formula\" : \"25 + 15\","), ran.out());
    }

    @Test
    void answers_of_the_configuration_count_too() throws IOException {
        Files.writeString(folder.resolve("assay.yaml"), """
                answers:
                  - {item: PE-12, name: burst, value: 5}
                  - {item: PE-9, value: 2}
                  - {item: PE-12, name: max_connections, value: 300}
                """);
        Command ran = budget();
        // 2 · (20 + 5 + 15) = 80
        assertTrue(ran.out().contains("2 · 40 = 80\n"), ran.out());
        assertTrue(ran.out().contains("27 % of the 300 that PostgreSQL takes (assay.yaml:4)"), ran.out());
    }

    @Test
    void a_name_that_no_sum_depends_on_is_refused_with_the_nearest() {
        Command ran = budget("--set", "pool_sise=5");
        assertEquals(Main.MISTAKE, ran.code());
        assertEquals("assay: No sum depends on `pool_sise`; the nearest is `POOL_SIZE`.\n", ran.err());
    }

    @Test
    void what_is_no_number_is_refused() {
        assertEquals(
                "assay: `--set` takes a name and a number from 0 to 999999, such as `pool_size=5`, not `burst=x`.\n",
                budget("--set", "burst=x").err());
        assertEquals("assay: `--workers` is a number from 1 to 1000000, not 0.\n", budget("--workers", "0").err());
    }

    @Test
    void a_repository_without_pools_is_told_so() throws IOException {
        Files.writeString(folder.resolve("db.py"), "x = 1\n");
        assertTrue(budget().out().contains("Nothing in it opens a pool, a client or a thread that could be counted."));
    }

    @Test
    void sums_that_no_server_could_take_are_sums_too() throws IOException {
        Files.writeString(folder.resolve("db.py"), """
                from sqlalchemy import create_engine

                engine = create_engine("postgresql://x", pool_size=2147483646, max_overflow=5)
                for shard in [a + b for a in range(46341) for b in range(46341)]:
                    create_engine("postgresql://x", pool_size=1000000000)
                """);
        Files.writeString(folder.resolve("compose.yaml"), """
                services:
                  app:
                    image: app
                    command: uvicorn db:app --workers 999999999
                    deploy: {replicas: 999999999}
                """);
        Command ran = budget();
        assertEquals(Main.DONE, ran.code(), ran.err());
        // 46341 · 46341 is beyond the largest `int`; all together is beyond the largest `long`.
        assertTrue(ran.out().contains("All together: " + Long.MAX_VALUE + "."), ran.out());
    }
}
