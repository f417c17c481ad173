package dev.assay.extract;

import dev.assay.extract.Yaml.Entry;
import dev.assay.facts.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the compose files of a repository: what each service starts, how often, and its environment.
///
/// A file that only changes services of another one, such as `docker-compose.prod.yml` beside `docker-compose.yml`, is run
/// together with it. A profile is run together with the services that have none.
final class Compose {

    private static final int MOST_STEPS = 20;

    private final Map<String, File> files = new LinkedHashMap<>();
    private final EnvironmentFiles environments;

    /// @param services by name
    private record File(DeploymentFacts facts, SequencedMap<String, Entry> services, Yaml document) {}

    /// What one file says about a service.
    private record Layer(DeploymentFacts facts, Entry entry) {
        Yaml body() {
            return entry.value();
        }
    }

    Compose(EnvironmentFiles environments) {
        this.environments = environments;
    }

    void read(DeploymentFacts facts, List<Yaml> documents) {
        for (Yaml document : documents) {
            SequencedMap<String, Entry> services = new LinkedHashMap<>();
            for (Entry each : document.get("services").entries()) {
                if (!each.value().isMap() || each.key().startsWith("x-")) continue;
                services.put(each.key(), each);
                facts.variables(each.value().get("environment"));
            }
            files.putIfAbsent(facts.path(), new File(facts, services, document));
        }
    }

    List<Service> services() {
        List<Service> all = new ArrayList<>();
        for (File file : files.values()) {
            SequencedMap<String, List<Layer>> layers = layers(file, 0);
            TreeSet<String> profiles = new TreeSet<>();
            layers.values().forEach(each -> profiles.addAll(profiles(each)));
            deployment(file, "", layers, all);
            for (String profile : profiles) deployment(file, profile, layers, all);
        }
        return all;
    }

    private void deployment(File file, String profile, Map<String, List<Layer>> layers, List<Service> all) {
        String name = profile.isEmpty() ? file.facts.path() : file.facts.path() + " --profile " + profile;
        layers.forEach((service, said) -> {
            List<String> profiles = profiles(said);
            if (profiles.isEmpty() || profiles.contains(profile)) all.add(service(name, file, service, said));
        });
    }

    private static List<String> profiles(List<Layer> said) {
        return find(said, "profiles") instanceof Layer layer ? layer.body().get("profiles").strings() : List.of();
    }

    /// What is said about each service, the file's own words first.
    private SequencedMap<String, List<Layer>> layers(File file, int steps) {
        SequencedMap<String, List<Layer>> layers = new LinkedHashMap<>();
        if (steps == MOST_STEPS) return layers;
        File base = base(file);
        if (base != null) layers.putAll(layers(base, steps + 1));
        for (Yaml each : file.document.get("include").items()) {
            for (String path : paths(each)) {
                File other = files.get(Folders.join(file.facts.folder(), path));
                if (other != null && other != file) layers(other, steps + 1).forEach(layers::putIfAbsent);
            }
        }
        for (Entry entry : file.services.values()) {
            List<Layer> said = new ArrayList<>(extended(file, entry, 0));
            said.addAll(layers.getOrDefault(entry.key(), List.of()));
            layers.put(entry.key(), said);
        }
        return layers;
    }

    private static List<String> paths(Yaml include) {
        if (!include.isMap()) return List.of(include.string());
        Yaml path = include.get("path");
        return path.isList() ? path.strings() : List.of(path.string());
    }

    private List<Layer> extended(File file, Entry entry, int steps) {
        List<Layer> said = new ArrayList<>(List.of(new Layer(file.facts, entry)));
        Yaml extended = entry.value().get("extends");
        if (!extended.exists() || steps == MOST_STEPS) return said;
        String path = extended.get("file").string();
        File other = path.isEmpty() ? file : files.get(Folders.join(file.facts.folder(), path));
        String service = extended.isMap() ? extended.get("service").string() : extended.string();
        Entry from = other == null ? null : other.services.get(service);
        if (from != null) said.addAll(extended(other, from, steps + 1));
        return said;
    }

    /// The file that this one changes; null where it can be run by itself.
    private @Nullable File base(File file) {
        String name = Folders.name(file.facts.path());
        for (String each : List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")) {
            File base = files.get(Folders.join(file.facts.folder(), each));
            if (base == null || base == file || name.equals(each)) continue;
            boolean needs = file.services.values().stream().anyMatch(service -> base.services.containsKey(service.key())
                    && !service.value().get("image").exists() && !service.value().get("build").exists()
                    && !service.value().get("extends").exists());
            return needs || name.contains("override") ? base : null;
        }
        return null;
    }

    private Service service(String deployment, File file, String name, List<Layer> said) {
        Layer command = find(said, "command");
        Layer entrypoint = find(said, "entrypoint");
        Layer named = command != null ? command : entrypoint;
        Service service = new Service(deployment, "compose", name,
                named != null ? at(named, command != null ? "command" : "entrypoint") : key(said.getLast()));
        if (command != null) service.command = Launch.of(command.body().get("command"), at(command, "command"));
        if (entrypoint != null)
            service.entrypoint = Launch.of(entrypoint.body().get("entrypoint"), at(entrypoint, "entrypoint"));
        Layer image = find(said, "image");
        if (image != null) service.image = image.body().get("image").string();
        built(service, said);
        service.interpolation = environments.around(file.facts.folder());
        service.environment = environment(said);
        service.scales.addAll(scales(service, said));
        Layer folder = find(said, "working_dir");
        if (folder != null) service.workdir = folder.body().get("working_dir").string();
        Layer health = find(said, "healthcheck");
        if (health != null) {
            Yaml test = health.body().get("healthcheck", "test");
            boolean asks = test.exists() && !health.body().get("healthcheck", "disable").string().equals("true");
            if (asks) service.health = List.of(Probe.test(test, health.facts.place(test.span())));
            else if (!test.exists() && health.body().get("healthcheck", "disable").exists()) service.health = List.of();
        }
        return service;
    }

    private static void built(Service service, List<Layer> said) {
        Layer layer = find(said, "build");
        if (layer == null) return;
        Yaml build = layer.body().get("build");
        String context = build.isMap() ? build.get("context").string() : build.string();
        String dockerfile = build.get("dockerfile").string();
        String folder = Folders.join(layer.facts.folder(), context);
        service.context = folder;
        service.dockerfile = Folders.join(folder, dockerfile.isEmpty() ? "Dockerfile" : dockerfile);
        service.target = build.get("target").string();
    }

    private Environment environment(List<Layer> said) {
        Map<String, Stated> own = new HashMap<>();
        for (Layer layer : said) {
            for (Variable each : environment(layer.body().get("environment"))) {
                String value = each.given ? each.value : "${" + each.name + "}";
                own.putIfAbsent(each.name, new Stated(value, layer.facts.place(each.span)));
            }
        }
        Map<String, Stated> fromFiles = new HashMap<>();
        for (Layer layer : said) {
            Yaml files = layer.body().get("env_file");
            List<Yaml> each = files.isList() ? files.items() : List.of(files);
            for (int i = each.size() - 1; i >= 0; i--) {
                String path = each.get(i).isMap() ? each.get(i).get("path").string() : each.get(i).string();
                if (!path.isEmpty()) environments.at(layer.facts.folder(), path).forEach(fromFiles::putIfAbsent);
            }
        }
        return new Environment(List.of(own, fromFiles));
    }

    private static List<dev.assay.facts.Scale> scales(Service service, List<Layer> said) {
        List<dev.assay.facts.Scale> scales = new ArrayList<>();
        for (String[] keys : List.of(new String[]{"deploy", "replicas"}, new String[]{"scale"})) {
            for (Layer layer : said) {
                Yaml count = layer.body().get(keys);
                if (!count.exists() || !scales.isEmpty()) continue;
                Stated stated = layer.facts.stated(count);
                scales.add(Expansion.of(stated, service.known()).scale("replicas", stated.text()));
            }
        }
        for (Layer layer : said) {
            Yaml update = layer.body().get("deploy", "update_config");
            if (!update.get("order").string().equals("start-first")) continue;
            Yaml parallel = update.get("parallelism");
            Stated stated = layer.facts.stated(parallel.exists() ? parallel : update.get("order"));
            scales.add(Expansion.of(parallel.exists() ? stated : new Stated("1", stated.at()), service.known())
                    .scale("surge", stated.text()));
            break;
        }
        return scales;
    }

    private static @Nullable Layer find(List<Layer> said, String key) {
        return said.stream().filter(each -> each.body().get(key).exists()).findFirst().orElse(null);
    }

    private static Place at(Layer layer, String key) {
        return layer.facts.place(layer.body().get(key).span());
    }

    private static Place key(Layer layer) {
        Span span = layer.entry.span();
        return layer.facts.place(new Span(span.start(), span.start() + layer.entry.key().length()));
    }

    /// A variable.
    ///
    /// @param given whether a value stands there; without one the container gets that of the host
    record Variable(String name, String value, boolean given, Span span) {}

    /// A map of names and values, or a list of `NAME=value`, or of maps with `name` and `value`.
    static List<Variable> environment(Yaml yaml) {
        List<Variable> found = new ArrayList<>();
        for (Entry each : yaml.entries())
            found.add(new Variable(each.key(), each.value().string(), each.value().exists(), each.span()));
        for (Yaml each : yaml.items()) {
            String[] parts = each.string().split("=", 2);
            if (each.isMap())
                found.add(new Variable(each.get("name").string(), each.get("value").string(), true, each.span()));
            else
                if (!parts[0].isEmpty())
                    found.add(new Variable(parts[0], parts.length < 2 ? "" : parts[1], parts.length > 1, each.span()));
        }
        return found;
    }
}
