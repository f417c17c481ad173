package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    @TempDir
    Path temp;

    @Test
    void what_is_inserted_is_escaped_unless_it_is_markdown() throws IOException {
        assertEquals("a&#124;b `x`", render("$plain $code", Map.of("plain", "a|b", "code", Markdown.code("x"))));
    }

    @Test
    void a_misspelt_name_stops_at_its_line() {
        Mistake mistake = assertThrows(Mistake.class,
                () -> render("fine\n\n  $packge", Map.of("package", "a")));
        assertEquals("templates/page.vm:3:3: Variable $packge has not been set.", mistake.getMessage());
    }

    @Test
    void a_misspelt_property_stops_at_its_line() {
        Mistake mistake = assertThrows(Mistake.class,
                () -> render("\n$verdict.massage()", Map.of("verdict", Canned.judgement().verdicts().getFirst())));
        assertTrue(mistake.getMessage().startsWith("templates/page.vm:2:"), mistake.getMessage());
        assertTrue(mistake.getMessage().contains("massage"), mistake.getMessage());
    }

    @Test
    void an_open_directive_is_told_with_its_place() {
        Mistake mistake = assertThrows(Mistake.class, () -> render("#if($a)\n", Map.of("a", true)));
        assertTrue(mistake.getMessage().matches("templates/page\\.vm:\\d+:\\d+: [^\n]+\\."), mistake.getMessage());
    }

    @Test
    void a_missing_template_is_told() {
        Mistake mistake = assertThrows(Mistake.class, () -> new Pages(List.of(temp.resolve("templates"))));
        assertEquals("templates/first-page.md.vm:1:1: This template is missing.", mistake.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$text.getClass().forName('java.lang.Runtime')", "$text.class.forName('x')", "$text.class",
            "#set($type = $text.class)$type", "#set($type = $list.getClass())$type.getName()",
            "#foreach($one in $list.getClass().getMethods())$one#end", "$verdict.outcome().getDeclaringClass()",
            "$verdict.outcome().class", "$list.parallelStream()", "$list.stream().count()", "$list.iterator().next()",
            "$path.toFile()", "$path.getFileSystem()", "$text.wait()", "$text.repeat(100000000)", "$text.formatted()",
            "#set($verdict.message = 'mine')"})
    void a_template_reaches_no_classes_and_changes_nothing(String template) {
        Mistake mistake = assertThrows(Mistake.class, () -> render(template, Map.of("text", "a", "list", List.of("a"),
                "verdict", Canned.judgement().verdicts().getFirst(), "path", Path.of("/"))));
        assertTrue(mistake.getMessage().startsWith("templates/page.vm:1:"), mistake.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"#include(\"/etc/passwd\")", "#include(\"../secret\")", "#parse(\"../secret.vm\")",
            "#parse(\"/etc/passwd\")", "#parse(\"file:/etc/passwd\")", "#include(\"secret\")"})
    void a_template_brings_in_nothing_but_templates(String template) throws IOException {
        Files.writeString(temp.resolve("secret"), "the secret");
        Files.writeString(temp.resolve("secret.vm"), "the secret");
        Mistake mistake = assertThrows(Mistake.class, () -> render(template, Map.of()));
        assertTrue(mistake.getMessage().startsWith("templates/page.vm:1:"), mistake.getMessage());
        assertFalse(mistake.getMessage().contains("the secret"), mistake.getMessage());
    }

    @Test
    void a_template_may_bring_in_another_one() throws IOException {
        Files.createDirectories(temp.resolve("templates/parts"));
        Files.writeString(temp.resolve("templates/parts/end.vm"), "the end");
        assertEquals("the end", render("#parse(\"parts/end.vm\")", Map.of()));
    }

    @Test
    void what_would_never_end_or_has_no_room_stops_at_its_line() {
        assertEquals("templates/page.vm:1:27: The loops of the page turn more than 2,000,000 times.",
                message("#foreach($a in [1..10000])#foreach($b in [1..10000])#end#end"));
        assertEquals("templates/page.vm:1:13: A range has at most 10,000 numbers.",
                message("#set($all = [1..2000000000])"));
        assertEquals("templates/page.vm:1:13: A range goes from one number to another, such as `[1..5]`.",
                message("#set($all = [1..$many])"));
        assertEquals("templates/page.vm:1:1: The page brings in more than 1,000 templates.",
                message("#foreach($a in [1..2000])#include(\"page.vm\")#end"));
        assertEquals("templates/page.vm:1:1: The page inserts more than 20,000,000 characters.",
                message("#set($s = \"0123456789\")#foreach($a in [1..40])#set($s = \"$s$s\")#end"));
        assertEquals("templates/page.vm:1:17: A macro may not call another one, as this calls `#again`.",
                message("#macro(again $x)#again($x)#again($x)#end#again(1)"));
        assertEquals("templates/page.vm:1:1: `#evaluate` is not allowed in a template.",
                message("#evaluate(\"$many\")"));
        assertEquals("templates/page.vm:1:1: `#define` is not allowed in a template.",
                message("#define($a)$a$a#end$a"));
    }

    private String message(String template) {
        return String.valueOf(assertThrows(Mistake.class, () -> render(template, Map.of("many", 7))).getMessage());
    }

    private String render(String template, Map<String, Object> given) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("templates"));
        Files.writeString(folder.resolve("page.vm"), template);
        Templates templates = new Templates(List.of(folder));
        templates.check(List.of("page.vm"));
        return templates.render("page.vm", given);
    }
}
