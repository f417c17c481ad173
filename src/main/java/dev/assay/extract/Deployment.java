package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.FileWalk.Problem;
import dev.assay.facts.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the files that say how a repository is run.
final class Deployment {

    private static final Pattern START = Pattern.compile("(docker-)?(entrypoint|start|run|prestart)");
    private static final Pattern SUPERVISOR = Pattern.compile("supervisord?.*\\.(conf|ini)");
    private static final Pattern POSTGRES = Pattern.compile("postgres(ql)?([-._].*)?\\.conf(\\..*)?");
    private static final Pattern REDIS = Pattern.compile("(redis|valkey)([-._].*)?\\.conf(\\..*)?");
    private static final Pattern COMPOSE = Pattern
            .compile("(docker-)?compose([-._].*)?\\.ya?ml|.*[-._]compose\\.ya?ml");

    private final SourceFiles sources;
    private final long longest;
    private final Set<String> charts = new HashSet<>();
    private final Set<String> python = new TreeSet<>();
    private final Map<String, Found> runnable = new HashMap<>();
    private final List<Fact> found = new ArrayList<>();
    private final EnvironmentFiles environments = new EnvironmentFiles();
    private final Compose compose = new Compose(environments);
    private final Kubernetes kubernetes = new Kubernetes();
    private final Helm helm = new Helm();
    private final List<Service> services = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();
    private final List<ShellScript> scripts = new ArrayList<>();

    private Deployment(SourceFiles sources, long longest) {
        this.sources = sources;
        this.longest = longest;
    }

    static List<Fact> read(List<Found> files, SourceFiles sources, long longest, List<Problem> problems) {
        Deployment reader = new Deployment(sources, longest);
        for (Found file : files) if (file.name().equals("Chart.yaml")) reader.charts.add(file.folder());
        for (Found file : files) {
            try {
                reader.file(file);
            } catch (Unreadable unreadable) {
                problems.add(new Problem(file.path(), unreadable.line(), unreadable.getMessage()));
            }
        }
        return reader.facts();
    }

    private List<Fact> facts() {
        List<Service> all = new ArrayList<>(compose.services());
        all.addAll(kubernetes.services());
        all.addAll(helm.services());
        for (Service each : services) {
            if (each.origin.equals("Procfile"))
                each.environment = environments.above(Folders.parent(each.deployment));
            all.add(each);
        }
        AskedPaths asked = new AskedPaths(Set.copyOf(runnable.keySet()), this::text);
        found.addAll(new Deployments(all, images, scripts, python, environments, asked).facts());
        return found;
    }

    /// The text of a file that a health check may run; whoever reads it otherwise says if that fails.
    private String text(String path) {
        Found file = runnable.get(path);
        try {
            return file == null ? "" : Text.read(file.location(), longest).content();
        } catch (Unreadable unreadable) {
            return "";
        }
    }

    private void file(Found file) throws Unreadable {
        String name = file.name();
        if (name.endsWith(".py") || name.endsWith(".sh") || name.indexOf('.') < 0) runnable.put(file.path(), file);
        if (name.endsWith(".py")) python.add(file.path());
        if (file.path().startsWith(".github/") || name.endsWith(".py")) return;
        if (name.equals("Dockerfile") || name.startsWith("Dockerfile.") || name.endsWith(".Dockerfile")
                || name.endsWith(".dockerfile") || name.equals("Containerfile")) {
            read(file, "Dockerfile", facts -> images.addAll(Dockerfile.read(facts, file.path())));
        } else if (name.equals("Procfile") || name.startsWith("Procfile.")) {
            read(file, "Procfile", facts -> services.addAll(Procfile.read(facts)));
        } else if (EnvironmentFile.is(file)) {
            read(file, ".env", facts -> environments.add(file.path(), EnvironmentFile.read(facts)));
        } else if (name.endsWith(".sh") || START.matcher(name).matches()) {
            read(file, "script", facts -> scripts
                    .add(ShellScript.read(facts, file.path(), name.replaceFirst("\\.sh$", ""))));
        } else if (name.endsWith(".service")) {
            read(file, "systemd", facts -> services.addAll(Units.systemd(facts)));
        } else if (SUPERVISOR.matcher(name).matches()) {
            read(file, "supervisor", facts -> services.addAll(Units.supervisor(facts)));
        } else if (POSTGRES.matcher(name).matches()) {
            read(file, "postgresql", facts -> ServerSettings.file(facts, false));
        } else if (REDIS.matcher(name).matches()) {
            read(file, "redis", facts -> ServerSettings.file(facts, true));
        } else if (name.endsWith(".yaml") || name.endsWith(".yml") || Kubernetes.isKustomization(name)) {
            yaml(file);
        }
    }

    private void yaml(Found file) throws Unreadable {
        String name = file.name();
        String chart = Folders.parent(file.folder());
        if (COMPOSE.matcher(name).matches()) {
            read(file, "compose", facts -> compose.read(facts, Yaml.documents(facts.text())));
        } else if (charts.contains(file.folder()) && name.startsWith("values")) {
            read(file, "helm", facts -> {
                List<Yaml> documents = Yaml.documents(facts.text());
                documents.forEach(each -> ServerSettings.yaml(facts, each));
                helm.values(facts, documents);
            });
        } else if (charts.contains(chart) && Folders.name(file.folder()).equals("templates")) {
            read(file, "helm", facts -> {
                if (Kubernetes.mayBe(facts.text())) helm.template(chart, facts, Helm.documents(facts.text()));
            });
        } else if (isOfReadableSize(file)) {
            read(file, "kubernetes", facts -> {
                if (!Kubernetes.mayBe(facts.text()) && !Kubernetes.isKustomization(name)) return;
                List<Yaml> documents = Yaml.documents(facts.text());
                documents.forEach(each -> ServerSettings.yaml(facts, each));
                kubernetes.read(facts, documents);
            });
        }
    }

    /// Other YAML is mostly data, and nobody misses it.
    private boolean isOfReadableSize(Found file) {
        try {
            return Files.size(file.location()) <= longest;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// What a file says counts once it has been read to its end.
    private void read(Found file, String origin, Reader reader) throws Unreadable {
        DeploymentFacts facts = new DeploymentFacts(sources.of(file), Text.read(file.location(), longest), origin);
        reader.read(facts);
        found.addAll(facts.found());
    }

    private interface Reader {
        void read(DeploymentFacts facts) throws Unreadable;
    }
}
