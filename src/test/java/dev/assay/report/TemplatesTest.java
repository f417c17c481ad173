package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    @Test
    void a_template_reaches_no_classes() {
        assertThrows(Mistake.class,
                () -> render("$text.getClass().forName('java.lang.Runtime')", Map.of("text", "a")));
    }

    private String render(String template, Map<String, Object> given) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("templates"));
        Files.writeString(folder.resolve("page.vm"), template);
        return new Templates(List.of(folder)).render("page.vm", given);
    }
}
