package dev.assay.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A value of the configuration, whichever language it is written in.
///
/// @param line counted from 1
/// @param text of a scalar; empty for a list or map
/// @param kind `text`, `list`, `map` or `nothing`
record ConfigurationNode(int line, String kind, String text, List<ConfigurationNode> items, List<Entry> entries) {

    private static final int DEEPEST = 5;

    record Entry(String key, int line, ConfigurationNode value) {}

    static ConfigurationNode of(Yaml yaml) {
        return of(yaml, 0);
    }

    private static ConfigurationNode of(Yaml yaml, int depth) {
        List<ConfigurationNode> items = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        if (depth < DEEPEST) {
            yaml.items().forEach(each -> items.add(of(each, depth + 1)));
            yaml.entries().forEach(each -> entries.add(new Entry(each.key(), yaml.text().line(each.span().start()),
                    of(each.value(), depth + 1))));
        }
        String kind = yaml.isMap() ? "map" : yaml.isList() ? "list" : yaml.exists() ? "text" : "nothing";
        return new ConfigurationNode(yaml.line(), kind, yaml.string(), items, entries);
    }

    static ConfigurationNode of(Toml toml, String... keys) {
        return of(toml, 0, keys);
    }

    private static ConfigurationNode of(Toml toml, int depth, String... keys) {
        JsonNode node = toml.get(keys);
        int line = toml.text().line(toml.span(keys).start());
        List<ConfigurationNode> items = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; depth < DEEPEST && node.isArray() && i < node.size(); i++) {
            items.add(element(toml, depth, keys, i));
        }
        for (String name : depth < DEEPEST ? toml.names(keys) : List.<String>of()) {
            String[] path = Stream.concat(Stream.of(keys), Stream.of(name)).toArray(String[]::new);
            entries.add(new Entry(name, toml.text().line(toml.span(path).start()), of(toml, depth + 1, path)));
        }
        String kind = node.isObject() ? "map" : node.isArray() ? "list" : node.isMissingNode() ? "nothing" : "text";
        return new ConfigurationNode(line, kind, node.isValueNode() ? node.asText() : "", items, entries);
    }

    /// An element of an array. The elements that matter are tables of scalars, or scalars.
    private static ConfigurationNode element(Toml toml, int depth, String[] keys, int index) {
        JsonNode node = toml.get(keys).path(index);
        String[] path = Stream.concat(Stream.of(keys), Stream.of(String.valueOf(index))).toArray(String[]::new);
        int line = toml.text().line(toml.span(path).start());
        List<Entry> entries = new ArrayList<>();
        if (depth < DEEPEST && node.isObject()) {
            node.properties().forEach(each -> entries.add(new Entry(each.getKey(), line, new ConfigurationNode(line,
                    each.getValue().isValueNode() ? "text" : "map", each.getValue().asText(""), List.of(),
                    List.of()))));
        }
        String kind = node.isObject() ? "map" : node.isValueNode() ? "text" : "list";
        return new ConfigurationNode(line, kind, node.isValueNode() ? node.asText() : "", List.of(), entries);
    }
}
