package dev.assay.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.extract.FileWalk.Found;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the versions that a lock file pins. Such files are long and written by programs, so those in TOML are read
/// line by line.
final class LockFiles {

    private static final long LONGEST = 64L << 20;
    private static final Set<String> TOML = Set.of("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml");
    private static final List<String> SAID = List.of("name", "version", "source");
    private static final Pattern TEXT = Pattern.compile("(name|version)\\s*=\\s*[\"']([^\"']*)[\"']\\s*(#.*)?");
    private static final Pattern LOCAL = Pattern
            .compile("source\\s*=\\s*\\{\\s*(editable|virtual|directory|path)\\b.*");

    private LockFiles() {}

    /// A distribution that a lock file pins.
    ///
    /// @param name normalised as PEP 503 says
    /// @param line counted from 1
    record Locked(String name, String version, int line) {}

    static boolean is(Found file) {
        return TOML.contains(file.name()) || file.name().equals("Pipfile.lock");
    }

    /// What the file pins, in its own order; what lies in the repository itself is left out.
    static List<Locked> read(Found file) throws Unreadable {
        try {
            if (Files.size(file.location()) > LONGEST) throw new Unreadable("The lock file is too large.", 1);
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                    Files.newInputStream(file.location()), StandardCharsets.UTF_8))) {
                return file.name().equals("Pipfile.lock") ? json(reader) : toml(reader);
            }
        } catch (IOException unreadable) {
            throw new Unreadable("The lock file cannot be read.", 1);
        }
    }

    private static List<Locked> toml(BufferedReader reader) throws IOException, Unreadable {
        List<Locked> found = new ArrayList<>();
        String name = "";
        String version = "";
        int start = 0;
        boolean local = false;
        boolean inside = false;
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.startsWith("[[package]]") || line.startsWith("[[packages]]")) {
                if (!name.isEmpty() && !local) found.add(new Locked(name, version, start));
                name = "";
                version = "";
                local = false;
                inside = true;
            } else if (line.startsWith("[")) {
                inside = false;
            } else if (line.startsWith("<<<<<<<")) {
                throw new Unreadable("The lock file holds a merge conflict.", number);
            } else if (inside && SAID.stream().anyMatch(line::startsWith)) {
                Matcher matcher = TEXT.matcher(line);
                if (matcher.matches() && matcher.group(1).equals("name")) {
                    name = Requirement.normalised(matcher.group(2));
                    start = number;
                } else if (matcher.matches()) {
                    version = matcher.group(2);
                } else if (LOCAL.matcher(line).matches()) {
                    local = true;
                }
            }
        }
        if (!name.isEmpty() && !local) found.add(new Locked(name, version, start));
        return found;
    }

    private static List<Locked> json(Reader reader) throws IOException, Unreadable {
        List<Locked> found = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(reader)) {
            String section = "";
            String name = "";
            int line = 1;
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) depth++;
                if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) depth--;
                if (token != JsonToken.FIELD_NAME) continue;
                if (depth == 1) section = parser.currentName();
                if (depth == 2) {
                    name = Requirement.normalised(parser.currentName());
                    line = parser.currentLocation().getLineNr();
                }
                if (depth == 3 && !section.equals("_meta") && parser.currentName().equals("version")) {
                    String version = parser.nextTextValue();
                    if (version != null) found.add(new Locked(name, version.replaceFirst("^=+", ""), line));
                    else if (parser.currentToken().isStructStart()) depth++;
                }
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
            throw new Unreadable("The JSON is malformed: " + Toml.sentence(malformed.getOriginalMessage()),
                    malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr());
        }
        return found;
    }
}
