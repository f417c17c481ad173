package dev.assay.report;

import dev.assay.mistakes.Mistake;
import java.util.Iterator;
import java.util.function.UnaryOperator;

/// How much a page may do: no page of a report comes near it, and a template that would never end stops at it.
final class TemplateLimits {

    static final int TURNS = 2_000_000;
    static final int PARTS = 1_000;
    static final long CHARACTERS = 20_000_000;

    private static final ThreadLocal<TemplateLimits> CURRENT = new ThreadLocal<>();

    private final String page;
    private final UnaryOperator<String> shown;
    private int turns;
    private int parts;
    private long characters;

    private TemplateLimits(String page, UnaryOperator<String> shown) {
        this.page = page;
        this.shown = shown;
    }

    /// Begins to count for a page that this thread writes.
    ///
    /// @param shown the name of a template for people
    static void begin(String page, UnaryOperator<String> shown) {
        CURRENT.set(new TemplateLimits(page, shown));
    }

    static void end() {
        CURRENT.remove();
    }

    static TemplateLimits current() {
        return CURRENT.get();
    }

    /// @throws Mistake if the page has brought in too many templates
    void part() {
        if (++parts > PARTS) throw mistake(page, 1, 1, "The page brings in more than 1,000 templates.");
    }

    /// @throws Mistake if too much was inserted
    void inserted(int length) {
        characters += length;
        if (characters > CHARACTERS) throw mistake(page, 1, 1, "The page inserts more than 20,000,000 characters.");
    }

    /// @param template where the loop stands
    <T> Iterator<T> counted(Iterator<T> loop, String template, int line, int column) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return loop.hasNext();
            }

            @Override
            public T next() {
                if (++turns > TURNS) {
                    throw mistake(template, line, column, "The loops of the page turn more than 2,000,000 times.");
                }
                return loop.next();
            }
        };
    }

    private Mistake mistake(String template, int line, int column, String sentence) {
        return new Mistake(shown.apply(template), Math.max(1, line), Math.max(1, column), sentence);
    }
}
