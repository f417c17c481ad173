package dev.assay.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import dev.assay.source.Match;
import dev.assay.source.PythonModule;
import dev.assay.source.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObserverTest {

    @TempDir
    Path root;

    private final Observer observer = new Observer(Seen.SHIPPED, Observer.DEFAULT_MAX_FILE_SIZE);

    private Path path(SourceFile file) {
        return root.resolve(file.path());
    }

    private static SourceFile file(String path) {
        return new SourceFile(path, "m", "p", Role.PRODUCTION);
    }

    private static String unread(PythonModule module) {
        return module.unread().stream()
                .map(unread -> unread.at().line() + ":" + unread.at().column() + " " + unread.reason())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void named_nodes_are_copied_in_source_order() {
        Syntax syntax = Seen.module("x = f(1)  # c\n").syntax();
        assertEquals("(module (expression_statement (assignment left: (identifier) right: (call function: (identifier) "
                + "arguments: (argument_list (integer))))) (comment))", syntax.toString());
        assertEquals(Syntax.NONE, syntax.parent(0));
        assertEquals(syntax.size(), syntax.next(0));
    }

    @Test
    void a_syntax_error_leaves_a_hole_and_the_rest_counts() {
        PythonModule module = Seen.module("a()\nx = = 1\nb()\ndef f(:\n    c()\nd()\n");
        String calls = Seen.of("Call", module);
        assertTrue(calls.contains("a() |") && calls.contains("b() |") && calls.contains("d() |"), calls);
        assertTrue(unread(module).contains("could not be parsed."), unread(module));
        assertEquals("module", module.syntax().type(0));
    }

    @Test
    void a_name_that_is_missing_is_said() {
        PythonModule module = Seen.module("a()\nx[]\n");
        assertEquals("2:3 `identifier` is missing here.", unread(module));
        assertEquals("a() | callee=a, target.name=a", Seen.of("Call", module));
    }

    @Test
    void defaults_of_type_parameters_are_unread() {
        PythonModule module = Seen.module("class A[T = int]:\n    x: int = 1\n\nb()\n");
        assertTrue(unread(module).startsWith("1:"), unread(module));
        assertTrue(Seen.of("Call", module).contains("b()"));
    }

    @Test
    void a_byte_order_mark_is_left_out() {
        PythonModule module = Seen.module("\uFEFFf('\u00e9')\n".getBytes(UTF_8));
        assertEquals("f('\u00e9') | callee=f, target.name=f", Seen.of("Call", module));
        assertEquals("", unread(module));
    }

    @Test
    void a_coding_line_is_followed() {
        byte[] latin = "# -*- coding: latin-1 -*-\nf('\u00e9')\n".getBytes(ISO_8859_1);
        assertEquals("f('\u00e9') | callee=f, target.name=f", Seen.of("Call", Seen.module(latin)));
        assertEquals("", unread(Seen.module(latin)));
        byte[] second = "#!/usr/bin/env python\n# vim: set fileencoding=iso-8859-15 :\nf('\u00a4')\n"
                .getBytes(ISO_8859_1);
        assertEquals("f('\u20ac') | callee=f, target.name=f", Seen.of("Call", Seen.module(second)));
        byte[] third = "x = 1\n# coding: latin-1\nf('\u00e9')\n".getBytes(UTF_8);
        assertEquals("f('\u00e9') | callee=f, target.name=f", Seen.of("Call", Seen.module(third)));
    }

    @Test
    void an_encoding_that_is_not_known_is_said() {
        assertEquals("1:1 The encoding `klingon` is not known; the file was read as UTF-8.",
                unread(Seen.module("# coding: klingon\nf()\n")));
    }

    @Test
    void bytes_that_are_not_utf_8_are_replaced_and_said() {
        PythonModule module = Seen.module("a()\nx = '\u00e9'\nb()\n".getBytes(ISO_8859_1));
        assertEquals("2:6 The byte 0xE9 is not UTF-8.", unread(module));
        assertEquals("a() | callee=a, target.name=a\nb() | callee=b, target.name=b", Seen.of("Call", module));
    }

    @Test
    void nul_bytes_are_replaced_and_said() {
        PythonModule module = Seen.module("a()\nx = 1 \0\nb()\n");
        assertEquals("2:7 A NUL byte stands here, which Python refuses.", unread(module));
        assertEquals("a() | callee=a, target.name=a\nb() | callee=b, target.name=b", Seen.of("Call", module));
    }

    @Test
    void a_file_that_is_no_text_is_one_hole() {
        byte[] noise = new byte[10_000];
        new java.util.Random(1).nextBytes(noise);
        assertTrue(Seen.module(noise).unread().stream().map(Unread::reason)
                .anyMatch(r -> r.contains("bytes could not be read")));
    }

    @Test
    void utf_16_is_refused() {
        assertEquals("1:1 The file is UTF-16, which Python does not read.",
                unread(Seen.module("\uFEFFf()".getBytes(java.nio.charset.StandardCharsets.UTF_16LE))));
    }

    @Test
    void line_ends_are_kept_and_counted() {
        PythonModule module = Seen.module("a()\r\nif x:\r\n    b()\r\n");
        assertEquals(3, module.syntax().line(module.syntax().start(module.matches().stream()
                .filter(match -> match.kind().equals("Call")).toList().getLast().at())));
        assertArrayEquals("a()\r\nif x:\r\n    b()\r\n".getBytes(UTF_8), module.syntax().bytes());
        assertEquals("b() | callee=b, target.name=b", Seen.of("Call", Seen.module("if x:\r    b()\r")));
    }

    @Test
    void an_empty_file_is_an_empty_module() {
        assertEquals("(module)", Seen.module("").syntax().toString());
    }

    @Test
    void deep_and_long_files_are_read() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            String deep = "x = " + "(".repeat(3_000) + "f()" + ")".repeat(3_000) + "\n";
            assertEquals("f() | callee=f, target.name=f", Seen.of("Call", Seen.module(deep)));
            String chain = "x = a" + ".b".repeat(3_000) + "\n";
            assertEquals(3_000,
                    Seen.module(chain).matches().stream().filter(match -> match.kind().equals("Attribute")).count());
            String line = "x = [" + "'\u00e9', f(1), ".repeat(20_000) + "]\n";
            assertEquals(20_000,
                    Seen.module(line).matches().stream().filter(match -> match.kind().equals("Call")).count());
            String open = "(".repeat(20_000);
            assertTrue(!Seen.module(open).unread().isEmpty());
        });
    }

    @Test
    void a_file_over_the_limit_is_listed_and_not_read() throws IOException {
        Files.write(root.resolve("big.py"), new byte[20 << 20]);
        PythonModule module = observer.observe(file("big.py"), root.resolve("big.py"));
        assertEquals("1:1 The file has 20971520 bytes, more than the limit of 1048576.", unread(module));
        assertEquals(1, module.syntax().size());
    }

    @Test
    void what_is_no_readable_file_is_said() throws IOException {
        Files.createDirectory(root.resolve("folder.py"));
        assertEquals("1:1 It is not a file.", unread(observer.observe(file("folder.py"), root.resolve("folder.py"))));
        assertEquals("1:1 It is not there any more.",
                unread(observer.observe(file("gone.py"), root.resolve("gone.py"))));
    }

    @Test
    void modules_come_in_path_order_whatever_the_threads() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (int i = 40; i > 0; i--) {
            String path = "m%02d/__init__.py".formatted(i);
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), "f(%d, x.y)\n".formatted(i).repeat(i * 37 % 41));
            files.add(file(path));
        }
        assertEquals(told(files, 1), told(files, 4));
        assertEquals("m01/__init__.py", told(files, 2).getFirst());
        assertTrue(observer.observeAll(files, this::path, 2).allMatch(PythonModule::isPackage));
    }

    private List<String> told(List<SourceFile> files, int threads) {
        List<String> told = new ArrayList<>();
        try (var modules = observer.observeAll(files, this::path, threads)) {
            modules.forEach(module -> {
                told.add(module.file().path());
                for (Match match : module.matches()) told.add(match.toString());
            });
        }
        return told;
    }
}
