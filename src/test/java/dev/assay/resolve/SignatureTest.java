package dev.assay.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.facts.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    @Test
    void what_follows_a_star_is_keyword_only() {
        List<LibraryParameter> read = Signature.read("url, /, a=1, *, b, c=None, **rest");
        assertEquals(List.of("url", "a", "b", "c", "**rest"), read.stream().map(LibraryParameter::name).toList());
        assertEquals(List.of(false, false, true, true, false), read.stream().map(LibraryParameter::keyword).toList());
        assertEquals(List.of(true, false, true, false, false), read.stream().map(LibraryParameter::required).toList());
    }

    @Test
    void what_follows_star_args_is_keyword_only() {
        assertEquals(List.of(false, true),
                Signature.read("*args, b=1").stream().map(LibraryParameter::keyword).toList());
    }

    @Test
    void a_default_is_a_literal_a_name_or_kept_as_written() {
        assertEquals("int", ((Value.Literal) Signature.value("-1")).type());
        assertEquals(5.0, Signature.value("5.0").getNumber());
        assertEquals("a, \"b\"\n", Signature.value("\"a, \\\"b\\\"\\n\"").getString());
        assertEquals("sqlalchemy.pool.NullPool",
                ((Value.Reference) Signature.value("sqlalchemy.pool.NullPool")).name());
        assertEquals(List.of("GET"), ((Value.Collection) Signature.value("(\"GET\",)")).getStrings());
        assertEquals(new Value.Unknown("Limits(a=1, b=[2])"), Signature.value("Limits(a=1, b=[2])"));
    }

    @Test
    void it_is_written_as_it_was_read() {
        String text = "url, *, a=(\"x\", \"y\"), b=f(1, \"2, 3\"), c=[], *args, d=-1.5, **rest";
        assertEquals(text, Signature.write(Signature.read(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "f(x", "a=", "a, , b", "\"a\""})
    void what_is_no_signature_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Signature.read(text));
    }
}
