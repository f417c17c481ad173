package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What Assay does to a program that embeds it.
class EmbeddedTest {

    private static final String EAGER_SEGMENTS = "drools.useEagerSegmentCreation";

    private final String before = System.getProperty(EAGER_SEGMENTS);

    @AfterEach
    void the_property_is_what_it_was() {
        if (before == null) System.clearProperty(EAGER_SEGMENTS);
        else System.setProperty(EAGER_SEGMENTS, before);
    }

    @Test
    void a_property_of_drools_that_the_program_sets_stays() throws Exception {
        System.setProperty(EAGER_SEGMENTS, "true");
        load();
        assertEquals("true", System.getProperty(EAGER_SEGMENTS));
    }

    @Test
    void a_property_of_drools_that_nobody_sets_is_set() throws Exception {
        System.clearProperty(EAGER_SEGMENTS);
        load();
        assertEquals("false", System.getProperty(EAGER_SEGMENTS));
    }

    /// Loads the class as a fresh program does; this one's is loaded already.
    private static void load() throws ClassNotFoundException, IOException {
        List<URL> places = new ArrayList<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator))
            places.add(Path.of(place).toUri().toURL());
        try (URLClassLoader fresh = new URLClassLoader(places.toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader())) {
            Class.forName("dev.assay.engine.Rules", true, fresh);
        }
    }
}
