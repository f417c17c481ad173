package dev.assay.cli;

import dev.assay.FactRow;
import dev.assay.facts.ClassDefinition;
import dev.assay.facts.Fact;
import dev.assay.facts.FunctionDefinition;
import dev.assay.facts.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Facts of one kind for people: their place, and the properties that say something, as far as the line is long.
///
/// @param columns properties, in the order in which the kind declares them
/// @param widths of the place, then of each column
/// @param left properties that say something but found no room
record FactTable(List<String> columns, int[] widths, List<String> left) {

    private static final int GAP = 2;
    private static final int NARROWEST = 8;
    private static final int WIDEST = 48;

    /// @param rows a few of one kind; at least one
    /// @param width of a line
    static FactTable fitting(List<FactRow> rows, int width) {
        List<String> columns = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        List<String> left = new ArrayList<>();
        int place = Math.min(WIDEST,
                Math.max("Place".length(), rows.stream().mapToInt(r -> place(r).length()).max().orElse(0)));
        int room = width - place;
        for (String property : rows.getFirst().properties().keySet()) {
            if (rows.stream().allMatch(r -> silent(r.properties().get(property)))) continue;
            int wanted = Math.max(property.length(),
                    Math.min(WIDEST,
                            rows.stream().mapToInt(r -> shown(r.properties().get(property)).length()).max().orElse(0)));
            int given = Math.min(wanted, room - GAP);
            if (given < Math.min(wanted, Math.max(NARROWEST, property.length()))) {
                left.add(property);
            } else {
                columns.add(property);
                widths.add(given);
                room -= given + GAP;
            }
        }
        widths.addFirst(place);
        return new FactTable(columns, widths.stream().mapToInt(Integer::intValue).toArray(), left);
    }

    String head() {
        List<String> names = new ArrayList<>(columns);
        names.addFirst("Place");
        return Columns.aligned(List.of(names), widths);
    }

    String line(FactRow row) {
        List<String> cells = new ArrayList<>();
        String place = place(row);
        cells.add(place.length() <= widths[0] ? place : "…" + place.substring(place.length() - widths[0] + 1));
        for (String column : columns) cells.add(shown(row.properties().get(column)));
        return Columns.aligned(List.of(cells), widths);
    }

    private static String place(FactRow row) {
        return row.at() == null ? "" : row.at().toString();
    }

    /// Whether a property says nothing: it is absent or false.
    private static boolean silent(Object value) {
        return switch (value) {
            case null -> true;
            case Boolean truth -> !truth;
            default -> shown(value).isEmpty();
        };
    }

    private static String shown(Object value) {
        return switch (value) {
            case null -> "";
            case Boolean truth -> truth ? "yes" : "";
            case Collection<?> many -> many.stream().map(FactTable::shown).collect(Collectors.joining(", "));
            case FunctionDefinition function -> function.qualifiedName();
            case ClassDefinition type -> type.qualifiedName();
            case Fact fact -> fact.at().toString();
            case Value.Reference reference when reference.isKnown() ->
                oneLine(reference.text()) + " = " + oneLine(reference.getBase().text());
            case Value expression -> oneLine(expression.text());
            default -> oneLine(value.toString());
        };
    }

    private static String oneLine(String text) {
        return Words.fit(text, WIDEST);
    }
}
