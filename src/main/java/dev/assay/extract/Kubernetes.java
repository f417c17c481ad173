package dev.assay.extract;

import dev.assay.facts.Place;
import dev.assay.facts.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads Kubernetes manifests: what containers start, how often, and their environment.
///
/// The manifests of a folder are one deployment. A folder with a `kustomization.yaml` also runs what it names.
final class Kubernetes {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job",
            "CronJob", "Pod", "Rollout");
    private static final Pattern KUSTOMIZATION = Pattern.compile("kustomization\\.ya?ml|Kustomization");
    private static final int MOST_STEPS = 10;
    private static final int MOST_LISTS = 2;

    /// What the paths of a chart's values begin with.
    static final String CHART = ".Values.";

    /// By folder.
    private final Map<String, List<Spot>> documents = new TreeMap<>();
    private final Map<String, Spot> kustomizations = new TreeMap<>();

    /// Whether a text is worth parsing as a manifest.
    static boolean mayBe(Text text) {
        return text.content().contains("apiVersion:") && text.content().contains("kind:");
    }

    static boolean isKustomization(String name) {
        return KUSTOMIZATION.matcher(name).matches();
    }

    void read(DeploymentFacts facts, List<Yaml> read) {
        for (Yaml each : read) {
            environment(facts, each, 0);
            if (isKustomization(Folders.name(facts.path()))) {
                kustomizations.put(facts.folder(), new Spot(facts, each, List.of()));
            } else {
                add(new Spot(facts, each, List.of()),
                        documents.computeIfAbsent(facts.folder(), _ -> new ArrayList<>()), 0);
            }
        }
    }

    /// Facts for the variables of containers and of maps that look like variables.
    static void environment(DeploymentFacts facts, Yaml document, int depth) {
        String kind = document.get("kind").string();
        if (kind.equals("List") && depth < MOST_LISTS)
            document.get("items").items().forEach(each -> environment(facts, each, depth + 1));
        if (kind.equals("ConfigMap")) {
            for (Compose.Variable each : Compose.environment(document.get("data"))) {
                if (each.name().matches("[A-Z_][A-Z0-9_]*")) facts.environment(each.name(), each.value(), each.span());
            }
        }
        if (!WORKLOADS.contains(kind)) return;
        Yaml spec = kind.equals("CronJob") ? document.get("spec", "jobTemplate", "spec") : document.get("spec");
        Yaml pod = kind.equals("Pod") ? spec : spec.get("template", "spec");
        for (String key : List.of("initContainers", "containers"))
            for (Yaml each : pod.get(key).items()) facts.variables(each.get("env"));
    }

    /// A document, or those in a `List`.
    static void add(Spot document, List<Spot> to, int depth) {
        if (document.get("kind").string().equals("List")) {
            if (depth < MOST_LISTS) document.get("items").items().forEach(each -> add(each, to, depth + 1));
        } else if (document.yaml().isMap()) to.add(document);
    }

    List<Service> services() {
        List<Service> services = new ArrayList<>();
        Map<String, String> partOf = new HashMap<>();
        kustomizations.forEach((folder, file) -> folders(file, folder)
                .forEach(each -> partOf.putIfAbsent(each, name(folder, List.of()))));
        TreeMap<String, List<Spot>> all = new TreeMap<>(documents);
        kustomizations.keySet().forEach(folder -> all.putIfAbsent(folder, List.of()));
        all.forEach((folder, own) -> {
            List<Spot> run = documents(folder, 0);
            for (Service each : services(name(folder, own), "kubernetes", run, kustomizations.get(folder))) {
                each.partOf = partOf.getOrDefault(folder, "");
                services.add(each);
            }
        });
        return services;
    }

    private static String name(String folder, List<Spot> own) {
        return folder.isEmpty() && !own.isEmpty() ? own.getFirst().facts().path() : folder.isEmpty() ? "." : folder;
    }

    /// Those of the folder first: they may change the others.
    private List<Spot> documents(String folder, int steps) {
        List<Spot> found = new ArrayList<>(documents.getOrDefault(folder, List.of()));
        Spot file = kustomizations.get(folder);
        if (file == null || steps == MOST_STEPS) return found;
        for (String key : List.of("resources", "bases", "components")) {
            for (String each : file.get(key).strings()) {
                String path = Folders.join(folder, each);
                if (!path.equals(folder)) found.addAll(documents(path, steps + 1));
                List<Spot> beside = documents.getOrDefault(Folders.parent(path), List.of());
                if (!Folders.parent(path).equals(folder))
                    beside.stream().filter(spot -> spot.facts().path().equals(path)).forEach(found::add);
            }
        }
        return found;
    }

    private List<String> folders(Spot file, String folder) {
        List<String> folders = new ArrayList<>();
        for (String key : List.of("resources", "bases"))
            for (String each : file.get(key).strings()) folders.add(Folders.join(folder, each));
        folders.removeIf(each -> each.equals(folder));
        return folders;
    }

    /// @param kustomization null for none
    static List<Service> services(String deployment, String origin, List<Spot> documents,
            @Nullable Spot kustomization) {
        Map<String, List<Spot>> workloads = new LinkedHashMap<>();
        Map<String, Map<String, Stated>> maps = new HashMap<>();
        for (Spot document : documents) {
            String kind = document.get("kind").string();
            String name = document.get("metadata", "name").string();
            if (kind.equals("ConfigMap")) maps.put(name, stated(document.get("data")));
            if (WORKLOADS.contains(kind))
                workloads.computeIfAbsent(kind + " " + name, _ -> new ArrayList<>()).add(document);
        }
        List<Service> services = new ArrayList<>();
        workloads.values().forEach(said -> {
            String name = said.getFirst().get("metadata", "name").string();
            List<Scale> scales = scales(said, name, documents, kustomization);
            services.addAll(containers(deployment, origin, said, maps, scales));
        });
        return services;
    }

    private static List<Scale> scales(List<Spot> said, String name, List<Spot> documents,
            @Nullable Spot kustomization) {
        List<Scale> scales = new ArrayList<>();
        Spot replicas = first(said, "spec", "replicas");
        if (kustomization != null) {
            for (Spot each : kustomization.get("replicas").items())
                if (each.get("name").string().equals(name)) replicas = each.get("count");
        }
        for (Spot each : documents) {
            if (!each.get("kind").string().equals("HorizontalPodAutoscaler")
                    && !each.get("kind").string().equals("ScaledObject"))
                continue;
            Spot spec = each.get("spec");
            if (!spec.get("scaleTargetRef", "name").string().equals(name)) continue;
            Spot most = spec.get("maxReplicas").exists() ? spec.get("maxReplicas") : spec.get("maxReplicaCount");
            Spot least = spec.get("minReplicas").exists() ? spec.get("minReplicas") : spec.get("minReplicaCount");
            if (most.exists()) scales.add(autoscaled("replicas", most));
            if (least.exists()) scales.add(autoscaled("least replicas", least));
        }
        if (replicas.exists() && scales.isEmpty()) scales.add(Values.scale("replicas", replicas));
        Surge.of(said, scales).ifPresent(scales::add);
        return scales;
    }

    private static Scale autoscaled(String of, Spot count) {
        Scale scale = Values.scale(of, count);
        return new Scale(scale.at(), of, scale.written(), scale.amount(),
                scale.decidedBy().equals("unknown") ? "unknown" : "autoscaler", scale.variable());
    }

    private static Spot first(List<Spot> said, String... keys) {
        return said.stream().map(each -> each.get(keys)).filter(Spot::exists).findFirst()
                .orElseGet(() -> said.getFirst().get(keys));
    }

    private static List<Service> containers(String deployment, String origin, List<Spot> said,
            Map<String, Map<String, Stated>> maps, List<Scale> scales) {
        Map<String, List<Spot>> containers = new LinkedHashMap<>();
        for (Spot document : said.reversed()) {
            Spot spec = document.get("spec");
            String kind = document.get("kind").string();
            if (kind.equals("CronJob")) spec = spec.get("jobTemplate", "spec");
            Spot pod = kind.equals("Pod") ? spec : spec.get("template", "spec");
            for (String key : List.of("initContainers", "containers")) {
                for (Spot each : pod.get(key).items()) {
                    if (each.yaml().isMap())
                        containers.computeIfAbsent(each.get("name").string(), _ -> new ArrayList<>()).addFirst(each);
                }
            }
        }
        List<Service> services = new ArrayList<>();
        containers.forEach((name, each) -> services.add(container(deployment, origin, name, each, maps, scales)));
        return services;
    }

    private static Service container(String deployment, String origin, String name, List<Spot> said,
            Map<String, Map<String, Stated>> maps, List<Scale> scales) {
        Spot command = first(said, "command");
        Spot arguments = first(said, "args");
        Spot named = command.exists() ? command : arguments.exists() ? arguments : first(said, "name");
        Place at = named.exists() ? named.place() : said.getFirst().place();
        Service service = new Service(deployment, origin, name, at);
        Map<String, Stated> chart = new HashMap<>();
        if (command.exists()) service.entrypoint = launch(command, chart);
        if (arguments.exists()) service.command = launch(arguments, chart);
        service.interpolation = new Environment(List.of(chart));
        service.image = first(said, "image").string();
        Map<String, Stated> own = new HashMap<>();
        Map<String, Stated> fromMaps = new HashMap<>();
        for (Spot layer : said) {
            for (Spot each : layer.get("env").items()) {
                Spot key = each.get("valueFrom", "configMapKeyRef");
                Stated value = each.get("value").exists()
                        ? each.get("value").stated()
                        : maps.getOrDefault(key.get("name").string(), Map.of()).get(key.get("key").string());
                if (value != null) own.putIfAbsent(each.get("name").string(), value);
            }
            stated(layer.get("env")).forEach(own::putIfAbsent);
            for (Spot each : layer.get("envFrom").items())
                maps.getOrDefault(each.get("configMapRef", "name").string(), Map.of()).forEach(fromMaps::putIfAbsent);
        }
        service.environment = new Environment(List.of(own, fromMaps));
        service.scales.addAll(scales);
        service.workdir = first(said, "workingDir").string();
        // What an image says of its health means nothing to Kubernetes.
        service.health = probes(key -> first(said, key));
        return service;
    }

    /// @param saying gives what is said under a key of the container
    static List<Probe> probes(Function<String, Spot> saying) {
        List<Probe> probes = new ArrayList<>();
        for (String key : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            Spot probe = saying.apply(key);
            Spot request = probe.get("httpGet");
            Spot command = probe.get("exec", "command");
            if (request.exists()) {
                Spot path = request.get("path");
                probes.add(Probe.path(path.string(), path.exists() ? path.place() : request.place()));
            } else if (command.exists()) {
                probes.add(Probe.command(command.strings(), command.place()));
            }
        }
        return probes;
    }

    /// Kubernetes writes `$(NAME)` for a variable. A value of the chart becomes a variable, too, named by its path.
    ///
    /// @param chart gets those values
    private static Launch launch(Spot spot, Map<String, Stated> chart) {
        List<String> words = new ArrayList<>();
        for (String word : spot.yaml().isList() ? spot.yaml().strings() : List.of(spot.string())) {
            String plain = word.replaceAll("\\$\\(([A-Za-z_]\\w*)\\)", "\\${$1}");
            words.add(Spot.ACTION.matcher(plain).replaceAll(found -> {
                List<String> value = Spot.chartValue(found.group());
                if (value.isEmpty()) return Matcher.quoteReplacement(found.group());
                Spot said = spot.value(value.getFirst());
                if (said.exists()) chart.put(CHART + value.getFirst(), said.stated());
                String otherwise = value.getLast().isEmpty() ? "" : ":-" + value.getLast();
                return Matcher.quoteReplacement("${" + CHART + value.getFirst() + otherwise + "}");
            }));
        }
        return new Launch(words, !spot.yaml().isList(), spot.place());
    }

    private static Map<String, Stated> stated(Spot map) {
        Map<String, Stated> stated = new HashMap<>();
        for (Yaml.Entry each : map.yaml().entries()) {
            Spot value = map.get(each.key());
            if (!value.string().isEmpty()) stated.put(each.key(), value.stated());
        }
        return stated;
    }
}
