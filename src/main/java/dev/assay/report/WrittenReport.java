package dev.assay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A report as it was written, for those who ask about it later.
///
/// @param rules the hash of the facts, rules and templates that it was made with
/// @param checklists names of the packages that each checklist applies to, with the reason
public record WrittenReport(String repository, String rules, List<Verdict> verdicts, List<Finding> findings,
        List<Question> questions, List<Group> groups, Map<String, List<String>> checklists) {

    /// @param severity empty without findings
    /// @param places such as `app/main.py:12`
    public record Verdict(String item, String inPackage, String verdict, String severity, String message,
            List<String> places, List<String> findings) {}

    /// @param placesTotal how many there are; `places` holds the first of them
    public record Finding(String id, String item, String rule, String inPackage, String verdict, String severity,
            List<String> severityPath, String message, String recommendation, List<String> places, int placesTotal,
            List<Evidence> evidence) {}

    /// A fact that matched, or what was searched.
    ///
    /// @param fact its kind; empty for a search
    /// @param text the first line of its source, or what was searched and how often it was found
    /// @param place empty for a search
    /// @param about the fact that a concept is about; else empty
    public record Evidence(String fact, String text, String place, Map<String, String> properties,
            List<Evidence> about) {}

    public record Question(String item, String inPackage, String question, List<String> places) {}

    /// Findings of one cause.
    public record Group(String id, String description, List<String> findings) {}

    /// @param folder holds `report.json`
    /// @throws IllegalArgumentException with one sentence, if it is not a report
    public static WrittenReport read(Path folder) throws IOException {
        Path file = folder.resolve("report.json");
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("`" + file + "` is not JSON: line " + e.getLocation().getLineNr() + ", "
                    + e.getOriginalMessage() + ".");
        }
        if (!json.path("schemaVersion").asText().equals("1")) {
            throw new IllegalArgumentException("`" + file + "` is not a report of version 1.");
        }
        Map<String, List<String>> checklists = new LinkedHashMap<>();
        for (JsonNode one : json.path("packages")) {
            for (JsonNode checklist : one.path("checklists")) {
                checklists.computeIfAbsent(checklist.asText(), key -> new ArrayList<>())
                        .add(one.path("name").asText() + ": " + one.path("why").asText());
            }
        }
        return new WrittenReport(json.at("/repository/name").asText(), json.at("/tool/rules").asText(),
                all(json.path("verdicts"), WrittenReport::verdict), all(json.path("findings"), WrittenReport::finding),
                all(json.path("unknowns"), one -> new Question(one.path("item").asText(), one.path("package").asText(),
                        one.path("question").asText(), all(one.path("locations"), WrittenReport::place))),
                all(json.path("consolidated"), one -> new Group(one.path("id").asText(),
                        one.path("description").asText(), all(one.path("findingIds"), JsonNode::asText))),
                checklists);
    }

    private interface Reading<T> {
        T read(JsonNode json);
    }

    private static <T> List<T> all(JsonNode array, Reading<T> reading) {
        List<T> all = new ArrayList<>();
        for (JsonNode one : array) all.add(reading.read(one));
        return all;
    }

    private static Verdict verdict(JsonNode json) {
        return new Verdict(json.path("item").asText(), json.path("package").asText(), json.path("verdict").asText(),
                json.path("severity").asText(), json.path("message").asText(),
                all(json.path("locations"), WrittenReport::place), all(json.path("findingIds"), JsonNode::asText));
    }

    private static Finding finding(JsonNode json) {
        return new Finding(json.path("id").asText(), json.path("item").asText(), json.path("rule").asText(),
                json.path("package").asText(), json.path("verdict").asText(), json.path("severity").asText(),
                all(json.path("severityPath"), JsonNode::asText), json.path("message").asText(),
                json.path("recommendation").asText(), all(json.path("locations"), WrittenReport::place),
                json.path("placesTotal").asInt(), all(json.path("evidence"), WrittenReport::evidence));
    }

    private static Evidence evidence(JsonNode json) {
        if (json.has("searched")) {
            return new Evidence("", json.path("searched").asText() + ": " + json.path("count").asInt(), "", Map.of(),
                    List.of());
        }
        Map<String, String> properties = new LinkedHashMap<>();
        json.path("properties").properties().forEach(one -> properties.put(one.getKey(), one.getValue().asText()));
        return new Evidence(json.path("fact").asText(), json.path("text").asText(), place(json.path("place")),
                properties, json.has("about") ? List.of(evidence(json.path("about"))) : List.of());
    }

    private static String place(JsonNode json) {
        return json.path("path").asText() + ":" + json.path("line").asInt();
    }
}
