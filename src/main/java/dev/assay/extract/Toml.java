package dev.assay.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;

/// A TOML file: its values, and where they stand.
record Toml(Text text, JsonNode root, TomlPlaces places) {

    private static final TomlMapper MAPPER = new TomlMapper();

    static Toml parse(Text text) throws Unreadable {
        try {
            JsonNode root = MAPPER.readTree(text.content());
            return new Toml(text, root == null ? MissingNode.getInstance() : root, new TomlPlaces(text.content()));
        } catch (JsonProcessingException malformed) {
            int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
            throw new Unreadable("The TOML is malformed: " + sentence(malformed.getOriginalMessage()), line);
        } catch (StackOverflowError deep) {
            throw new Unreadable("The TOML is nested too deeply.", 1);
        }
    }

    /// The first line of a parser's message, with a full stop.
    static String sentence(String message) {
        String first = message.lines().findFirst().orElse("").strip();
        return first.endsWith(".") ? first : first + ".";
    }

    /// What stands under the keys; a missing node if nothing does.
    JsonNode get(String... keys) {
        JsonNode node = root;
        for (String key : keys) node = node.path(key);
        return node;
    }

    String string(String... keys) {
        JsonNode node = get(keys);
        return node.isTextual() ? node.textValue() : "";
    }

    /// The strings of an array, or one string alone; others are left out.
    List<String> strings(String... keys) {
        JsonNode node = get(keys);
        List<String> found = new ArrayList<>();
        if (node.isTextual()) found.add(node.textValue());
        for (JsonNode each : node) if (each.isTextual()) found.add(each.textValue());
        return found;
    }

    /// The names in a table, in the order in which they stand there.
    List<String> names(String... keys) {
        JsonNode node = get(keys);
        List<String> found = new ArrayList<>();
        if (node.isObject()) node.fieldNames().forEachRemaining(found::add);
        return found;
    }

    Span span(String... keys) {
        return places.of(keys);
    }
}
