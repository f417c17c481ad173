package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.Assay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesSiteTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    @TempDir
    static Path site;

    @BeforeAll
    static void a_site() {
        Command ran = Command.run("rules", "site", "--out", site.toString());
        assertEquals(Main.DONE, ran.code(), ran.err());
        assertTrue(ran.out().matches("\\d+ items and \\d+ kinds of fact: .*index.html\n"), ran.out());
    }

    @Test
    void every_item_and_every_kind_has_a_page_that_the_first_page_leads_to() throws IOException {
        String first = Files.readString(site.resolve("index.html"));
        Assay assay = Assay.at(Command.HOME);
        assay.items().forEach(item -> assertTrue(first.contains("href=\"items/" + item.id() + ".html\""), item.id()));
        assay.kindNames().forEach(kind -> assertTrue(first.contains("href=\"kinds/" + kind + ".html\""), kind));
    }

    @Test
    void every_link_leads_to_a_page_of_the_site_so_that_it_works_without_a_network() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String[] parts = link.group(1).split("#", 2);
                Path target = parts[0].isEmpty() ? page : page.getParent().resolve(parts[0]).normalize();
                boolean leads = Files.isRegularFile(target) && (parts.length == 1
                        || Files.readString(target).contains(" id=\"" + parts[1] + "\""));
                if (!leads) broken.add(site.relativize(page) + " -> " + link.group(1));
            }
        }
        assertEquals(Set.of(), broken);
    }

    @Test
    void an_item_shows_its_marked_python_and_its_rules() throws IOException {
        String page = Files.readString(site.resolve("items/PE-8.html"));
        assertTrue(page.contains("<span class=\"line fail\"><span class=\"mark\">fail</span><span class=\"no\">7</span>"
                + "named = create_async_engine(&quot;postgresql+asyncpg://db/app&quot;, pool_size=SIZE)</span>"), page);
        assertTrue(page.contains("rule &quot;PE-8 literal pool size&quot; extends &quot;PE-8&quot;"), page);
        assertTrue(page.contains("<dd>Take <code>pool_size</code> and <code>max_overflow</code> from"), page);
        assertTrue(page.contains("<a href=\"../kinds/Pool.html\">Pool</a>"), page);
    }

    @Test
    void a_kind_says_what_its_properties_mean_who_derives_it_and_who_asks_for_it() throws IOException {
        String page = Files.readString(site.resolve("kinds/Pool.html"));
        assertTrue(
                page.contains(
                        "<td>who decides the size: literal, settings, environment, library-default, unknown</td>"),
                page);
        assertTrue(page.contains("<li>a pool <span class=\"muted\">facts/connections.drl:"), page);
        assertTrue(page.contains("<a href=\"../items/PE-8.html\">PE-8</a>"), page);
    }

    @Test
    void nothing_of_velocity_is_left_in_a_page() throws IOException {
        for (Path page : pages()) {
            String text = Files.readString(page).replaceAll("(?s)<pre.*?</pre>", "").replaceAll("(?s)<code>.*?</code>",
                    "");
            assertFalse(Pattern.compile("[$#](?:item|kind|foreach|end|if|else|row|rule)\\b(?!\")").matcher(text).find(),
                    page.toString());
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> all = Files.walk(site)) {
            return all.filter(path -> path.toString().endsWith(".html")).toList();
        }
    }
}
