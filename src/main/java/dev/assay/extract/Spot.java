package dev.assay.extract;

import dev.assay.facts.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value in a YAML file that may be the template of a chart: what stands for a value of the chart is that value.
///
/// @param values of the chart, those that override others first; empty outside of charts
record Spot(DeploymentFacts facts, Yaml yaml, List<Spot> values) {

    /// `{{ .Values.a.b }}`, with what is done to it: `| default 2`, `| quote`, `toYaml`, `int`.
    private static final Pattern VALUE = Pattern.compile("\\{\\{-?\\s*(?:(?:toYaml|int|int64|quote|toString|tpl)\\s+)*"
            + "(?:default\\s+(\\S+)\\s+)?\\(?(\\$?\\.(?:Values\\.([\\w.]+))?)\\)?\\s*(?:\\|\\s*default\\s+(\\S+?)\\s*)?"
            + "(?:\\|[^}]*)?-?}}");
    static final Pattern ACTION = Pattern.compile("\\{\\{[^}]*}}");

    private static final Pattern WITH = Pattern.compile("\\{\\{-?\\s*with\\s+\\$?\\.Values\\.([\\w.]+)\\s*-?}}");

    boolean exists() {
        return yaml.exists();
    }

    String string() {
        return yaml.string();
    }

    Stated stated() {
        return facts.stated(yaml);
    }

    Place place() {
        return facts.place(yaml.span());
    }

    List<Spot> items() {
        return yaml.items().stream().map(each -> new Spot(facts, each, values).resolved()).toList();
    }

    Spot get(String... keys) {
        Spot found = this;
        for (String key : keys) found = found.child(key);
        return found;
    }

    private Spot child(String key) {
        for (Yaml.Entry entry : yaml.entries()) {
            if (!entry.key().equals(key)) continue;
            Spot child = new Spot(facts, entry.value(), values);
            return child.exists() || values.isEmpty() ? child.resolved() : child.below(entry);
        }
        return new Spot(facts, yaml.get(key), values);
    }

    /// A template leaves lines of actions alone out of the YAML, such as `toYaml` below a key.
    private Spot below(Yaml.Entry entry) {
        String rest = facts.text().content().substring(Math.min(entry.span().start() + entry.key().length(),
                facts.text().content().length()));
        Matcher matcher = Pattern.compile("\\A\\s*:\\s*(\\{\\{[^}]*}})").matcher(rest);
        return matcher.find() ? resolved(matcher.group(1), entry.span().start()) : this.nothing();
    }

    private Spot nothing() {
        return new Spot(facts, new Yaml(facts.text(), null), values);
    }

    private Spot resolved() {
        return values.isEmpty() || !yaml.string().contains("{{") ? this : resolved(yaml.string(), yaml.span().start());
    }

    private Spot resolved(String written, int offset) {
        Matcher matcher = VALUE.matcher(written.strip());
        if (!matcher.matches()) return this;
        String path = matcher.group(3);
        if (path == null) path = within(offset);
        Spot found = path.isEmpty() ? nothing() : value(path);
        return found.exists() ? found : this;
    }

    /// What `.` stands for.
    private String within(int offset) {
        Matcher matcher = WITH.matcher(facts.text().content().substring(0, offset));
        String path = "";
        while (matcher.find()) path = matcher.group(1);
        return path;
    }

    /// A value of the chart by its dotted path.
    Spot value(String path) {
        for (Spot layer : values) {
            Spot found = layer.get(path.split("\\."));
            if (found.exists()) return found;
        }
        return nothing();
    }

    /// The dotted path of the value that is written here, and its default; empty where none is.
    static List<String> chartValue(String written) {
        Matcher matcher = VALUE.matcher(written.strip());
        if (!matcher.matches() || matcher.group(3) == null) return List.of();
        String otherwise = matcher.group(1) != null ? matcher.group(1) : matcher.group(4);
        return List.of(matcher.group(3), otherwise == null ? "" : otherwise.replace("\"", ""));
    }

    List<String> strings() {
        List<String> strings = new ArrayList<>();
        for (Spot each : items()) strings.add(each.string());
        return strings;
    }
}
