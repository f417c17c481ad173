package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.treesitter.jtreesitter.Language;
import io.github.treesitter.jtreesitter.Node;
import io.github.treesitter.jtreesitter.Parser;
import io.github.treesitter.jtreesitter.Query;
import io.github.treesitter.jtreesitter.QueryCursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryMatcherTest {

    @TempDir
    Path folder;

    private String loops(String query, String python) throws IOException {
        Files.writeString(folder.resolve("loop.scm"), query);
        return Seen.of("Loop", Seen.module(Seen.load(folder), python.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void it_sees_what_tree_sitter_sees() throws IOException {
        String python = Files.readString(Path.of("src/test/resources/python/odd_forms.py"));
        for (String kind : Seen.SHIPPED.kinds()) {
            assertEquals(String.join("\n", byTreeSitter(kind, python)), String.join("\n", byUs(kind, python)), kind);
        }
    }

    private static Set<String> byUs(String kind, String python) {
        var module = Seen.module(python);
        Set<String> seen = new TreeSet<>();
        for (var match : module.matches()) {
            if (!match.kind().equals(kind)) continue;
            String at = module.syntax().start(match.at()) + "-" + module.syntax().end(match.at());
            seen.add(at);
            match.captures().forEach(capture -> seen.add(at + " " + capture.property() + " " + capture.startByte() + "-"
                    + capture.endByte()));
        }
        return seen;
    }

    private static Set<String> byTreeSitter(String kind, String python) throws IOException {
        Set<String> seen = new TreeSet<>();
        Language language = new Language(PythonLanguage.SEGMENT);
        try (var files = Files.list(Path.of("facts"));
                var parser = new Parser(language);
                var tree = parser.parse(python).orElseThrow()) {
            Path file = files.filter(path -> path.toString().endsWith(".scm")
                    && QueryFile.kindOf(path.getFileName().toString()).equals(kind)).findFirst().orElseThrow();
            try (var query = new Query(language, Files.readString(file)); var cursor = new QueryCursor(query)) {
                cursor.findMatches(tree.getRootNode()).forEach(match -> {
                    String at = range(match.findNodes("at").getFirst());
                    seen.add(at);
                    match.captures().stream()
                            .filter(capture -> !capture.name().equals("at") && !capture.name().startsWith("_"))
                            .forEach(capture -> seen.add(
                                    at + " " + capture.name().replaceFirst("\\..*", "") + " " + range(capture.node())));
                });
            }
        }
        return seen;
    }

    private static String range(Node node) {
        return node.getStartByte() + "-" + node.getEndByte();
    }

    @Test
    void predicates_compare_text() throws IOException {
        String python = "for x in a: pass\nfor x in b: pass\nfor y in cc: pass\nfor cc in cc: pass\n";
        assertEquals("for x in a: pass | condition=a",
                loops("((for_statement right: (_) @condition) @at (#eq? @condition \"a\"))", python));
        assertEquals("for y in cc: pass | condition=cc\nfor cc in cc: pass | condition=cc",
                loops("((for_statement right: (_) @condition) @at (#match? @condition \"^c+$\"))", python));
        assertEquals("for x in b: pass |",
                loops("((for_statement right: (_) @_c) @at (#not-any-of? @_c \"a\" \"cc\"))", python));
        assertEquals("for cc in cc: pass |",
                loops("((for_statement left: (_) @_l right: (_) @_r) @at (#eq? @_l @_r))", python));
        assertEquals("for x in a: pass |\nfor x in b: pass |",
                loops("((for_statement right: (_) @_c) @at (#not-match? @_c \"^c\"))", python));
    }

    @Test
    void anchors_pass_over_comments_and_tokens_only() throws IOException {
        String python = "for x in a:\n    # why\n    f()\n    g()\nfor y in b:\n    g()\n";
        assertEquals("for x in a: | condition=f()",
                loops("(for_statement body: (block . (expression_statement) @condition . (_))) @at", python));
        assertEquals("for x in a: | condition=g()\nfor y in b: | condition=g()",
                loops("(for_statement body: (block (_) @condition .)) @at", python));
    }

    @Test
    void quantifiers_groups_and_absent_fields_work() throws IOException {
        String python = "for x in a: pass\nasync for x in b: pass\nfor x in c: pass\nelse: pass\n";
        assertEquals("for x in a: pass |\nasync for x in b: pass |", loops("(for_statement !alternative) @at", python));
        assertEquals("for x in a: pass | keyword=for\nasync for x in b: pass | async=async, keyword=for\n"
                + "for x in c: pass | keyword=for",
                loops("(for_statement \"async\"? @async \"for\" @keyword) @at", python));
        assertEquals("for x in a: pass | condition=async for x in b: pass",
                loops("((for_statement) @at . (for_statement \"async\") @condition)", python));
    }

    @Test
    void nested_nodes_with_the_same_bytes_are_told_apart() throws IOException {
        var module = Seen.module("((((x))))\nf(\"a\")\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("string", module.matches().stream().filter(match -> match.kind().equals("StringLiteral"))
                .map(match -> module.syntax().type(match.at())).collect(Collectors.joining()));
    }
}
