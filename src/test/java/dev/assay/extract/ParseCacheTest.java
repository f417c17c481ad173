package dev.assay.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.extract.ParseCache.Language;
import dev.assay.facts.Fact;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import dev.assay.source.PythonModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseCacheTest {

    /// Some of everything that a tree may hold: operators, comments, strings with parts, holes, names that are missing.
    private static final List<String> PYTHON = List.of("", "\n", "x = f(1)  # é\n",
            "a()\nx = = 1\nb()\ndef f(:\n    c()\n",
            "a()\nx[]\n", "class A[T = int]:\n    x: int = 1\n", "f\"{a + 1} ü 😀\"\n",
            "(".repeat(500) + ")".repeat(500) + "\n",
            "not python at all {{{ ;;; '''\n",
            "async def f(*a, **k):\n    async with x as y:\n        yield a if b else c\n");

    @TempDir
    Path folder;

    private Path kept() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(".parsed")).reduce((one, other) -> {
                throw new AssertionError("two files");
            }).orElseThrow();
        }
    }

    private static PythonModule module(String python, ParseCache parsed) {
        return new Observer(Seen.SHIPPED, Observer.DEFAULT_MAX_FILE_SIZE, parsed).observe(Seen.FILE,
                python.getBytes(UTF_8));
    }

    private static String told(PythonModule module) {
        return module.syntax() + "\n" + module.matches() + "\n" + module.unread();
    }

    private static Slice slice(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    @Test
    void a_tree_that_is_kept_is_the_tree_that_was_parsed() {
        try (ParseCache first = ParseCache.open(folder, Path.of("repository"))) {
            for (String python : PYTHON) module(python, first);
        }
        try (ParseCache second = ParseCache.open(folder, Path.of("repository"))) {
            for (String python : PYTHON) {
                assertNotNull(second.find(Language.PYTHON, python.getBytes(UTF_8)), python);
                assertEquals(told(module(python, ParseCache.none())), told(module(python, second)));
            }
        }
    }

    @Test
    void sections_that_are_kept_are_those_that_were_cut() {
        SourceFile file = new SourceFile("README.md", "", ".", Role.PRODUCTION);
        for (String markdown : List.of("", "text\n",
                "# One\n\ntext\n\nTwo\n---\nmore\r\nlines\r\n\n### `three` *x* é\n",
                "---\ntitle: x\n---\n# A\n```\n# no\n```\n")) {
            byte[] bytes = markdown.getBytes(UTF_8);
            List<Fact> parsed = MarkdownSections.read(file, bytes, ParseCache.none());
            try (ParseCache first = ParseCache.open(folder, Path.of("repository"))) {
                assertEquals(parsed.toString(), MarkdownSections.read(file, bytes, first).toString());
            }
            try (ParseCache second = ParseCache.open(folder, Path.of("repository"))) {
                assertNotNull(second.find(Language.MARKDOWN, bytes));
                assertEquals(parsed.toString(), MarkdownSections.read(file, bytes, second).toString());
            }
        }
    }

    @Test
    void a_file_that_changed_by_one_byte_is_not_known() {
        try (ParseCache first = ParseCache.open(folder, Path.of("repository"))) {
            module("x = 1\n", first);
        }
        try (ParseCache second = ParseCache.open(folder, Path.of("repository"))) {
            assertNull(second.find(Language.PYTHON, "x = 2\n".getBytes(UTF_8)));
            assertNull(second.find(Language.MARKDOWN, "x = 1\n".getBytes(UTF_8)));
            assertTrue(told(module("x = 2\n", second)).contains("integer"));
        }
    }

    @Test
    void what_is_asked_for_no_more_is_dropped_when_something_new_is_kept() {
        try (ParseCache first = ParseCache.open(folder, Path.of("repository"))) {
            module("x = 1\n", first);
            module("y = 1\n", first);
        }
        try (ParseCache second = ParseCache.open(folder, Path.of("repository"))) {
            module("y = 1\n", second);
            module("z = 1\n", second);
        }
        try (ParseCache third = ParseCache.open(folder, Path.of("repository"))) {
            assertNull(third.find(Language.PYTHON, "x = 1\n".getBytes(UTF_8)));
            assertNotNull(third.find(Language.PYTHON, "y = 1\n".getBytes(UTF_8)));
            assertNotNull(third.find(Language.PYTHON, "z = 1\n".getBytes(UTF_8)));
        }
    }

    @Test
    void each_repository_has_a_file_of_its_own() throws IOException {
        for (String name : List.of("one", "two")) {
            try (ParseCache parsed = ParseCache.open(folder, Path.of(name))) {
                module("x = 1\n", parsed);
            }
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(2, all.count());
        }
    }

    @Test
    void a_file_that_is_damaged_is_as_good_as_none() throws IOException {
        try (ParseCache first = ParseCache.open(folder, Path.of("repository"))) {
            for (String python : PYTHON) module(python, first);
        }
        byte[] whole = Files.readAllBytes(kept());
        Random random = new Random(1);
        List<byte[]> damaged = new ArrayList<>(
                List.of(new byte[0], new byte[7], Arrays.copyOf(whole, whole.length / 2)));
        for (int i = 0; i < 40; i++) {
            byte[] other = whole.clone();
            other[random.nextInt(other.length)] ^= (byte) (1 + random.nextInt(255));
            damaged.add(other);
        }
        for (byte[] one : damaged) {
            Files.write(kept(), one);
            try (ParseCache parsed = ParseCache.open(folder, Path.of("repository"))) {
                assertNull(parsed.find(Language.PYTHON, PYTHON.get(2).getBytes(UTF_8)));
            }
        }
    }

    @Test
    void what_is_no_tree_of_the_file_is_refused() {
        NodeList list = new NodeList();
        try (ParseCache parsed = ParseCache.open(folder, Path.of("repository"))) {
            module(PYTHON.get(2), parsed);
            Slice written = parsed.find(Language.PYTHON, PYTHON.get(2).getBytes(UTF_8));
            assertNull(written);
        }
        try (ParseCache parsed = ParseCache.open(folder, Path.of("repository"))) {
            Slice known = parsed.find(Language.PYTHON, PYTHON.get(2).getBytes(UTF_8));
            assertNotNull(known);
            byte[] written = Arrays.copyOfRange(known.bytes(), known.start(), known.end());
            int length = PYTHON.get(2).getBytes(UTF_8).length;
            assertTrue(list.read(slice(written), length));
            assertFalse(list.read(slice(written), length - 8), "a node ends behind the file");
            assertFalse(list.read(slice(Arrays.copyOf(written, written.length - 1)), length), "a number is missing");
            assertFalse(list.read(slice(new byte[0]), length));
            Random random = new Random(2);
            for (int i = 0; i < 5_000; i++) {
                byte[] other = written.clone();
                other[random.nextInt(other.length)] = (byte) random.nextInt();
                if (list.read(slice(other), length)) {
                    assertEquals(list.size(), list.next(0), "the tree of what was read is whole");
                } else {
                    assertEquals(0, list.size());
                }
            }
        }
    }

    @Test
    void those_that_were_of_no_use_for_the_longest_time_go_first() throws IOException {
        for (int i = 0; i < 105; i++) {
            Path old = Files.write(folder.resolve(i + ".parsed"), new byte[1]);
            Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000L + i * 1_000L));
        }
        try (ParseCache parsed = ParseCache.open(folder, Path.of("repository"))) {
            module("x = 1\n", parsed);
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(100, all.count());
        }
        assertFalse(Files.exists(folder.resolve("5.parsed")));
        assertTrue(Files.exists(folder.resolve("6.parsed")));
    }

    @Test
    void a_folder_that_cannot_be_written_to_keeps_nothing() {
        try (ParseCache parsed = ParseCache.open(folder.resolve("none"), Path.of("repository"))) {
            assertTrue(told(module("x = 1\n", parsed)).contains("integer"));
        }
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    void numbers_and_texts_come_back_as_they_went() {
        List<Integer> numbers = List.of(0, 1, 127, 128, 16_383, 16_384, 1 << 30, Integer.MAX_VALUE, -1,
                Integer.MIN_VALUE);
        Packing out = new Packing(0);
        for (int number : numbers) out.number(number);
        out.text("");
        out.text("é 😀 " + "x".repeat(300));
        Packing in = new Packing(slice(out.bytes()));
        for (int number : numbers) assertEquals(number, in.number());
        assertEquals("", in.text());
        assertEquals("é 😀 " + "x".repeat(300), in.text());
        assertFalse(in.isBroken());
        assertEquals(0, in.number());
        assertTrue(in.isBroken());
    }

    @Test
    void the_grammar_that_is_kept_is_that_of_the_library() {
        GrammarTables library = GrammarTables.ofLibrary();
        GrammarTables read = GrammarTables.read(slice(library.written()));
        assertEquals(Arrays.asList(library.names()), Arrays.asList(read.names()));
        assertEquals(Arrays.toString(library.named()), Arrays.toString(read.named()));
        assertEquals(Arrays.deepToString(library.subtypes()), Arrays.deepToString(read.subtypes()));
        assertEquals(Arrays.asList(library.fields()), Arrays.asList(read.fields()));
        assertEquals(Arrays.asList(library.names()), Arrays.asList(Grammar.TYPES).subList(0, library.names().length));
    }
}
