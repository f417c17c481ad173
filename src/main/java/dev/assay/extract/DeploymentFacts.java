package dev.assay.extract;

import dev.assay.facts.Amount;
import dev.assay.facts.EnvironmentExample;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import dev.assay.facts.ServerSetting;
import dev.assay.facts.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one deployment file says by itself, and how its ranges become places.
final class DeploymentFacts {

    private final SourceFile file;
    private final Text text;
    private final String origin;
    private final List<Fact> found = new ArrayList<>();

    /// @param origin as [dev.assay.facts.Process] and [EnvironmentExample] name it
    DeploymentFacts(SourceFile file, Text text, String origin) {
        this.file = file;
        this.text = text;
        this.origin = origin;
    }

    String path() {
        return file.path();
    }

    String folder() {
        return Folders.parent(file.path());
    }

    Text text() {
        return text;
    }

    List<Fact> found() {
        return found;
    }

    void environment(String name, String value, Span span) {
        environment(name, value, place(span));
    }

    void environment(String name, String value, Place at) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_.]*")) return;
        found.add(new EnvironmentExample(at, name, Secrets.masked(name, value), origin));
    }

    /// A number in a configuration file of a server.
    void server(String server, String name, String value, Span span) {
        found.add(new ServerSetting(place(span), server, name, Amount.written(value), path(), ""));
    }

    /// The variables of a YAML node, and a fact for each.
    Map<String, Stated> variables(Yaml yaml) {
        Map<String, Stated> variables = new HashMap<>();
        for (Compose.Variable each : Compose.environment(yaml)) {
            environment(each.name(), each.value(), each.span());
            variables.put(each.name(), new Stated(each.value(), place(each.span())));
        }
        return variables;
    }

    Stated stated(Yaml scalar) {
        return new Stated(scalar.string(), place(scalar.span()));
    }

    Place place(Span span) {
        return text.place(file, span.start(), span.end());
    }
}
