package dev.assay.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.Argument;
import dev.assay.facts.Call;
import dev.assay.facts.ClassDefinition;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Python that nobody writes by hand. What would climb or copy from each node of it would not end.
final class HostilePythonTest {

    @Test
    void a_chain_of_twenty_thousand_calls_is_read() {
        Facts facts = Facts.of("app/a.py", "x = q" + ".f()".repeat(20_000) + "\n");
        assertEquals(20_000, facts.all(Call.class).size());
        assertTrue(facts.all(Call.class).stream().allMatch(call -> call.callee().length() < 2_000));
    }

    @Test
    void a_call_with_a_hundred_thousand_arguments_is_read() {
        assertEquals(99_999,
                Facts.of("app/a.py", "f(" + "1,".repeat(100_000) + ")\n").all(Argument.class).getLast().position());
    }

    @Test
    void annotations_in_quotes_that_name_themselves_and_each_other_are_read() {
        Facts facts = Facts.of("app/a.py", """
                class Module(Protocol):
                    Handler: type["Handler"]
                    First: Optional["Second"]
                    Second: "First"

                def run(module: Module):
                    module.Handler().run()
                    module.First.run()
                """);
        assertEquals(2, facts.all(Call.class).stream().filter(call -> call.method().equals("run")).count());
    }

    @Test
    void five_thousand_classes_that_inherit_from_each_other_are_read() {
        String text = IntStream.range(1, 5_000).mapToObj(i -> "class C" + i + "(C" + (i - 1) + "): ...\n")
                .collect(Collectors.joining("", "class C0: ...\n", "C4999().run()\n"));
        assertEquals(5_000, Facts.of("app/a.py", text).all(ClassDefinition.class).size());
    }
}
