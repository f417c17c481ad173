package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlTest {

    @TempDir
    Path target;

    @Test
    void what_stands_between_backquotes_is_code_and_a_single_one_is_itself() {
        assertEquals("a <code>b &lt; c</code> d", Html.text("a `b < c` d").source());
        assertEquals("a ` b", Html.text("a ` b").source());
        assertEquals("`x` &amp; &quot;y&quot;", Html.code("`x` & \"y\"").source());
    }

    @Test
    void nothing_that_a_page_is_given_becomes_markup() throws IOException {
        String evil = "</code></pre><script>alert('x')</script>\"onload=\"";
        RuleSite.Line line = new RuleSite.Line(1, "fail", Html.code(evil));
        RuleSite.Case one = new RuleSite.Case(evil, List.of(new RuleSite.File(evil, List.of(line))));
        RuleSite.ItemPage item = new RuleSite.ItemPage("XX-1", "XX", evil, evil, "S", evil, evil, evil, evil, true,
                List.of(new RuleSite.Group("bad", "Bad", evil, List.of(one), List.of(one))), List.of(evil),
                List.of(new RuleSite.Rule(evil, evil, 1, Html.code(evil))), List.of());
        new RuleSite(List.of(Path.of("templates/html/rules"))).write(target, evil, List.of(), List.of(item), List.of(),
                List.of(new RuleSite.KindPage("Kind", evil, "kinds", evil, evil,
                        List.of(new RuleSite.Property(evil, evil, evil, "")),
                        List.of(new RuleSite.Rule(evil, evil, 1, Html.code(evil))), List.of())));
        for (String name : List.of("items/XX-1.html", "kinds/Kind.html", "index.html")) {
            String page = Files.readString(target.resolve(name));
            assertFalse(page.contains("<script>alert") || page.contains("\"onload"), page);
            assertTrue(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"), page);
        }
    }
}
