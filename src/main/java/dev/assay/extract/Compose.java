package dev.assay.extract;

import dev.assay.extract.Yaml.Entry;
import java.util.ArrayList;
import java.util.List;

/// Reads a compose file: what each service starts, how often, and its environment.
final class Compose {

    private Compose() {}

    static void read(DeploymentFacts facts, Yaml document) {
        for (Entry service : document.get("services").entries()) {
            if (service.value().isMap()) service(facts, service);
        }
    }

    private static void service(DeploymentFacts facts, Entry service) {
        Yaml body = service.value();
        String concurrency = "";
        for (Variable each : environment(body.get("environment"))) {
            facts.environment(each.name, each.value, each.span);
            if (each.name.equals("WEB_CONCURRENCY")) concurrency = each.value;
        }
        String replicas = body.get("deploy", "replicas").string();
        if (replicas.isEmpty()) replicas = body.get("scale").string();
        Yaml command = body.get("command");
        Yaml entrypoint = body.get("entrypoint");
        Span span = command.exists()
                ? command.span()
                : entrypoint.exists()
                        ? entrypoint.span()
                        : new Span(service.span().start(), service.span().start() + service.key().length());
        facts.processes(service.key(), commands(entrypoint, command), replicas, concurrency, span);
    }

    /// An entrypoint and its arguments, each as a string or a list.
    static List<Command> commands(Yaml entrypoint, Yaml command) {
        if (entrypoint.exists() && command.exists()) {
            List<String> words = new ArrayList<>(words(entrypoint));
            words.addAll(words(command));
            return Command.all(words);
        }
        Yaml either = entrypoint.exists() ? entrypoint : command;
        if (either.isList()) return Command.all(either.strings());
        return Command.ofShell(either.string());
    }

    private static List<String> words(Yaml yaml) {
        return yaml.isList() ? yaml.strings() : ShellWords.words(yaml.string());
    }

    record Variable(String name, String value, Span span) {}

    /// A map of names and values, or a list of `NAME=value`, or of maps with `name` and `value`.
    static List<Variable> environment(Yaml yaml) {
        List<Variable> found = new ArrayList<>();
        for (Entry each : yaml.entries()) found.add(new Variable(each.key(), each.value().string(), each.span()));
        for (Yaml each : yaml.items()) {
            String[] parts = each.string().split("=", 2);
            if (each.isMap())
                found.add(new Variable(each.get("name").string(), each.get("value").string(), each.span()));
            else
                if (!parts[0].isEmpty())
                    found.add(new Variable(parts[0], parts.length < 2 ? "" : parts[1], each.span()));
        }
        return found;
    }
}
