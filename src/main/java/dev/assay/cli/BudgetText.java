package dev.assay.cli;

import dev.assay.budget.Balance;
import dev.assay.budget.Books;
import dev.assay.budget.Change;
import dev.assay.budget.Polynomial;
import dev.assay.budget.Resource;
import dev.assay.budget.Saving;
import dev.assay.budget.Term;
import dev.assay.budget.Wording;
import java.util.ArrayList;
import java.util.List;

/// A budget for people at a terminal.
///
/// @param name of the repository
record BudgetText(String name, Books books) {

    private static final int WIDEST = 60;

    /// Ends with a line break.
    String text() {
        StringBuilder out = new StringBuilder("Budget of " + name + "\n");
        boolean any = false;
        for (Resource resource : Resource.values()) {
            if (books.terms(resource).isEmpty()) continue;
            any = true;
            resource(out, books.balance(resource));
        }
        if (!any) out.append("\nNothing in it opens a pool, a client or a thread that could be counted.\n");
        List<Term> idle = books.terms().stream().filter(Term::isIdle).toList();
        if (!idle.isEmpty()) {
            out.append("\nNot counted, since nothing makes it:\n");
            idle.forEach(term -> out.append("  ").append(term.source()).append("  ").append(term.at()).append('\n'));
        }
        return out.toString();
    }

    private void resource(StringBuilder out, Balance balance) {
        out.append('\n').append(title(balance.resource())).append(": ").append(balance.status()).append("\n\n");
        List<List<String>> rows = new ArrayList<>();
        for (Term term : balance.terms()) {
            rows.add(List.of(term.amount().toString(), term.factors().isEmpty() ? "" : "= " + term.formula(),
                    term.source(),
                    term.at().toString(), "size " + term.size()
                            + (term.overflowName().isEmpty() ? "" : ", overflow " + term.overflow()) + " ("
                            + term.configuredBy() + ")"));
        }
        table(out, rows);
        for (Term term : balance.terms()) {
            for (String reason : Wording.reasons(term))
                out.append("      ").append(term.source()).append(": ")
                        .append(reason).append('\n');
            if (balance.lines().size() > 1 && !Wording.where(term).isEmpty())
                out.append("      ").append(term.source()).append(" (").append(term.at()).append("): ")
                        .append(Wording.where(term)).append('\n');
        }
        out.append("\n  ").append(Wording.one(balance)).append(": ").append(Wording.sum(balance)).append('\n');
        for (Balance.Line line : balance.lines()) {
            if (line.deployment().at().isPresent() || balance.lines().size() > 1 || !line.amount().equals(line.each()))
                out.append("  ").append(Wording.line(line).replace("`", ""))
                        .append(line.deployment().at().map(at -> "  (" + at + ")").orElse("")).append('\n');
        }
        if (!balance.migrations().equals(Polynomial.ZERO))
            out.append("  while migrations run: ").append(balance.migrations()).append(" more\n");
        out.append("  All together: ").append(Wording.amount(balance.total())).append(". ")
                .append(Wording.against(balance)).append('\n');
        balance.dearest().ifPresent(term -> out
                .append(balance.perProcess().isNumber()
                        ? "  What costs most: "
                        : "  What costs most, as far as it is known: ")
                .append(term.source()).append(", ")
                .append(Wording.amount(term.amount())).append(" (").append(term.at()).append(")\n"));
        if (!balance.limit().isKnown()) return;
        Change change = Change.of(books, balance.resource());
        out.append("  Smallest change: ").append(Wording.change(change, balance).replace("`", "")).append('\n');
        for (Saving saving : Saving.of(books, balance.resource())) {
            out.append("  Saves ").append(saving.saved()).append(" in each process: ")
                    .append(saving.advice().replace("`", "").replaceAll("\\.$", "")).append(" (")
                    .append(saving.term().at()).append(")\n");
        }
        if (!balance.stated() && !balance.total().isUnbounded()) whatIf(out, balance);
    }

    private static String title(Resource resource) {
        return switch (resource) {
            case DATABASE -> "Database connections";
            case REDIS -> "Redis connections";
            case HTTP -> "HTTP connections";
            case THREADS -> "Background threads";
        };
    }

    private static void whatIf(StringBuilder out, Balance balance) {
        out.append("\n  The repository does not say how many processes run. All together would take:\n\n");
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("workers"));
        Balance.REPLICAS.forEach(replicas -> head.add(replicas + (replicas == 1 ? " replica" : " replicas")));
        rows.add(head);
        for (int workers : Balance.WORKERS) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(workers)));
            for (int replicas : Balance.REPLICAS)
                row.add(Wording.amount(balance.of(workers, replicas)) + " " + balance.statusOf(workers, replicas));
            rows.add(row);
        }
        table(out, rows);
    }

    /// Columns of equal width, each as wide as its widest cell.
    private static void table(StringBuilder out, List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++)
                widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < row.size(); i++) {
                if (widths[i] == 0) continue;
                line.append(row.get(i)).repeat(' ', Math.max(0, widths[i] - row.get(i).length()) + 2);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
