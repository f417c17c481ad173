package dev.assay.report;

import dev.assay.findings.InventoryRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table of the inventory on the page of a theme.
///
/// @param headings of the columns behind package and place
public record InventoryTable(String title, List<String> headings, List<Row> rows) {

    /// @param cells as many as there are headings
    public record Row(Markdown inPackage, Markdown place, List<Markdown> cells) {}

    /// @param properties of the rows, in the order of the headings
    private record Shape(String table, String title, List<String> headings, List<String> properties) {}

    private static final Map<String, List<Shape>> SHAPES = Map.of("resource-budget", List.of(
            new Shape("postgresPools", "Database Pools", List.of("Made by", "Size", "Overflow", "Count", "Total",
                    "Configured by"), List.of("source", "size", "overflow", "count", "total", "configuredBy")),
            new Shape("redisClients", "Redis Clients", List.of("Made by", "Size", "Count", "Configured by"),
                    List.of("kind", "size", "count", "configuredBy")),
            new Shape("httpClients", "HTTP Clients", List.of("Made by", "Size", "Count", "Lives"),
                    List.of("kind", "size", "count", "lifetime")),
            new Shape("threads", "Background Work", List.of("Kind", "Runs", "Count"),
                    List.of("kind", "runs", "count"))),
            "lifecycle-coherence", List.of(new Shape("lifespanHooks", "Lifespan Hooks",
                    List.of("Hook", "Handed over", "Order", "Cleans up"),
                    List.of("hook", "phase", "priority", "cleanup"))),
            "convention-compliance", List.of(
                    new Shape("settings", "Settings Classes", List.of("Class", "Prefix", "Fields"),
                            List.of("name", "envPrefix", "fieldCount")),
                    new Shape("environmentReads", "Environment", List.of("Read by", "Variable", "Fallback"),
                            List.of("kind", "variable", "fallback"))));

    /// Those that belong to a theme and have rows, in a fixed order.
    static List<InventoryTable> of(String theme, Index index) {
        Map<String, List<InventoryRow>> rows = index.judgement().inventory().stream()
                .collect(Collectors.groupingBy(InventoryRow::table));
        List<InventoryTable> tables = new ArrayList<>();
        for (Shape shape : SHAPES.getOrDefault(theme, List.of())) {
            List<Row> all = new ArrayList<>();
            for (InventoryRow row : rows.getOrDefault(shape.table, List.of())) {
                all.add(new Row(index.linkTo(row.inPackage(), Index.UP), Markdown.code(row.place().toString()),
                        shape.properties.stream().map(name -> shown(row.properties().get(name))).toList()));
            }
            if (!all.isEmpty()) tables.add(new InventoryTable(shape.title, shape.headings, all));
        }
        return tables;
    }

    private static Markdown shown(@Nullable Object value) {
        return switch (value) {
            case null -> new Markdown("");
            case Integer number -> new Markdown(number.toString());
            case Collection<?> many -> Markdown.code(many.stream().map(String::valueOf)
                    .collect(Collectors.joining(", ")));
            default -> value.toString().matches("[a-z][a-z -]*")
                    ? Markdown.text(value.toString())
                    : Markdown.code(value.toString());
        };
    }
}
