package dev.assay.report;

import dev.assay.facts.Place;
import dev.assay.findings.Item;
import dev.assay.findings.Outcome;
import dev.assay.findings.Verdict;
import java.util.List;

/// An item and its verdict in one package, as a page shows it.
///
/// @param findings links to its findings, one behind the other; empty without findings
public record ItemRow(Item item, Verdict verdict, Markdown findings) {

    private static final int SHOWN = 5;

    public String id() {
        return item.id();
    }

    public String title() {
        return item.title();
    }

    public String outcome() {
        return verdict.outcome().name();
    }

    /// One sentence.
    public String message() {
        return verdict.message();
    }

    /// Whether there are findings to link to.
    public boolean found() {
        return !verdict.findingIds().isEmpty();
    }

    boolean passed() {
        return verdict.outcome() == Outcome.PASS;
    }

    /// The first five places, as code.
    public List<Markdown> places() {
        return shown(verdict.places());
    }

    /// How many places are not shown.
    public int more() {
        return Math.max(0, verdict.places().size() - SHOWN);
    }

    static List<Markdown> shown(List<Place> places) {
        return places.stream().limit(SHOWN).map(p -> Markdown.code(p.toString())).toList();
    }
}
