package dev.assay.extract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.Manifest.DeclaredDependency;
import dev.assay.extract.Manifest.DeclaredEntryPoint;
import dev.assay.extract.Manifest.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads a `pyproject.toml`: PEP 621, PEP 735 and what build tools add.
final class Pyproject {

    private final Toml toml;
    private final List<DeclaredDependency> dependencies = new ArrayList<>();
    private final List<DeclaredEntryPoint> entryPoints = new ArrayList<>();

    private Pyproject(Toml toml) {
        this.toml = toml;
    }

    static Manifest read(Found file, Toml toml) {
        Pyproject reader = new Pyproject(toml);
        reader.project();
        Poetry.read(toml, reader.dependencies, reader.entryPoints);
        boolean isPackage = Stream.of("project", "build-system").anyMatch(toml.root()::has)
                || Stream.of("poetry", "pdm", "flit").anyMatch(toml.get("tool")::has);
        return new Manifest(file, toml.text(), reader.either("name"), reader.either("version"), isPackage,
                List.copyOf(reader.dependencies), List.copyOf(reader.entryPoints), reader.layout(),
                toml.strings("tool", "uv", "workspace", "members"), toml.strings("tool", "uv", "workspace", "exclude"));
    }

    private String either(String key) {
        String own = toml.string("project", key);
        return own.isEmpty() ? toml.string("tool", "poetry", key) : own;
    }

    private void project() {
        requirements("", "project", "dependencies");
        for (String extra : toml.names("project", "optional-dependencies")) {
            requirements(extra, "project", "optional-dependencies", extra);
        }
        for (String group : toml.names("dependency-groups")) requirements(group, "dependency-groups", group);
        for (String group : toml.names("tool", "pdm", "dev-dependencies")) {
            requirements(group, "tool", "pdm", "dev-dependencies", group);
        }
        requirements("dev", "tool", "uv", "dev-dependencies");
        scripts("console_scripts", "project", "scripts");
        scripts("gui_scripts", "project", "gui-scripts");
        for (String group : toml.names("project", "entry-points")) scripts(group, "project", "entry-points", group);
    }

    private void requirements(String group, String... keys) {
        JsonNode list = toml.get(keys);
        for (int i = 0; i < list.size(); i++) {
            if (!list.path(i).isTextual()) continue;
            Span span = toml.span(Stream.concat(Stream.of(keys), Stream.of(String.valueOf(i))).toArray(String[]::new));
            Requirement.parse(list.path(i).textValue())
                    .ifPresent(one -> dependencies.add(new DeclaredDependency(one, one.pin(), group, span)));
        }
    }

    private void scripts(String group, String... keys) {
        for (String name : toml.names(keys)) {
            String[] path = Stream.concat(Stream.of(keys), Stream.of(name)).toArray(String[]::new);
            String value = toml.string(path);
            if (!value.isEmpty()) entryPoints.add(new DeclaredEntryPoint(group, name, value, toml.span(path)));
        }
    }

    private List<Layout> layout() {
        List<Layout> found = new ArrayList<>();
        mapped(found, toml.get("tool", "setuptools", "package-dir"));
        for (String where : toml.strings("tool", "setuptools", "packages", "find", "where")) add(found, where);
        for (JsonNode each : toml.get("tool", "poetry", "packages")) {
            if (each.path("from").isTextual()) add(found, each.path("from").textValue());
        }
        JsonNode wheel = toml.get("tool", "hatch", "build", "targets", "wheel");
        for (JsonNode build : List.of(wheel, toml.get("tool", "hatch", "build"))) {
            for (JsonNode each : build.path("packages")) add(found, parent(each.asText()));
            JsonNode sources = build.path("sources");
            if (sources.isArray()) for (JsonNode each : sources) add(found, each.asText());
            if (sources.isObject()) {
                sources.properties().forEach(each -> found.add(new Layout(clean(each.getKey()),
                        clean(each.getValue().asText()).replace('/', '.'))));
            }
        }
        for (String folder : toml.strings("tool", "pdm", "build", "package-dir")) add(found, folder);
        for (String folder : toml.strings("tool", "uv", "build-backend", "module-root")) add(found, folder);
        for (String folder : toml.strings("tool", "maturin", "python-source")) add(found, folder);
        return found.stream().distinct().toList();
    }

    private static void mapped(List<Layout> found, JsonNode map) {
        if (!map.isObject()) return;
        map.properties().forEach(each -> found.add(new Layout(clean(each.getValue().asText()), each.getKey())));
    }

    private static void add(List<Layout> found, String folder) {
        found.add(new Layout(clean(folder), ""));
    }

    private static String parent(String folder) {
        String clean = clean(folder);
        int end = clean.lastIndexOf('/');
        return end < 0 ? "" : clean.substring(0, end);
    }

    /// The folder without `./` and slashes around it.
    static String clean(String folder) {
        String clean = folder.strip().replace('\\', '/').replaceAll("/+", "/").replaceAll("^(\\./)+|/$|^\\.$", "");
        return clean.startsWith("/") ? clean.substring(1) : clean;
    }
}
