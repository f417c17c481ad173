package dev.assay.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.Value;
import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibrariesTest {

    private static final String HEAD = "library: acme\nimports: [acme]\nsymbols:\n";

    @TempDir
    Path folder;

    private Libraries libraries(String symbols) throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), HEAD + symbols.indent(2));
        return Libraries.load(folder);
    }

    @Test
    void the_longest_known_part_of_a_name_is_made_canonical() throws IOException {
        Libraries libraries = libraries("acme.Pool: {kind: class, aliases: [acme.impl.Pool]}");
        assertEquals("acme.Pool.close", libraries.canonical("acme.impl.Pool.close"));
        assertEquals("acme.Pool", libraries.canonical("acme.Pool"));
        assertEquals("acme.impl.Poolside", libraries.canonical("acme.impl.Poolside"));
        assertEquals("other.Pool", libraries.canonical("other.Pool"));
    }

    @Test
    void a_member_is_looked_for_in_the_class_and_then_in_its_bases() throws IOException {
        Libraries libraries = libraries("""
                acme.A: {kind: class, aliases: [acme.a.A]}
                acme.A.close: {kind: method}
                acme.A.open: {kind: method, async: true}
                acme.B: {kind: class, bases: [acme.A]}
                acme.B.close: {kind: method}
                acme.C: {kind: class, bases: [acme.B, other.D]}
                """);
        assertEquals(List.of("acme.B", "acme.A", "other.D"), libraries.ancestors("acme.C"));
        assertEquals("acme.B.close", libraries.member("acme.C", "close").orElseThrow().name());
        assertTrue(libraries.member("acme.C", "open").orElseThrow().coroutine());
        assertEquals("acme.A.close", libraries.member("acme.a.A", "close").orElseThrow().name());
        assertTrue(libraries.member("acme.C", "missing").isEmpty());
        assertTrue(libraries.ancestors("unknown.E").isEmpty());
    }

    @Test
    void like_takes_the_parameters_of_another_symbol_in_their_order() throws IOException {
        Libraries libraries = libraries("""
                acme.f: {kind: function, signature: 'url, *, size=5, last=None'}
                acme.g: {kind: function, like: acme.f, signature: '*, size=7, more=1'}
                """);
        assertEquals("url, *, size=7, last=None, more=1", Signature.write(libraries.symbol("acme.g").orElseThrow()
                .parameters()));
    }

    @Test
    void a_class_without_parameters_has_those_of_its_base() throws IOException {
        Libraries libraries = libraries("""
                acme.A: {kind: class, signature: 'size=5'}
                acme.B: {kind: class, bases: [acme.A]}
                acme.C: {kind: class, bases: [acme.A], parameters: []}
                """);
        assertEquals(1, libraries.symbol("acme.B").orElseThrow().parameters().size());
        assertEquals(0, libraries.symbol("acme.C").orElseThrow().parameters().size());
    }

    @Test
    void a_default_follows_the_version_or_else_what_the_manifest_allows() throws IOException {
        LibraryParameter rounds = libraries("""
                acme.f:
                  kind: function
                  signature: salt, rounds=12
                  parameters:
                    - {name: rounds, defaults: [{versions: "<3.0", value: 10}, {versions: ">=3.0", value: 12}]}
                """).symbol("acme.f").orElseThrow().parameters().get(1);
        assertEquals(Optional.of(10.0), rounds.defaultFor("2.9.1", "").map(Value::getNumber));
        assertEquals(Optional.of(12.0), rounds.defaultFor("3.0", "<3").map(Value::getNumber));
        assertEquals(Optional.of(12.0), rounds.defaultFor("", ">=3.1,<5").map(Value::getNumber));
        assertEquals(Optional.of(10.0), rounds.defaultFor("", "~=2.4").map(Value::getNumber));
        assertTrue(rounds.defaultFor("", ">=2.0").isEmpty());
        assertTrue(rounds.defaultFor("", "").isEmpty());
    }

    @Test
    void what_was_compiled_is_the_same_as_what_was_loaded() throws IOException {
        Path real = Path.of("facts/libraries");
        assertEquals(Libraries.load(real).symbols(), Libraries.of(Libraries.compile(List.of(real))).symbols());
    }

    @Test
    void a_cache_is_used_until_a_file_changes() throws IOException {
        libraries("acme.f: {kind: function}");
        Path cache = folder.resolve("cache/libraries");
        assertTrue(Libraries.load(List.of(folder), cache).symbol("acme.f").isPresent());
        List<String> kept = Files.readAllLines(cache);
        Files.write(cache, kept.stream().map(line -> line.replace("acme.f", "acme.kept")).toList());
        assertTrue(Libraries.load(List.of(folder), cache).symbol("acme.kept").isPresent());
        libraries("acme.g: {kind: function}");
        assertEquals(List.of("acme.g"),
                Libraries.load(List.of(folder), cache).symbols().stream().map(LibrarySymbol::name)
                        .toList());
    }

    @Test
    void a_library_is_known_by_what_is_imported() throws IOException {
        Libraries libraries = libraries("acme.f: {kind: function}");
        assertTrue(libraries.knows("acme"));
        assertFalse(libraries.knows("acme_extra"));
        assertEquals(Optional.of("acme"), libraries.distribution("acme"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "acme.f: {kind: function, retruns: x} | 4:28: unknown key `retruns` in `acme.f`; known are aliases, async, bases, "
                    + "enters, kind, like, makes, parameters, returns, signature, source, yields; did you mean `returns`?",
            "acme.f: {kind: class, makes: [{resource: threat, what: x}]} | 4:44: `acme.f` makes a `threat`; known are pool, "
                    + "thread; did you mean `thread`?",
            "acme.f: {kind: class, makes: [{resource: pool}]} | 4:33: what `acme.f` makes has no `what`",
            "acme.f: {kind: class, makes: [{resource: pool, what: x, count: 0}]} | 4:66: `count` is a number from 1 to 9999, "
                    + "not `0`",
            "acme.f: {returns: x} | 4:3: `acme.f` has no `kind`",
            "acme.f: {kind: thing} | 4:3: `acme.f` is of kind `thing`; known are function, class, method, attribute, module",
            "acme.f: {kind: function, like: acme.g} | 4:3: `acme.f` is `like` `acme.g`, which is not listed; did you mean `acme.f`?",
            "acme.f: {kind: function, like: acme.f} | 4:3: `acme.f` is `like` itself",
            "acme.f: {kind: function, returns: acme.C} | 4:3: `acme.f` `returns` names `acme.C`, which is not listed; did you mean `acme.f`?",
            "acme.C: {kind: class, bases: [acme.D]} | 4:3: `acme.C` `bases` names `acme.D`, which is not listed; did you mean `acme.C`?",
            "acme.f: {kind: function, aliases: [acme.f]} | 4:3: `acme.f` its alias `acme.f` is a symbol itself",
            "acme.f: {kind: function, signature: 'a b'} | 4:28: the signature of `acme.f`: `a b` is no parameter",
            "acme.f: {kind: function, parameters: [{name: a, defaults: [{versions: 2, value: 1}]}]} | 4:62: `2` is not a "
                    + "version specifier",
            "acme.f: {kind: functoin} | 4:3: `acme.f` is of kind `functoin`; known are function, class, method, attribute, "
                    + "module; did you mean `function`?",
            "acme.f: {kind: function, returns: acmee.Pool} | 4:3: `acme.f` `returns` names `acmee.Pool`, and no library is "
                    + "imported as `acmee`; did you mean `acme`?",
            "acme.f: {kind: function, async: maybe} | 4:35: `async` is neither true nor false",
    })
    void a_mistake_names_its_file_line_and_column(String symbols, String message) {
        Mistake mistake = assertThrows(Mistake.class, () -> libraries(symbols));
        assertEquals("facts/libraries/acme.yaml:" + message.strip(), mistake.getMessage());
    }

    @Test
    void each_symbol_tells_its_first_mistake() throws IOException {
        assertThrows(Mistake.class, () -> libraries("""
                acme.f: {kind: functon}
                acme.g: {kind: function, like: acme.gg}
                acme.h: {kind: function}
                """));
        assertEquals(List.of("facts/libraries/acme.yaml:4:3: `acme.f` is of kind `functon`; known are function, class, "
                + "method, attribute, module; did you mean `function`?",
                "facts/libraries/acme.yaml:5:3: `acme.g` is `like` `acme.gg`, which is not listed; did you mean "
                        + "`acme.g`?"),
                Libraries.mistakes(List.of(folder)).stream().map(Mistake::getMessage).toList());
    }

    @Test
    void a_symbol_that_stands_twice_is_a_mistake() {
        Mistake mistake = assertThrows(Mistake.class, () -> libraries("""
                acme.f: {kind: function}
                acme.f: {kind: class}
                """));
        assertEquals("facts/libraries/acme.yaml:5:3: `acme.f` stands here twice", mistake.getMessage());
    }
}
