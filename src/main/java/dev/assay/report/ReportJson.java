package dev.assay.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.assay.budget.Books;
import dev.assay.facts.Place;
import dev.assay.facts.Unread;
import dev.assay.findings.BacklogEntry;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Evidence;
import dev.assay.findings.Finding;
import dev.assay.findings.InventoryRow;
import dev.assay.findings.Judgement;
import dev.assay.findings.Outcome;
import dev.assay.findings.Question;
import dev.assay.findings.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes `report.json`. The same audit gives the same bytes.
final class ReportJson {

    private static final List<String> TABLES = List.of("postgresPools", "redisClients", "httpClients", "threads",
            "lifespanHooks", "settings", "middleware", "environmentReads", "entryPoints", "exports");

    private final JsonGenerator json;
    /// Items and packages that are not decided.
    private final Set<List<String>> open = new HashSet<>();

    private ReportJson(JsonGenerator json) {
        this.json = json;
    }

    /// The stream stays open.
    static void write(Judgement judgement, Metadata metadata, OutputStream out) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        JsonFactory factory = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            new ReportJson(json).report(judgement, metadata);
            json.writeRaw('\n');
        }
    }

    private void report(Judgement judgement, Metadata metadata) throws IOException {
        json.writeStartObject();
        json.writeStringField("schemaVersion", "1");
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "assay");
        json.writeStringField("version", metadata.toolVersion());
        json.writeStringField("rules", metadata.rulesHash());
        if (!metadata.ruleChanges().isEmpty()) strings("ruleChanges", metadata.ruleChanges());
        json.writeEndObject();
        json.writeObjectFieldStart("repository");
        json.writeStringField("name", metadata.repository());
        json.writeEndObject();
        array("packages", PackageResult.all(judgement, metadata), this::inPackage);
        array("verdicts", judgement.verdicts(), this::verdict);
        array("findings", judgement.findings(), this::finding);
        for (Verdict verdict : judgement.verdicts()) {
            if (verdict.outcome() == Outcome.UNKNOWN) open.add(List.of(verdict.item(), verdict.inPackage()));
        }
        array("unknowns", judgement.questions(), this::question);
        array("themes", ThemeResult.all(judgement), this::theme);
        array("consolidated", judgement.consolidated(), this::consolidated);
        array("backlog", judgement.backlog(), this::backlog);
        inventory(judgement.inventory(), judgement.books());
        coverage(metadata.coverage());
        json.writeEndObject();
    }

    private void inPackage(PackageResult result) throws IOException {
        json.writeStringField("name", result.name());
        json.writeStringField("path", result.path());
        strings("checklists", result.checklists().keySet());
        json.writeStringField("why", result.why());
        if (!result.page().isEmpty()) json.writeStringField("page", "pass-1/" + result.page());
        array("libraries", result.libraries(), library -> {
            json.writeStringField("name", library.name());
            if (!library.version().isEmpty()) json.writeStringField("version", library.version());
        });
        json.writeStringField("rag", result.rag().name());
        json.writeNumberField("passed", result.passed());
        json.writeNumberField("applicable", result.applicable());
    }

    private void verdict(Verdict verdict) throws IOException {
        json.writeStringField("item", verdict.item());
        json.writeStringField("package", verdict.inPackage());
        json.writeStringField("verdict", verdict.outcome().name());
        if (verdict.severity() != null) json.writeStringField("severity", verdict.severity().name());
        json.writeStringField("message", verdict.message());
        array("locations", verdict.places(), this::place);
        strings("findingIds", verdict.findingIds());
    }

    private void finding(Finding finding) throws IOException {
        json.writeStringField("id", finding.id());
        json.writeStringField("item", finding.item());
        json.writeStringField("rule", finding.rule());
        json.writeStringField("package", finding.inPackage());
        json.writeStringField("verdict", finding.outcome().name());
        json.writeStringField("severity", finding.severity().name());
        strings("severityPath", finding.severityPath());
        json.writeStringField("message", finding.message());
        json.writeStringField("recommendation", finding.recommendation());
        array("locations", finding.places(), this::place);
        json.writeNumberField("placesTotal", finding.placesTotal());
        array("evidence", finding.evidence(), this::evidence);
        json.writeStringField("fingerprint", finding.fingerprint());
    }

    private void evidence(Evidence evidence) throws IOException {
        switch (evidence) {
            case Evidence.Matched matched -> matched(matched);
            case Evidence.Searched searched -> {
                json.writeStringField("searched", searched.searched());
                json.writeNumberField("count", searched.count());
            }
        }
    }

    private void matched(Evidence.Matched matched) throws IOException {
        json.writeStringField("fact", matched.kind());
        json.writeStringField("text", matched.text());
        json.writeObjectFieldStart("place");
        place(matched.fact().at());
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        for (Map.Entry<String, String> property : matched.properties().entrySet()) {
            json.writeStringField(property.getKey(), property.getValue());
        }
        json.writeEndObject();
        for (Evidence.Matched about : matched.about()) {
            json.writeObjectFieldStart("about");
            matched(about);
            json.writeEndObject();
        }
    }

    private void question(Question question) throws IOException {
        json.writeStringField("item", question.item());
        json.writeStringField("package", question.inPackage());
        json.writeStringField("question", question.question());
        json.writeBooleanField("open", open.contains(List.of(question.item(), question.inPackage())));
        json.writeStringField("answer", OpenRow.answer(question.item(), question.inPackage()));
        array("locations", question.places(), this::place);
    }

    private void theme(ThemeResult theme) throws IOException {
        json.writeStringField("name", theme.theme().name());
        json.writeStringField("title", theme.theme().title());
        strings("findingIds", theme.findings().stream().map(Finding::id).toList());
    }

    private void consolidated(Consolidated one) throws IOException {
        json.writeStringField("id", one.id());
        json.writeStringField("severity", one.severity().name());
        strings("packages", one.packages());
        strings("items", one.items());
        strings("findingIds", one.findingIds());
        json.writeStringField("description", one.description());
        json.writeStringField("recommendation", one.recommendation());
        strings("why", one.why());
        json.writeNumberField("placesTotal", one.places());
        strings("sources", one.sources());
    }

    private void backlog(BacklogEntry entry) throws IOException {
        json.writeStringField("consolidatedId", entry.consolidated().id());
        json.writeStringField("priority", entry.priority().name());
        strings("why", entry.why());
        json.writeStringField("effort", entry.consolidated().effort().name());
        strings("dependsOn", entry.dependsOn().stream().map(BacklogEntry.Dependency::consolidatedId).toList());
        array("dependencies", entry.dependsOn(), one -> {
            json.writeStringField("consolidatedId", one.consolidatedId());
            json.writeStringField("why", one.why());
        });
        strings("together", entry.together());
        json.writeStringField("verification", entry.consolidated().verification());
        json.writeNumberField("phase", entry.phase());
    }

    private void inventory(List<InventoryRow> rows, Books books) throws IOException {
        Map<String, List<InventoryRow>> tables = rows.stream().collect(Collectors.groupingBy(InventoryRow::table));
        json.writeObjectFieldStart("inventory");
        for (String table : TABLES) array(table, tables.getOrDefault(table, List.of()), this::row);
        for (String table : new TreeSet<>(tables.keySet())) {
            if (!TABLES.contains(table)) array(table, tables.get(table), this::row);
        }
        json.writeFieldName("budget");
        new BudgetJson(json).write(books);
        json.writeEndObject();
    }

    private void row(InventoryRow row) throws IOException {
        json.writeStringField("package", row.inPackage());
        json.writeObjectFieldStart("place");
        place(row.place());
        json.writeEndObject();
        for (Map.Entry<String, Object> property : row.properties().entrySet()) {
            json.writeFieldName(property.getKey());
            value(property.getValue());
        }
    }

    private void value(Object value) throws IOException {
        switch (value) {
            case String string -> json.writeString(string);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Collection<?> many -> {
                json.writeStartArray();
                for (Object one : many) value(one);
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    private void coverage(Metadata.Coverage coverage) throws IOException {
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("files", coverage.files());
        json.writeNumberField("parsed", coverage.parsed());
        array("unread", coverage.unread(), this::unread);
        json.writeEndObject();
    }

    private void unread(Unread unread) throws IOException {
        place(unread.at());
        json.writeStringField("reason", unread.reason());
    }

    private void place(Place place) throws IOException {
        json.writeStringField("path", place.path());
        json.writeNumberField("line", place.line());
        json.writeNumberField("endLine", place.endLine());
        json.writeNumberField("column", place.column());
    }

    private void strings(String field, Collection<String> strings) throws IOException {
        json.writeArrayFieldStart(field);
        for (String string : strings) json.writeString(string);
        json.writeEndArray();
    }

    /// Writes the fields of one thing.
    private interface Fields<T> {
        void write(T one) throws IOException;
    }

    private <T> void array(String field, Collection<T> all, Fields<T> fields) throws IOException {
        json.writeArrayFieldStart(field);
        for (T one : all) {
            json.writeStartObject();
            fields.write(one);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
