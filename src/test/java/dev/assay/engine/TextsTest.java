package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
