package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.FileWalk.Problem;
import dev.assay.facts.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the files that say how a repository is run.
final class Deployment {

    private final SourceFiles sources;
    private final long longest;
    private final List<Problem> problems;
    private final Set<String> charts = new HashSet<>();
    private final List<Fact> found = new ArrayList<>();

    private Deployment(SourceFiles sources, long longest, List<Problem> problems) {
        this.sources = sources;
        this.longest = longest;
        this.problems = problems;
    }

    static List<Fact> read(List<Found> files, SourceFiles sources, long longest, List<Problem> problems) {
        Deployment reader = new Deployment(sources, longest, problems);
        for (Found file : files) if (file.name().equals("Chart.yaml")) reader.charts.add(file.folder());
        for (Found file : files) {
            try {
                reader.file(file);
            } catch (Unreadable unreadable) {
                problems.add(new Problem(file.path(), unreadable.line(), unreadable.getMessage()));
            }
        }
        return reader.found;
    }

    private void file(Found file) throws Unreadable {
        String name = file.name();
        if (file.path().startsWith(".github/") || name.endsWith(".py")) return;
        if (name.equals("Dockerfile") || name.startsWith("Dockerfile.") || name.endsWith(".Dockerfile")
                || name.endsWith(".dockerfile") || name.equals("Containerfile")) {
            read(file, "Dockerfile", Dockerfile::read);
        } else if (name.equals("Procfile") || name.startsWith("Procfile.")) {
            read(file, "Procfile", Procfile::read);
        } else if (EnvironmentFile.is(file)) {
            read(file, ".env", EnvironmentFile::read);
        } else if (name.endsWith(".sh") || name.matches("(docker-)?(entrypoint|start|run|prestart)")) {
            read(file, "script", facts -> ShellScript.read(facts, name.replaceFirst("\\.sh$", "")));
        } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            yaml(file);
        }
    }

    private void yaml(Found file) throws Unreadable {
        String name = file.name();
        if (name.matches("(docker-)?compose([-._].*)?\\.ya?ml|.*[-._]compose\\.ya?ml")) {
            read(file, "compose", facts -> Yaml.documents(facts.text()).forEach(each -> Compose.read(facts, each)));
        } else if (charts.contains(file.folder()) && name.startsWith("values")) {
            read(file, "helm", facts -> Yaml.documents(facts.text()).forEach(each -> Helm.values(facts, each)));
        } else if (charts.contains(Folders.parent(file.folder())) && Folders.name(file.folder()).equals("templates")) {
            read(file, "helm", facts -> {
                if (Kubernetes.mayBe(facts.text())) Kubernetes.read(facts, Helm.documents(facts.text()));
            });
        } else if (isOfReadableSize(file)) {
            read(file, "kubernetes", facts -> {
                if (Kubernetes.mayBe(facts.text())) Kubernetes.read(facts, Yaml.documents(facts.text()));
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
