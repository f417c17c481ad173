package dev.assay.extract;

import dev.assay.extract.Compose.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads Kubernetes manifests: what containers start, how often, and their environment.
final class Kubernetes {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job",
            "CronJob", "Pod", "Rollout");

    private Kubernetes() {}

    /// Whether a text is worth parsing as a manifest.
    static boolean mayBe(Text text) {
        return text.content().contains("apiVersion:") && text.content().contains("kind:");
    }

    static void read(DeploymentFacts facts, List<Yaml> documents) {
        for (Yaml document : documents) {
            String kind = document.get("kind").string();
            if (kind.equals("List")) read(facts, document.get("items").items());
            if (kind.equals("ConfigMap")) {
                for (Variable each : Compose.environment(document.get("data"))) {
                    if (each.name().matches("[A-Z_][A-Z0-9_]*"))
                        facts.environment(each.name(), each.value(), each.span());
                }
            }
            if (WORKLOADS.contains(kind)) workload(facts, document, kind);
        }
    }

    private static void workload(DeploymentFacts facts, Yaml document, String kind) {
        Yaml spec = document.get("spec");
        String replicas = spec.get("replicas").string();
        if (kind.equals("CronJob")) spec = spec.get("jobTemplate", "spec");
        Yaml pod = kind.equals("Pod") ? spec : spec.get("template", "spec");
        List<Yaml> containers = new ArrayList<>(pod.get("initContainers").items());
        containers.addAll(pod.get("containers").items());
        for (Yaml container : containers) {
            if (container.isMap()) container(facts, container, replicas);
        }
    }

    private static void container(DeploymentFacts facts, Yaml container, String replicas) {
        String concurrency = "";
        for (Variable each : Compose.environment(container.get("env"))) {
            facts.environment(each.name(), each.value(), each.span());
            if (each.name().equals("WEB_CONCURRENCY")) concurrency = each.value();
        }
        Yaml command = container.get("command");
        Yaml arguments = container.get("args");
        Yaml named = command.exists() ? command : arguments.exists() ? arguments : container.get("name");
        facts.processes(container.get("name").string(), Compose.commands(command, arguments), replicas, concurrency,
                (named.exists() ? named : container).span());
    }
}
