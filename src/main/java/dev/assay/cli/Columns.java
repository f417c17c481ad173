package dev.assay.cli;

import java.util.List;

/// Rows of text in columns.
final class Columns {

    private static final String GAP = "  ";

    private Columns() {}

    /// As wide as it takes.
    static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], row.get(i).length());
        }
        return aligned(rows, widths);
    }

    /// Cells that are too long are cut.
    static String aligned(List<List<String>> rows, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = Words.fit(row.get(i), widths[i]);
                line.append(cell).repeat(' ', widths[i] - cell.length()).append(GAP);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
