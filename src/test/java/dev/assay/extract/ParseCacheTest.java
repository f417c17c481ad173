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

    private interface Work {
        void with(ParseCache parsed) throws IOException;
    }

    /// A run over a repository, from its start to its end.
    private void run(Work work) throws IOException {
        ParseCache parsed = ParseCache.open(folder, Path.of("repository"));
        work.with(parsed);
        parsed.save();
    }

    private static Slice find(ParseCache parsed, Language language, String text) {
        return parsed.find(parsed.key(language, text.getBytes(UTF_8)));
    }

    private static Slice slice(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    @Test
    void a_tree_that_is_kept_is_the_tree_that_was_parsed() throws IOException {
        run(first -> PYTHON.forEach(python -> module(python, first)));
        run(second -> {
            for (String python : PYTHON) {
                assertNotNull(find(second, Language.PYTHON, python), python);
                assertEquals(told(module(python, ParseCache.none())), told(module(python, second)));
            }
        });
    }

    @Test
    void sections_that_are_kept_are_those_that_were_cut() throws IOException {
        SourceFile file = new SourceFile("README.md", "", ".", Role.PRODUCTION);
        for (String markdown : List.of("", "text\n",
                "# One\n\ntext\n\nTwo\n---\nmore\r\nlines\r\n\n### `three` *x* é\n",
                "---\ntitle: x\n---\n# A\n```\n# no\n```\n", "# Half a pair &#xD83D; end\n", "# 😀 &amp; more\n",
                "Last\n====")) {
            byte[] bytes = markdown.getBytes(UTF_8);
            List<Fact> parsed = MarkdownSections.read(file, bytes, ParseCache.none());
            run(first -> assertEquals(parsed.toString(), MarkdownSections.read(file, bytes, first).toString()));
            run(second -> {
                assertNotNull(find(second, Language.MARKDOWN, markdown));
                assertEquals(parsed.toString(), MarkdownSections.read(file, bytes, second).toString());
            });
        }
    }

    @Test
    void sections_that_cannot_be_of_the_file_are_cut_anew() throws IOException {
        SourceFile file = new SourceFile("README.md", "", ".", Role.PRODUCTION);
        byte[] bytes = "# One\ntext\n".getBytes(UTF_8);
        Packing foreign = new Packing(0);
        foreign.number(1);
        foreign.text("Invented");
        for (int number : List.of(1, 7000, 7001, 7002)) foreign.number(number);
        run(first -> first.keep(first.key(Language.MARKDOWN, bytes), foreign::bytes));
        run(second -> assertEquals(MarkdownSections.read(file, bytes, ParseCache.none()).toString(),
                MarkdownSections.read(file, bytes, second).toString()));
    }

    @Test
    void a_file_that_changed_by_one_byte_is_not_known() throws IOException {
        run(first -> module("x = 1\n", first));
        run(second -> {
            assertNull(find(second, Language.PYTHON, "x = 2\n"));
            assertNull(find(second, Language.MARKDOWN, "x = 1\n"));
            assertTrue(told(module("x = 2\n", second)).contains("integer"));
        });
    }

    @Test
    void what_is_asked_for_no_more_is_dropped_when_something_new_is_kept() throws IOException {
        run(first -> {
            module("x = 1\n", first);
            module("y = 1\n", first);
        });
        run(second -> {
            module("y = 1\n", second);
            module("z = 1\n", second);
        });
        run(third -> {
            assertNull(find(third, Language.PYTHON, "x = 1\n"));
            assertNotNull(find(third, Language.PYTHON, "y = 1\n"));
            assertNotNull(find(third, Language.PYTHON, "z = 1\n"));
        });
    }

    @Test
    void a_run_that_asks_nothing_of_a_language_keeps_what_was_there() throws IOException {
        SourceFile file = new SourceFile("README.md", "", ".", Role.PRODUCTION);
        run(first -> MarkdownSections.read(file, "# One\n".getBytes(UTF_8), first));
        run(second -> module("x = 1\n", second));
        run(third -> assertNotNull(find(third, Language.MARKDOWN, "# One\n")));
    }

    @Test
    void a_run_that_does_not_come_to_its_end_writes_nothing() throws IOException {
        module("x = 1\n", ParseCache.open(folder, Path.of("repository")));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(0, all.count());
        }
    }

    @Test
    void each_repository_has_a_file_of_its_own() throws IOException {
        for (String name : List.of("one", "two")) {
            ParseCache parsed = ParseCache.open(folder, Path.of(name));
            module("x = 1\n", parsed);
            parsed.save();
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(2, all.count());
        }
    }

    @Test
    void a_file_that_is_damaged_is_as_good_as_none() throws IOException {
        run(first -> PYTHON.forEach(python -> module(python, first)));
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
            assertNull(find(ParseCache.open(folder, Path.of("repository")), Language.PYTHON, PYTHON.get(2)));
        }
    }

    /// As another program would write it, with a checksum that is right.
    @Test
    void what_does_not_hold_together_is_as_good_as_none() throws IOException {
        run(first -> PYTHON.forEach(python -> module(python, first)));
        KeptFile file = KeptFile.in(folder, kept().getFileName().toString()).orElseThrow();
        Slice whole = file.read().orElseThrow();
        byte[] content = Arrays.copyOfRange(whole.bytes(), whole.start(), whole.end());
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            byte[] other = i < 4 ? Arrays.copyOf(content, i) : content.clone();
            for (int j = 0; i >= 4 && j < 3; j++) {
                other[random.nextInt(j == 0 ? 4 : other.length)] = (byte) random.nextInt();
            }
            file.write(other);
            run(parsed -> PYTHON.forEach(python -> told(module(python, parsed))));
        }
    }

    @Test
    void another_version_of_assay_starts_anew() throws IOException {
        run(first -> module("x = 1\n", first));
        byte[] whole = Files.readAllBytes(kept());
        assertTrue(new String(whole, 0, 65, UTF_8).matches("[0-9a-f]{64}\n"), "it begins with a hash of what parses");
        KeptFile other = new KeptFile(kept(), ("0".repeat(64) + "\n").getBytes(UTF_8));
        assertTrue(other.read().isEmpty());
    }

    @Test
    void what_is_no_tree_of_the_file_is_refused() throws IOException {
        run(first -> PYTHON.forEach(python -> module(python, first)));
        NodeList list = new NodeList();
        ParseCache parsed = ParseCache.open(folder, Path.of("repository"));
        Random random = new Random(2);
        for (String python : PYTHON) {
            byte[] bytes = python.getBytes(UTF_8);
            Slice known = find(parsed, Language.PYTHON, python);
            byte[] written = Arrays.copyOfRange(known.bytes(), known.start(), known.end());
            assertTrue(list.read(slice(written), bytes.length));
            assertFalse(list.read(slice(Arrays.copyOf(written, written.length - 1)), bytes.length),
                    "a number is missing");
            assertFalse(list.read(slice(new byte[0]), bytes.length));
            for (int i = 0; i < 3_000; i++) {
                byte[] other = written.clone();
                for (int j = 0; j <= i % 3; j++) other[random.nextInt(other.length)] = (byte) random.nextInt();
                if (list.read(slice(other), bytes.length)) {
                    list.holes(list.syntax(bytes));
                } else {
                    assertEquals(0, list.size());
                }
            }
        }
        Slice small = find(parsed, Language.PYTHON, PYTHON.get(2));
        assertFalse(list.read(small, 4), "a node ends behind the file");
    }

    @Test
    void those_that_were_of_no_use_for_the_longest_time_go_first() throws IOException {
        for (int i = 0; i < 105; i++) {
            Path old = Files.write(folder.resolve(i + ".parsed"), new byte[1]);
            Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000L + i * 1_000L));
        }
        Path left = Files.write(folder.resolve("7.parsed123.new"), new byte[1]);
        Files.setLastModifiedTime(left, FileTime.fromMillis(1_000_000L));
        Path written = Files.write(folder.resolve("8.parsed456.new"), new byte[1]);
        Files.createDirectories(folder.resolve("folder.parsed/inside"));
        run(parsed -> module("x = 1\n", parsed));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(100,
                    all.filter(path -> path.toString().endsWith(".parsed") && Files.isRegularFile(path)).count());
        }
        assertFalse(Files.exists(folder.resolve("5.parsed")));
        assertTrue(Files.exists(folder.resolve("6.parsed")));
        assertFalse(Files.exists(left), "a run that was stopped has left it");
        assertTrue(Files.exists(written), "a run may be writing it");
    }

    @Test
    void a_folder_that_is_not_there_keeps_nothing() {
        ParseCache parsed = ParseCache.open(folder.resolve("none"), Path.of("repository"));
        assertTrue(told(module("x = 1\n", parsed)).contains("integer"));
        parsed.save();
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    void numbers_and_texts_come_back_as_they_went() {
        List<Integer> numbers = List.of(0, 1, 127, 128, 16_383, 16_384, 1 << 30, Integer.MAX_VALUE, -1,
                Integer.MIN_VALUE);
        List<String> texts = List.of("", "é 😀 " + "x".repeat(300), "\uD83D", "\uDE00a");
        Packing out = new Packing(0);
        numbers.forEach(out::number);
        texts.forEach(out::text);
        Packing in = new Packing(slice(out.bytes()));
        for (int number : numbers) assertEquals(number, in.number());
        for (String text : texts) assertEquals(text, in.text());
        assertFalse(in.isBroken());
        assertEquals(0, in.number());
        assertTrue(in.isBroken());
    }

    @Test
    void the_grammar_that_the_build_keeps_is_that_of_the_library() {
        GrammarTables library = GrammarTables.ofLibrary();
        GrammarTables read = GrammarTables.read(Parsing.grammar().orElseThrow());
        assertEquals(Arrays.asList(library.names()), Arrays.asList(read.names()));
        assertEquals(Arrays.toString(library.named()), Arrays.toString(read.named()));
        assertEquals(Arrays.deepToString(library.subtypes()), Arrays.deepToString(read.subtypes()));
        assertEquals(Arrays.asList(library.fields()), Arrays.asList(read.fields()));
        assertEquals(Arrays.asList(library.names()), Arrays.asList(Grammar.TYPES).subList(0, library.names().length));
    }
}
