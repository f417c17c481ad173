package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LiveServersCommandTest {

    private static final String FIXTURE = "src/test/deployments/compose";

    @Test
    void a_server_that_does_not_answer_costs_a_line_and_exit_2_but_not_the_budget() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Command without = Command.run("budget", FIXTURE);
        Command with = Command.run("budget", FIXTURE, "--database-url",
                "postgresql+asyncpg://app:hunter%40two@127.0.0.1:" + port + "/shop", "--redis-url",
                "rediss://:hunter%40two@127.0.0.1:" + port + "/0");
        assertEquals(2, with.code());
        assertEquals(without.out(), with.out());
        assertEquals(
                "assay: The PostgreSQL server at 127.0.0.1:" + port + " cannot be reached: nothing listens there.\n"
                        + "assay: The Redis server at 127.0.0.1:" + port
                        + " cannot be reached: nothing listens there.\n",
                with.err());
        assertFalse((with.out() + with.err()).contains("hunter"));
    }

    @Test
    void an_address_of_something_else_is_said_and_not_repeated() {
        Command command = Command.run("budget", FIXTURE, "--database-url", "mysql://app:hunter2@db/shop");
        assertEquals(2, command.code());
        assertEquals("assay: `--database-url` is no address of PostgreSQL; expected "
                + "`postgresql://user:password@host:5432/database`.\n", command.err());
        assertTrue(command.out().startsWith("Budget of "), command.out());
    }
}
