package dev.assay.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UrlPathTest {

    @Test
    void only_the_slashes_at_the_end_go() {
        assertEquals("/api//health", UrlPath.withoutSlashesAtEnd("/api//health//"));
        assertEquals("/api", UrlPath.withoutSlashesAtEnd("/api"));
        assertEquals("", UrlPath.withoutSlashesAtEnd("///"));
        assertEquals("", UrlPath.withoutSlashesAtEnd(""));
    }

    @Test
    void slashes_that_are_not_at_the_end_cost_no_more() {
        String path = "/".repeat(2_000_000) + "x";
        assertEquals(path, UrlPath.withoutSlashesAtEnd(path + "/"));
    }
}
