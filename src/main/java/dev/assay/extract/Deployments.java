package dev.assay.extract;

import dev.assay.extract.ShellScript.Started;
import dev.assay.facts.Fact;
import dev.assay.facts.HealthCheck;
import dev.assay.facts.Place;
import dev.assay.facts.Process;
import dev.assay.facts.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts together what deployment files, Dockerfiles, scripts and `.env` files say about one process.
final class Deployments {

    private static final int MOST_SCRIPTS = 5;

    private static final Pattern OTHERS = Pattern.compile("(?i).*(postgres|redis|nginx|traefik|rabbit|mysql|mongo"
            + "|frontend|pgbouncer|kafka|elastic|grafana|prometheus|valkey|memcached|minio|keycloak|otel|jaeger|flower"
            + "|adminer|mock|mail|\\.devcontainer|test|\\bdev|local|docs|example).*");

    private final List<Service> services;
    private final List<Image> images;
    private final List<ShellScript> scripts;
    private final Set<String> python;
    private final EnvironmentFiles environments;
    private final AskedPaths asked;
    private final StartedFiles started;

    /// Which deployment runs a Dockerfile or a script, by its path.
    private final Map<String, String> users = new HashMap<>();
    private final Set<Fact> found = new LinkedHashSet<>();

    /// @param python the paths of all Python files
    Deployments(List<Service> services, List<Image> images, List<ShellScript> scripts, Set<String> python,
            EnvironmentFiles environments, AskedPaths asked) {
        this.services = services;
        this.images = images;
        this.scripts = scripts;
        this.python = python;
        this.environments = environments;
        this.asked = asked;
        this.started = new StartedFiles(python);
    }

    /// A command with its place and what its scripts set.
    private record Running(Command command, Place at, Environment known, Environment given) {}

    List<Fact> facts() {
        for (Service each : services) process(each, image(each));
        for (Image each : images) {
            if (!each.starts() && (each.health == null || !each.last) || !each.last && each.name.isEmpty()) continue;
            Launch launch = each.command != null ? each.command : each.entrypoint;
            Service service = new Service(each.path, "Dockerfile", each.last ? "" : each.name,
                    launch == null ? each.health.at() : launch.at());
            if (launch == null) {
                // What it starts stands in the image that it is built on, or in a file that uses it.
                health(service, each, "", "", new Environment(List.of(each.variables)));
                continue;
            }
            service.environment = environments.above(Folders.parent(each.path));
            service.partOf = users.getOrDefault(each.path, "");
            process(service, each);
        }
        for (ShellScript each : scripts) {
            if (each.started().isEmpty()) continue;
            Service service = new Service(each.path(), "script", each.name(), each.started().getFirst().at());
            service.environment = environments.above(Folders.parent(each.path()));
            service.partOf = users.getOrDefault(each.path(), "");
            for (Running one : script(each, service.known(), service.environment)) add(service, one.at, one, 1, null);
        }
        return List.copyOf(found);
    }

    private void process(Service service, @Nullable Image image) {
        List<Command> commands = commands(service, image);
        Environment given = service.environment;
        if (image != null) given = given.before(image.variables);
        Environment known = new Environment(
                Stream.concat(service.interpolation.layers().stream(), given.layers().stream()).toList());
        Place said = said(service, image);
        List<Running> running = new ArrayList<>();
        for (Command each : commands)
            running.addAll(running(each, said, known, given, image, service.deployment, new HashSet<>()));
        if (running.isEmpty())
            found.add(new Process(service.at, service.deployment, service.origin, service.name, service.image,
                    List.of(), "", "", "", given.shown(), service.scales, service.partOf));
        for (Running each : running) add(service, service.at, each, running.size(), image);
        String program = running.stream().map(each -> each.command.program()).filter(each -> !each.isEmpty())
                .reduce("", (_, last) -> last);
        String served = running.stream().filter(each -> each.command.program().equals(program))
                .map(each -> started.served(each.command, service, image)).reduce("", (_, last) -> last);
        health(service, image, program, served, known);
        found.addAll(ServerSettings.of(service, commands));
    }

    /// What the service says of its health, else what its image does.
    private void health(Service service, @Nullable Image image, String program, String served,
            Environment known) {
        List<Probe> probes = service.health;
        if (probes == null) probes = image == null || image.health == null ? List.of() : List.of(image.health);
        for (Probe probe : probes) {
            for (String path : asked.of(probe, known, image, Folders.parent(probe.at().path())))
                found.add(new HealthCheck(probe.at(), service.deployment, service.origin, service.name, program,
                        served, path));
        }
    }

    private void add(Service service, Place at, Running running, int of, @Nullable Image image) {
        Command command = running.command;
        List<Scale> scales = new ArrayList<>(service.scales);
        Workers.of(command, running.at, running.known, running.given).ifPresent(scales::add);
        Process process = new Process(of > 1 && at == service.at ? running.at : at, service.deployment, service.origin,
                service.name, service.image, command.shown(), command.program(), configuration(running, service),
                started.of(command, service, image), running.given.shown(), scales, service.partOf);
        found.add(process);
        found.addAll(scales);
    }

    /// What the service says, else what its image does.
    private static List<Command> commands(Service service, @Nullable Image image) {
        Launch entrypoint = service.entrypoint;
        Launch command = service.command;
        if (entrypoint == null && image != null) entrypoint = image.entrypoint;
        if (command == null && service.entrypoint == null && image != null) command = image.command;
        if (entrypoint != null && entrypoint.isEmpty()) entrypoint = null;
        if (entrypoint != null && command != null) {
            // In the shell form an entrypoint takes no arguments.
            return entrypoint.shell() && service.entrypoint == null
                    ? entrypoint.commands()
                    : entrypoint.with(command);
        }
        if (entrypoint != null) return entrypoint.commands();
        return command == null || command.isEmpty() ? List.of() : command.commands();
    }

    private static Place said(Service service, @Nullable Image image) {
        if (service.command != null) return service.command.at();
        if (service.entrypoint != null) return service.entrypoint.at();
        if (image != null && image.command != null) return image.command.at();
        return image != null && image.entrypoint != null ? image.entrypoint.at() : service.at;
    }

    /// The command itself, or what its script starts.
    private List<Running> running(Command command, Place at, Environment known, Environment given,
            @Nullable Image image, String deployment, Set<String> seen) {
        ShellScript script = script(command, image, deployment);
        if (script == null || seen.size() > MOST_SCRIPTS || !seen.add(script.path()))
            return List.of(new Running(command, at, known, given));
        users.putIfAbsent(script.path(), deployment);
        int after = command.words().indexOf(command.script());
        List<String> arguments = command.words().subList(after + 1, command.words().size());
        List<Running> running = new ArrayList<>(script(script, known, given));
        if (script.forwards() && !arguments.isEmpty()) {
            Environment inner = inner(script, known);
            for (Command each : Command.all(arguments))
                running.addAll(running(each, at, inner, inner(script, given), image, deployment, seen));
        }
        return running.isEmpty() ? List.of(new Running(command, at, known, given)) : running;
    }

    private static List<Running> script(ShellScript script, Environment known, Environment given) {
        return script.started().stream()
                .map(each -> new Running(each.command(), each.at(), inner(script, known), inner(script, given)))
                .toList();
    }

    /// What a script sets counts before what it is given; its `${X:-1}` still finds what it is given.
    private static Environment inner(ShellScript script, Environment outer) {
        Map<String, Stated> set = new HashMap<>();
        script.variables().forEach((name, value) -> {
            boolean falls = value.text().matches("(?s)\"?\\$\\{" + name + "\\b.*");
            if (!falls || outer.find(name).isEmpty())
                set.put(name, falls
                        ? new Stated(value.text().replaceFirst("(?s)^\"?\\$\\{\\w+:?[-=]?(.*)}\"?$", "$1"),
                                value.at())
                        : value);
        });
        return outer.behind(set);
    }

    private @Nullable ShellScript script(Command command, @Nullable Image image, String deployment) {
        String written = command.script();
        if (written.isEmpty()) return null;
        String name = Folders.name(written);
        String source = image == null ? null : image.copies.get(name);
        String wanted = source == null ? written : source;
        String near = image == null ? Folders.parent(deployment) : Folders.parent(image.path);
        return scripts.stream().filter(each -> Folders.name(each.path()).equals(Folders.name(wanted)))
                .max(Comparator.<ShellScript>comparingInt(each -> common(each.path(), wanted))
                        .thenComparing(each -> Folders.within(each.path(), near))
                        .thenComparing(each -> -each.path().length()).thenComparing(ShellScript::path))
                .orElse(null);
    }

    /// How many last parts two paths share.
    static int common(String one, String other) {
        List<String> first = List.of(one.split("/")).reversed();
        List<String> second = List.of(other.split("/")).reversed();
        int count = 0;
        while (count < Math.min(first.size(), second.size()) && first.get(count).equals(second.get(count))) count++;
        return count;
    }

    /// The image that a service is built from, or that is the only one that it can be.
    private @Nullable Image image(Service service) {
        String path = service.dockerfile;
        if (path.isEmpty()) path = built(service);
        if (path.isEmpty()) return null;
        users.putIfAbsent(path, service.deployment);
        Image last = null;
        for (Image each : images) {
            if (!each.path.equals(path)) continue;
            if (each.name.equals(service.target) && !service.target.isEmpty()) return each;
            last = each;
        }
        return last;
    }

    /// The Dockerfile of an image by its name: that which another service builds under this name. An image that a registry
    /// of one's own holds is built from the only Dockerfile that starts something; others are told by their names.
    private String built(Service service) {
        if (service.image.isEmpty()) return "";
        String name = repository(service.image);
        Optional<String> same = services.stream().filter(each -> !each.dockerfile.isEmpty() && !each.image.isEmpty()
                && repository(each.image).equals(name)).map(each -> each.dockerfile).findFirst();
        if (same.isPresent()) return same.get();
        boolean own = service.image.matches(".*[{$].*")
                || !service.origin.equals("compose") && service.image.matches("(.*/){2}.*");
        if (!own || OTHERS.matcher(name).matches()) return "";
        List<String> starting = images.stream().filter(each -> each.starts() && each.last).map(each -> each.path)
                .filter(each -> !OTHERS.matcher(each).matches()).distinct().toList();
        return starting.size() == 1 ? starting.getFirst() : "";
    }

    private static String repository(String image) {
        return image.replaceFirst("@.*", "").replaceFirst(":[^/:}]*$", "");
    }

    /// The file that configures gunicorn: that of `-c`, else `gunicorn.conf.py` where it looks by itself.
    private String configuration(Running running, Service service) {
        if (!running.command.program().equals("gunicorn")) return "";
        String said = running.command.option("--config", "-c");
        if (said.isEmpty() && running.given.find("GUNICORN_CMD_ARGS").isPresent())
            said = Command.among(ShellWords.words(running.given.find("GUNICORN_CMD_ARGS").get().text()),
                    "--config", "-c");
        String path = Expansion.text(said, running.known).replaceFirst("^file:", "");
        if (path.startsWith("python:")) path = path.substring("python:".length()).replace('.', '/') + ".py";
        String wanted = path.isEmpty() ? "gunicorn.conf.py" : path;
        String near = Folders.parent(running.at.path());
        return python.stream().filter(each -> Folders.name(each).equals(Folders.name(wanted)))
                .max(Comparator.<String>comparingInt(each -> common(each, wanted))
                        .thenComparing(each -> Folders.within(each, near)).thenComparing(each -> -each.length())
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }
}
