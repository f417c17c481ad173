package dev.assay.extract;

import dev.assay.extract.Yaml.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the charts of Helm: their templates as far as they are YAML without their actions, with each file of values.
///
/// A file of values beside `values.yaml` is a deployment of its own, which overrides that one.
final class Helm {

    private static final int DEEPEST = 3;
    private static final Pattern ACTION = Pattern.compile("\\{\\{(?:[^}]|}(?!}))*}}");
    private static final Pattern ONLY_ACTIONS = Pattern.compile("(?m)^[ \\t" + Yaml.UNKNOWN + "]*$");
    private static final Pattern CONDITION = Pattern
            .compile(
                    "\\A(?:\\s|\\{\\{-?\\s*/\\*.*?\\*/\\s*-?}}|#[^\\n]*)*\\{\\{-?\\s*if\\s+\\.Values\\.([\\w.]+)\\s*-?}}",
                    Pattern.DOTALL);

    /// By the folder of the chart.
    private final Map<String, Chart> charts = new TreeMap<>();

    private record Chart(List<Spot> values, List<Template> templates) {}

    private record Template(DeploymentFacts facts, List<Yaml> documents) {}

    private Chart chart(String folder) {
        return charts.computeIfAbsent(folder, _ -> new Chart(new ArrayList<>(), new ArrayList<>()));
    }

    void values(DeploymentFacts facts, List<Yaml> documents) {
        for (Yaml each : documents) {
            environment(facts, each, 0);
            chart(facts.folder()).values.add(new Spot(facts, each, List.of()));
        }
    }

    void template(String chart, DeploymentFacts facts, List<Yaml> documents) {
        documents.forEach(each -> Kubernetes.environment(facts, each, 0));
        chart(chart).templates.add(new Template(facts, documents));
    }

    List<Service> services() {
        List<Service> services = new ArrayList<>();
        charts.forEach((folder, chart) -> {
            List<Spot> usual = chart.values.stream()
                    .filter(each -> Folders.name(each.facts().path()).matches("values\\.ya?ml")).toList();
            if (chart.values.isEmpty()) services.addAll(services(folder, chart, List.of()));
            for (Spot values : chart.values) {
                List<Spot> layers = new ArrayList<>(List.of(values));
                usual.stream().filter(each -> each != values).forEach(layers::add);
                List<Service> rendered = services(values.facts().path(), chart, layers);
                List<Service> told = new ArrayList<>();
                components(values, "", layers, List.of(), told);
                // A template that fills in a command has made a service of it already.
                told.removeIf(each -> !rendered.isEmpty() && (each.entrypoint == null && each.command == null
                        || rendered.stream().anyMatch(other -> same(each, other))));
                services.addAll(rendered);
                services.addAll(told);
            }
        });
        return services;
    }

    private static boolean same(Service one, Service other) {
        return one.entrypoint != null && other.entrypoint != null && one.entrypoint.at().equals(other.entrypoint.at())
                || one.command != null && other.command != null && one.command.at().equals(other.command.at());
    }

    private static List<Service> services(String deployment, Chart chart, List<Spot> values) {
        List<Spot> documents = new ArrayList<>();
        for (Template template : chart.templates) {
            Matcher condition = CONDITION.matcher(template.facts.text().content());
            for (Yaml each : template.documents) {
                Spot document = new Spot(template.facts, each, values);
                if (condition.lookingAt() && document.value(condition.group(1)).string().equals("false")) continue;
                Kubernetes.add(document, documents, 0);
            }
        }
        return new ArrayList<>(Kubernetes.services(deployment, "helm", documents, null));
    }

    /// What the values alone tell: a part of them that has replicas, a command or arguments.
    private static void components(Spot values, String name, List<Spot> layers, List<String> path,
            List<Service> services) {
        Spot body = values;
        Spot replicas = either(layers, path, "replicaCount", "replicas");
        Spot scaling = at(layers, path, "autoscaling");
        boolean scales = at(layers, path, "autoscaling", "enabled").string().equals("true");
        Spot command = at(layers, path, "command");
        Spot arguments = at(layers, path, "args");
        boolean own = body.get("replicaCount").exists() || body.get("replicas").exists() || body.get("command").exists()
                || body.get("args").exists() || body.get("autoscaling").exists() && path.isEmpty();
        if ((replicas.exists() || command.exists() || arguments.exists() || scales) && (own || path.isEmpty())) {
            Spot named = command.exists()
                    ? command
                    : arguments.exists() ? arguments : replicas.exists() ? replicas : scaling;
            Service service = new Service(values.facts().path(), "helm", name, named.place());
            if (command.exists()) service.entrypoint = Launch.of(command.yaml(), command.place());
            if (arguments.exists()) service.command = Launch.of(arguments.yaml(), arguments.place());
            Spot most = at(layers, path, "autoscaling", "maxReplicas");
            Spot least = at(layers, path, "autoscaling", "minReplicas");
            if (scales && most.exists()) service.scales.add(Values.scale("replicas", most));
            else if (replicas.exists()) service.scales.add(Values.scale("replicas", replicas));
            if (scales && least.exists()) service.scales.add(Values.scale("least replicas", least));
            for (String key : List.of("env", "environment", "extraEnv", "extraEnvVars")) {
                Spot variables = at(layers, path, key);
                service.says(variables.facts().variables(variables.yaml()));
            }
            Spot workers = at(layers, path, "workers");
            if (!workers.string().isEmpty()) service.says(Map.of("WEB_CONCURRENCY", workers.stated()));
            service.health = Kubernetes.probes(key -> at(layers, path, key));
            services.add(service);
        }
        if (path.size() == DEEPEST) return;
        for (Entry each : body.yaml().entries()) {
            if (!each.value().isMap() || each.key().matches("env|environment|extraEnv|extraEnvVars|autoscaling"))
                continue;
            List<String> deeper = new ArrayList<>(path);
            deeper.add(each.key());
            components(body.get(each.key()), each.key(), layers, deeper, services);
        }
    }

    private static Spot either(List<Spot> layers, List<String> path, String one, String other) {
        Spot first = at(layers, path, one);
        return first.exists() ? first : at(layers, path, other);
    }

    private static Spot at(List<Spot> layers, List<String> path, String... keys) {
        Spot last = layers.getLast();
        for (Spot layer : layers) {
            last = layer.get(path.toArray(String[]::new)).get(keys);
            if (last.exists()) return last;
        }
        return last;
    }

    private static void environment(DeploymentFacts facts, Yaml body, int depth) {
        for (Entry each : body.entries()) {
            if (each.key().matches("env|environment|extraEnv|extraEnvVars")) facts.variables(each.value());
            else if (each.value().isMap() && depth < DEEPEST) environment(facts, each.value(), depth + 1);
        }
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
