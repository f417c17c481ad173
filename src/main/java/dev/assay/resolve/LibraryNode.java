package dev.assay.resolve;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
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

    /// Counted from 1.
    int line();

    /// @param value a `String`, `Long`, `Double` or `Boolean`; the empty string of type `null` for none
    /// @param absent whether it is YAML's `null`
    record Scalar(int line, Object value, boolean absent) implements LibraryNode {}

    record Sequence(int line, List<LibraryNode> elements) implements LibraryNode {}

    /// @param entries in order of the file
    /// @param lines of the keys
    record Mapping(int line, Map<String, LibraryNode> entries, Map<String, Integer> lines) implements LibraryNode {}

    /// Reads a file with one document.
    static LibraryNode read(YAMLFactory yaml, Path file) throws IOException {
        try (JsonParser parser = yaml.createParser(new StringReader(Files.readString(file)))) {
            if (parser.nextToken() == null) throw new LibraryMistake(file, 1, "the file is empty");
            return read(parser, file);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new LibraryMistake(file, Math.max(1, line), "not YAML: " + e.getOriginalMessage().lines().findFirst()
                    .orElse(""));
        }
    }

    private static LibraryNode read(JsonParser parser, Path file) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, LibraryNode> entries = new LinkedHashMap<>();
                Map<String, Integer> lines = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    int keyLine = parser.currentTokenLocation().getLineNr();
                    parser.nextToken();
                    if (lines.put(key, keyLine) != null) {
                        throw new LibraryMistake(file, keyLine, "`" + key + "` stands here twice");
                    }
                    entries.put(key, read(parser, file));
                }
                yield new Mapping(line, entries, lines);
            }
            case START_ARRAY -> {
                List<LibraryNode> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) elements.add(read(parser, file));
                yield new Sequence(line, elements);
            }
            case VALUE_TRUE -> new Scalar(line, true, false);
            case VALUE_FALSE -> new Scalar(line, false, false);
            case VALUE_NULL -> new Scalar(line, "", true);
            case VALUE_NUMBER_INT -> new Scalar(line, parser.getLongValue(), false);
            case VALUE_NUMBER_FLOAT -> new Scalar(line, parser.getDoubleValue(), false);
            case VALUE_STRING -> new Scalar(line, parser.getText(), false);
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }
}
