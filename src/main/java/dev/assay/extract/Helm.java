package dev.assay.extract;

import dev.assay.extract.Compose.Variable;
import dev.assay.extract.Yaml.Entry;
import java.util.List;
import java.util.regex.Pattern;

/// Reads a chart of Helm's: its values, and its templates as far as they are YAML without their actions.
final class Helm {

    private static final int DEEPEST = 3;
    private static final Pattern ACTION = Pattern.compile("\\{\\{(?:[^}]|}(?!}))*}}");
    private static final Pattern ONLY_ACTIONS = Pattern.compile("(?m)^[ \\t" + Yaml.UNKNOWN + "]*$");

    private Helm() {}

    static void values(DeploymentFacts facts, Yaml document) {
        component(facts, "", document, new Span(0, 0), 0);
    }

    private static void component(DeploymentFacts facts, String name, Yaml body, Span span, int depth) {
        String replicas = first(body.get("replicaCount"), body.get("replicas"));
        Yaml scaling = body.get("autoscaling");
        if (scaling.get("enabled").string().equals("true"))
            replicas = first(scaling.get("maxReplicas"), body.get("replicaCount"));
        String concurrency = "";
        for (String key : List.of("env", "environment", "extraEnv", "extraEnvVars")) {
            for (Variable each : Compose.environment(body.get(key))) {
                facts.environment(each.name(), each.value(), each.span());
                if (each.name().equals("WEB_CONCURRENCY")) concurrency = each.value();
            }
        }
        Yaml command = body.get("command");
        Yaml arguments = body.get("args");
        String workers = body.get("workers").string();
        if (!replicas.isEmpty() || command.exists() || arguments.exists()) {
            Yaml named = command.exists() ? command : arguments.exists() ? arguments : replicaNode(body);
            facts.processes(name, Compose.commands(command, arguments), replicas,
                    concurrency.isEmpty() ? workers : concurrency, named.exists() ? named.span() : span);
        }
        if (depth == DEEPEST) return;
        for (Entry each : body.entries()) {
            if (!each.value().isMap() || each.key().matches("env|environment|extraEnv|extraEnvVars|autoscaling"))
                continue;
            component(facts, each.key(), each.value(), each.span(), depth + 1);
        }
    }

    private static Yaml replicaNode(Yaml body) {
        Yaml count = body.get("replicaCount");
        return count.exists() ? count : body.get("replicas").exists() ? body.get("replicas") : body.get("autoscaling");
    }

    private static String first(Yaml one, Yaml other) {
        return one.string().isEmpty() ? other.string() : one.string();
    }

    /// The documents of a template. Lines of actions alone are left out; what other actions stand for is not known,
    /// so a value that holds one reads as it is written.
    static List<Yaml> documents(Text template) throws Unreadable {
        String plain = ACTION.matcher(template.content())
                .replaceAll(found -> found.group().replaceAll("[^\\r\\n]", String.valueOf(Yaml.UNKNOWN)));
        plain = ONLY_ACTIONS.matcher(plain).replaceAll(found -> " ".repeat(found.group().length()));
        return Yaml.documents(new Text(plain)).stream().map(each -> new Yaml(template, each.node())).toList();
    }
}
