package dev.assay.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import dev.assay.facts.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes facts as JSON, one object a line: `kind`, `place`, `properties`.
public final class FactLines implements AutoCloseable {

    private final JsonGenerator json;

    /// @param out stays open
    public FactLines(OutputStream out) throws IOException {
        json = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build()
                .createGenerator(out, JsonEncoding.UTF8);
        json.setPrettyPrinter(null);
        json.setRootValueSeparator(null);
    }

    /// @param at null for a concept that stands nowhere; it has no `place` then
    public void write(String kind, @Nullable Place at, Map<String, Object> properties) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", kind);
        if (at != null) place(at);
        json.writeObjectFieldStart("properties");
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            json.writeFieldName(property.getKey());
            value(property.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void place(Place at) throws IOException {
        json.writeObjectFieldStart("place");
        json.writeStringField("path", at.path());
        json.writeNumberField("line", at.line());
        json.writeNumberField("column", at.column());
        json.writeNumberField("endLine", at.endLine());
        json.writeStringField("package", at.file().inPackage());
        json.writeStringField("role", at.file().role().name());
        json.writeEndObject();
    }

    private void value(Object value) throws IOException {
        switch (value) {
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Collection<?> many -> {
                json.writeStartArray();
                for (Object one : many) value(one);
                json.writeEndArray();
            }
            case Fact fact -> reference(fact);
            case Value expression -> expression(expression);
            default -> json.writeString(value.toString());
        }
    }

    /// Another fact is told by its kind and place.
    private void reference(Fact fact) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", fact.getClass().getSimpleName());
        place(fact.at());
        json.writeEndObject();
    }

    private void expression(Value value) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", value.getClass().getSimpleName());
        json.writeStringField("text", value.text());
        switch (value) {
            case Value.Literal literal -> {
                json.writeFieldName("value");
                value(literal.value());
                json.writeStringField("type", literal.type());
            }
            case Value.Collection collection -> {
                json.writeStringField("type", collection.type());
                many("keys", collection.keys());
                many("elements", collection.elements());
                json.writeBooleanField("complete", collection.complete());
            }
            case Value.Reference reference -> {
                json.writeStringField("name", reference.name());
                json.writeStringField("origin", reference.origin());
                json.writeStringField("owner", reference.owner());
                json.writeFieldName("value");
                expression(reference.value());
            }
            case Value.Called called -> {
                json.writeStringField("target", called.target());
                json.writeArrayFieldStart("arguments");
                for (Value.Passed passed : called.arguments()) {
                    json.writeStartObject();
                    json.writeStringField("keyword", passed.keyword());
                    json.writeFieldName("value");
                    expression(passed.value());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            case Value.FormattedString formatted -> many("interpolated", formatted.interpolated());
            case Value.Unknown _ -> {}
        }
        json.writeEndObject();
    }

    private void many(String field, Collection<Value> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (Value value : values) expression(value);
        json.writeEndArray();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
