package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void a_word_is_found_in_whatever_letters() {
        assertTrue(Texts.says("the pool of PostgreSQL", "postgres"));
        assertTrue(Texts.says("REDIS", "redis"));
        assertTrue(Texts.says("a Reservoir, then Redis", "redis"));
        assertFalse(Texts.says("the pool", "redis"));
        assertFalse(Texts.says("Redi", "redis"));
        assertFalse(Texts.says("", "redis"));
    }

    @Test
    void each_line_with_the_word_is_given_once() {
        assertEquals("Threads and threads\na thread\n",
                Texts.linesWith("# Work\nThreads and threads\nnone here\na thread\n", "thread"));
        assertEquals("one thread\n", Texts.linesWith("one thread", "thread"));
        assertEquals("", Texts.linesWith("nothing\n", "thread"));
    }

    @Test
    void a_word_is_found_where_a_search_letter_by_letter_finds_it() {
        Random random = new Random(7);
        for (String word : List.of("thread", "connection", "maxclients", "database", "aa", "s")) {
            for (int round = 0; round < 2_000; round++) {
                StringBuilder text = new StringBuilder();
                while (text.length() < random.nextInt(60)) {
                    int from = random.nextInt(word.length());
                    String part = word.substring(from, from + 1 + random.nextInt(word.length() - from));
                    text.append(random.nextBoolean() ? part : part.toUpperCase(Locale.ROOT))
                            .append("é .\n".charAt(random.nextInt(4)));
                    if (random.nextBoolean()) text.setLength(text.length() - 1);
                }
                assertEquals(text.toString().toLowerCase(Locale.ROOT).contains(word), Texts.says(text.toString(), word),
                        () -> word + " in " + text);
            }
        }
    }

    @Test
    void a_word_of_other_letters_is_found_too() {
        assertTrue(Texts.says("etwas über Pools", "über"));
        assertTrue(Texts.says("ETWAS ÜBER POOLS", "über"));
        assertTrue(Texts.says("the Redis server", "Redis"));
        assertFalse(Texts.says("etwas unter", "über"));
        assertFalse(Texts.says("poſtgres", "postgres"), "a letter like another is another");
        assertFalse(Texts.says("postgreſ", "postgres"));
        assertThrows(IllegalArgumentException.class, () -> Texts.says("anything", ""));
    }
}
