package dev.assay.engine;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `overrides.yaml`: names of items and rules, each with `off` or with what is to be changed.
final class OverridesFile {

    private static final YAMLFactory YAML = new YAMLFactory();

    /// A word of the file and where it stands.
    ///
    /// @param name what the word is the value of; null for a name itself
    record Text(String file, int line, int column, String text, @Nullable Text name) {

        Mistake mistake(String said) {
            return new Mistake(file, line, column, said);
        }

        Text named() {
            return name == null ? this : name;
        }
    }

    /// @param values by name, in the order of the file
    record Entry(Text name, boolean off, Map<String, Text> values) {}

    private final String file;
    private final JsonParser parser;

    private OverridesFile(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// The entries of all directories that have the file, in order.
    ///
    /// @throws Mistake for one that has another form
    static List<Entry> read(List<Path> directories) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < directories.size(); i++) {
            Path path = directories.get(i).resolve(Overrides.FILE);
            String name = RuleSources.own(i) + "/" + Overrides.FILE;
            if (!Files.isRegularFile(path)) continue;
            try (JsonParser parser = YAML.createParser(Files.readString(path))) {
                entries.addAll(new OverridesFile(name, parser).entries());
            } catch (JsonProcessingException e) {
                JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
                throw new Mistake(name, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()),
                        e.getOriginalMessage().lines().findFirst().orElse("this is not YAML"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return entries;
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) return entries;
        if (first != JsonToken.START_OBJECT) {
            throw here(null).mistake("expected names of items or rules, such as `PE-8: off`");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Text name = here(null);
            if (entries.stream().anyMatch(one -> one.name.text.equals(name.text))) throw twice(name);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                entries.add(new Entry(name, false, values()));
            } else if (token.isScalarValue() && isOff(parser.getText())) {
                entries.add(new Entry(name, true, Map.of()));
            } else {
                throw here(null).mistake("expected `off`, or what to change, such as `severity: LOW`");
            }
        }
        return entries;
    }

    private Map<String, Text> values() throws IOException {
        Map<String, Text> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Text name = here(null);
            if (values.containsKey(name.text)) throw twice(name);
            if (!parser.nextToken().isScalarValue()) throw here(null).mistake("`" + name.text + "` is not a text");
            values.put(name.text, here(name));
        }
        return values;
    }

    private static Mistake twice(Text name) {
        return name.mistake("`" + name.text + "` stands here twice");
    }

    /// In YAML 1.1 `off` is the same as `false`.
    private static boolean isOff(String text) {
        return text.equals("off") || text.equals("false");
    }

    private Text here(@Nullable Text name) throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        String text = parser.currentToken() == JsonToken.FIELD_NAME ? parser.currentName() : parser.getText();
        return new Text(file, at.getLineNr(), at.getColumnNr(), text == null ? "" : text, name);
    }
}
