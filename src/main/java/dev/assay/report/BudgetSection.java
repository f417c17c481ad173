package dev.assay.report;

import dev.assay.budget.Balance;
import dev.assay.budget.Books;
import dev.assay.budget.Change;
import dev.assay.budget.Polynomial;
import dev.assay.budget.Resource;
import dev.assay.budget.Saving;
import dev.assay.budget.Status;
import dev.assay.budget.Term;
import dev.assay.budget.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the page of the resource budget says of one resource.
///
/// @param title such as `Database`
/// @param unit such as `connections`
/// @param sum the sum of a process spelled out, and what it comes to
/// @param summary what it comes to and how that stands against the limit
/// @param status of all processes together: `RED`, `AMBER`, `GREEN` or `UNKNOWN`
/// @param terms in order of place
/// @param processes what each kind of process takes; empty where the repository does not say what runs
/// @param whatIf a row for each number of workers; empty where the repository says how many processes there are
/// @param change the smallest change after which it fits; empty if none is needed
/// @param savings the most first
/// @param chart lines of plain text; empty without a limit or a number
public record BudgetSection(String title, String unit, Markdown sum, Markdown summary, Status status,
        List<Row> terms, List<Markdown> processes, List<Tried> whatIf, Markdown change, List<Saved> savings,
        List<Markdown> chart) {

    /// @param each what one of them takes, as size and overflow
    /// @param why there are several; empty for one
    public record Row(Markdown source, Markdown inPackage, Markdown place, String each, Markdown count, Markdown why,
            Markdown amount) {}

    /// A row of the table of what would be.
    ///
    /// @param cells one for each number of replicas
    public record Tried(int workers, List<Markdown> cells) {}

    public record Saved(Markdown advice, Markdown place, long saved, long after) {}

    private static final int WIDTH = 50;
    private static final int LONGEST = 28;

    /// One for each resource that something asks for.
    static List<BudgetSection> all(Index index) {
        Books books = index.judgement().books();
        List<BudgetSection> all = new ArrayList<>();
        for (Resource resource : Resource.values()) {
            if (!books.terms(resource).isEmpty()) all.add(of(books, books.balance(resource), index));
        }
        return all;
    }

    private static BudgetSection of(Books books, Balance balance, Index index) {
        List<Row> rows = balance.terms().stream().map(term -> row(term, index)).toList();
        boolean named = balance.lines().stream().anyMatch(line -> line.deployment().at().isPresent());
        List<Markdown> processes = named
                ? balance.lines().stream().map(line -> Markdown.text(Wording.line(line) + line.deployment().at()
                        .map(at -> " (`" + at + "`)").orElse("") + ".")).toList()
                : List.of();
        Change change = Change.of(books, balance.resource());
        return new BudgetSection(title(balance.resource()), balance.resource().unit(),
                Markdown.code(Wording.sum(balance)),
                Markdown.text(Wording.process(balance) + " " + Wording.against(balance)),
                balance.status(),
                rows, processes, balance.stated() || !balance.limit().isKnown() || balance.total().isUnbounded()
                        ? List.of()
                        : tried(balance),
                Wording.asks(change) ? Markdown.text(Wording.change(change, balance)) : new Markdown(""),
                Saving.of(books, balance.resource()).stream().map(saving -> new Saved(Markdown.text(saving.advice()),
                        Markdown.code(saving.term().at().toString()), saving.saved(), saving.after())).toList(),
                chart(balance));
    }

    private static String title(Resource resource) {
        return switch (resource) {
            case DATABASE -> "Database Connections";
            case REDIS -> "Redis Connections";
            case HTTP -> "HTTP Connections";
            case THREADS -> "Background Threads";
        };
    }

    private static Row row(Term term, Index index) {
        String each = term.overflowName().isEmpty()
                ? term.size().toString()
                : term.size() + " + " + term.overflow();
        return new Row(Markdown.text(term.source()), index.linkTo(term.inPackage(), Index.UP),
                Markdown.code(term.at().toString()), each, Markdown.text(term.count().toString()),
                Markdown.text(Stream.concat(Wording.reasons(term).stream(), Stream.of(Wording.where(term)))
                        .filter(reason -> !reason.isEmpty()).collect(Collectors.joining("; "))),
                Markdown.text(Wording.amount(term.amount())));
    }

    private static List<Tried> tried(Balance balance) {
        List<Tried> rows = new ArrayList<>();
        for (int workers : Balance.WORKERS) {
            rows.add(new Tried(workers, Balance.REPLICAS.stream().map(replicas -> Markdown.text(
                    Wording.amount(balance.of(workers, replicas)) + " " + balance.statusOf(workers, replicas)))
                    .toList()));
        }
        return rows;
    }

    /// A bar for each term of a process, one for the sum and one for the limit, all on one scale.
    private static List<Markdown> chart(Balance balance) {
        if (!balance.limit().isKnown() || balance.perProcess().isUnbounded() || balance.perProcess().known() == 0)
            return List.of();
        long most = Math.max(balance.perProcess().known(), balance.limit().most());
        List<Markdown> lines = new ArrayList<>();
        for (Term term : balance.ofProcess()) lines.add(bar(term.source(), term.amount(), most, '█'));
        lines.add(bar("one process", balance.perProcess(), most, '█'));
        lines.add(bar("limit", Polynomial.of(balance.limit().most()), most, '░'));
        return lines;
    }

    private static Markdown bar(String name, Polynomial amount, long most, char mark) {
        String label = name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
        int length = (int) Math.min(WIDTH, Math.round((double) WIDTH * amount.known() / most));
        String drawn = (amount.known() > 0 && length == 0 ? "▏" : String.valueOf(mark).repeat(length))
                + (amount.isNumber() ? "" : "?");
        // It stands in a block of code, where nothing is marked up; a fence cannot be part of a name in words.
        return new Markdown(String.format("%-" + LONGEST + "s %s %s", label, drawn, amount).replace('`', '\'').strip());
    }
}
