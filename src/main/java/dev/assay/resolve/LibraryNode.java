package dev.assay.resolve;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A node of a YAML file that knows its line, which Jackson's own tree does not.
sealed interface LibraryNode {

    /// Both counted from 1.
    record Spot(int line, int column) {}

    Spot at();

    /// @param value a `String`, `Long`, `Double` or `Boolean`; the empty string of type `null` for none
    /// @param absent whether it is YAML's `null`
    record Scalar(Spot at, Object value, boolean absent) implements LibraryNode {}

    record Sequence(Spot at, List<LibraryNode> elements) implements LibraryNode {}

    /// @param entries in order of the file
    /// @param keys where each key stands
    record Mapping(Spot at, Map<String, LibraryNode> entries, Map<String, Spot> keys) implements LibraryNode {}

    /// Reads a file with one document.
    static LibraryNode read(YAMLFactory yaml, Path file) throws IOException {
        try (JsonParser parser = yaml.createParser(new StringReader(Files.readString(file)))) {
            if (parser.nextToken() == null) throw mistake(file, new Spot(1, 1), "the file is empty");
            return read(parser, file);
        } catch (JsonProcessingException e) {
            Spot at = e.getLocation() == null
                    ? new Spot(1, 1)
                    : new Spot(Math.max(1, e.getLocation().getLineNr()), Math.max(1, e.getLocation().getColumnNr()));
            throw mistake(file, at, "not YAML: " + e.getOriginalMessage().lines().findFirst()
                    .orElse(""));
        }
    }

    private static LibraryNode read(JsonParser parser, Path file) throws IOException {
        Spot at = spot(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, LibraryNode> entries = new LinkedHashMap<>();
                Map<String, Spot> keys = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    Spot place = spot(parser);
                    parser.nextToken();
                    if (keys.put(key, place) != null) {
                        throw mistake(file, place, "`" + key + "` stands here twice");
                    }
                    entries.put(key, read(parser, file));
                }
                yield new Mapping(at, entries, keys);
            }
            case START_ARRAY -> {
                List<LibraryNode> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) elements.add(read(parser, file));
                yield new Sequence(at, elements);
            }
            case VALUE_TRUE -> new Scalar(at, true, false);
            case VALUE_FALSE -> new Scalar(at, false, false);
            case VALUE_NULL -> new Scalar(at, "", true);
            case VALUE_NUMBER_INT -> new Scalar(at, parser.getLongValue(), false);
            case VALUE_NUMBER_FLOAT -> new Scalar(at, parser.getDoubleValue(), false);
            case VALUE_STRING -> new Scalar(at, parser.getText(), false);
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }

    private static Spot spot(JsonParser parser) {
        return new Spot(parser.currentTokenLocation().getLineNr(), parser.currentTokenLocation().getColumnNr());
    }

    /// @param file of `facts/libraries`
    static Mistake mistake(Path file, Spot at, String said) {
        return new Mistake("facts/libraries/" + file.getFileName(), at.line(), at.column(), said);
    }
}
