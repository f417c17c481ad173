package dev.assay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.assay.budget.Balance;
import dev.assay.budget.Books;
import dev.assay.budget.Change;
import dev.assay.budget.Deployment;
import dev.assay.budget.Limit;
import dev.assay.budget.Polynomial;
import dev.assay.budget.Quantity;
import dev.assay.budget.Resource;
import dev.assay.budget.Saving;
import dev.assay.budget.Term;
import dev.assay.budget.Wording;
import dev.assay.facts.Factor;
import dev.assay.facts.Place;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// Writes a budget as an object with one member for each resource that something asks for. An amount is an integer where
/// all of it is known, else a text such as `55 + pool_size`; `known` is what can be relied on.
public final class BudgetJson {

    private final JsonGenerator json;

    BudgetJson(JsonGenerator json) {
        this.json = json;
    }

    /// The object alone, with a line break at its end.
    public static String text(Books books) {
        StringWriter out = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        JsonFactory factory = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            new BudgetJson(json).write(books);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    void write(Books books) throws IOException {
        json.writeStartObject();
        for (Resource resource : Resource.values()) {
            if (books.terms(resource).isEmpty()) continue;
            json.writeObjectFieldStart(resource.key());
            resource(books, books.balance(resource));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void resource(Books books, Balance balance) throws IOException {
        json.writeStringField("unit", balance.resource().unit());
        json.writeStringField("formula", balance.formula());
        amount("perProcess", balance.perProcess());
        json.writeNumberField("known", balance.perProcess().known());
        strings("unknowns", balance.total().symbols().stream().toList());
        limit(balance.limit());
        json.writeStringField("processStatus", balance.processStatus().name());
        amount("total", balance.total());
        json.writeNumberField("totalKnown", balance.total().known());
        json.writeStringField("status", balance.status().name());
        json.writeStringField("summary", Wording.process(balance) + " " + Wording.against(balance));
        json.writeArrayFieldStart("terms");
        for (Term term : balance.terms()) term(term);
        json.writeEndArray();
        json.writeBooleanField("deploymentStated", balance.stated());
        json.writeArrayFieldStart("processes");
        for (Balance.Line line : balance.lines()) line(line);
        json.writeEndArray();
        amount("migrations", balance.migrations());
        amount("peak", balance.peak());
        whatIf(balance);
        if (balance.dearest().isPresent()) place("dearest", balance.dearest().get().at());
        change(Change.of(books, balance.resource()), balance);
        json.writeArrayFieldStart("savings");
        for (Saving saving : Saving.of(books, balance.resource())) {
            json.writeStartObject();
            json.writeStringField("advice", saving.advice());
            json.writeNumberField("saved", saving.saved());
            json.writeNumberField("after", saving.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void limit(Limit limit) throws IOException {
        if (!limit.isKnown()) return;
        json.writeObjectFieldStart("limit");
        json.writeStringField("server", limit.server());
        json.writeStringField("setting", limit.setting());
        json.writeNumberField("most", limit.most());
        json.writeNumberField("reserved", limit.reserved());
        json.writeNumberField("inUse", limit.inUse());
        json.writeNumberField("usable", limit.usable());
        json.writeStringField("origin", limit.origin());
        json.writeEndObject();
    }

    private void term(Term term) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", term.source());
        json.writeStringField("package", term.inPackage());
        place("place", term.at());
        quantity("size", term.size());
        quantity("overflow", term.overflow());
        json.writeStringField("configuredBy", term.configuredBy());
        amount("count", term.count());
        json.writeArrayFieldStart("factors");
        for (Factor factor : term.factors()) {
            json.writeStartObject();
            json.writeStringField("formula", factor.formula());
            json.writeStringField("what", factor.what());
            json.writeBooleanField("atMost", factor.most());
            place("place", factor.at());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("formula", term.formula());
        amount("amount", term.amount());
        json.writeStringField("madeIn", term.scope().name().toLowerCase(Locale.ROOT));
        strings("names", term.names());
        json.writeEndObject();
    }

    private void line(Balance.Line line) throws IOException {
        Deployment one = line.deployment();
        json.writeStartObject();
        json.writeStringField("role", one.role().name().toLowerCase(Locale.ROOT));
        json.writeStringField("file", one.file());
        json.writeStringField("name", one.name());
        json.writeStringField("command", one.command());
        quantity("workers", one.workers());
        quantity("replicas", one.replicas());
        quantity("surge", one.surge());
        if (one.at().isPresent()) place("place", one.at().get());
        amount("each", line.each());
        amount("amount", line.amount());
        json.writeEndObject();
    }

    private void whatIf(Balance balance) throws IOException {
        json.writeArrayFieldStart("whatIf");
        for (int workers : Balance.WORKERS) {
            for (int replicas : Balance.REPLICAS) {
                json.writeStartObject();
                json.writeNumberField("workers", workers);
                json.writeNumberField("replicas", replicas);
                amount("total", balance.of(workers, replicas));
                json.writeStringField("status", balance.statusOf(workers, replicas).name());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void change(Change change, Balance balance) throws IOException {
        json.writeObjectFieldStart("smallestChange");
        json.writeStringField("outcome", change.outcome().name());
        json.writeStringField("sentence", Wording.change(change, balance));
        json.writeArrayFieldStart("steps");
        for (Change.Step step : change.steps()) {
            json.writeStartObject();
            json.writeStringField("name", step.name());
            json.writeStringField("parameter", step.parameter());
            json.writeStringField("source", step.term().source());
            place("place", step.term().at());
            json.writeNumberField("pools", step.pools());
            json.writeNumberField("from", step.from());
            json.writeNumberField("to", step.to());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (change.total() < Long.MAX_VALUE) json.writeNumberField("total", change.total());
        json.writeEndObject();
    }

    private void quantity(String name, Quantity quantity) throws IOException {
        if (quantity.isKnown()) json.writeNumberField(name, quantity.number());
        else json.writeStringField(name, quantity.symbol());
    }

    private void amount(String name, Polynomial amount) throws IOException {
        if (amount.isNumber()) json.writeNumberField(name, amount.known());
        else json.writeStringField(name, amount.toString());
    }

    private void place(String name, Place place) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("path", place.path());
        json.writeNumberField("line", place.line());
        json.writeEndObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) json.writeString(value);
        json.writeEndArray();
    }
}
