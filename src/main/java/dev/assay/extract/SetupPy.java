package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.Manifest.DeclaredDependency;
import dev.assay.extract.Manifest.DeclaredEntryPoint;
import dev.assay.extract.Manifest.Layout;
import dev.assay.extract.PythonLiteral.Call;
import dev.assay.extract.PythonLiteral.Dictionary;
import dev.assay.extract.PythonLiteral.Entry;
import dev.assay.extract.PythonLiteral.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the literal arguments of the `setup` call in a `setup.py`, which is never run.
final class SetupPy {

    private final List<DeclaredDependency> dependencies = new ArrayList<>();
    private final List<DeclaredEntryPoint> entryPoints = new ArrayList<>();
    private final List<Layout> layout = new ArrayList<>();
    private String name = "";
    private String version = "";

    private SetupPy() {}

    static Manifest read(Found file, Text text) {
        SetupPy reader = new SetupPy();
        Optional<Call> call = new PythonLiterals(text.content()).call("setup");
        call.ifPresent(setup -> setup.keywords().forEach(reader::argument));
        return new Manifest(file, text, reader.name, reader.version, call.isPresent(), reader.dependencies,
                reader.entryPoints, reader.layout.stream().distinct().toList(), List.of(), List.of());
    }

    private void argument(Entry argument) {
        switch (argument.key()) {
            case "name" -> name = string(argument.value());
            case "version" -> version = string(argument.value());
            case "install_requires" -> requirements("", argument.value());
            case "tests_require" -> requirements("test", argument.value());
            case "extras_require" -> entries(argument.value()).forEach(each -> requirements(each.key(), each.value()));
            case "entry_points" -> entryPoints(argument.value());
            case "package_dir" -> entries(argument.value())
                    .forEach(each -> layout.add(new Layout(Pyproject.clean(string(each.value())), each.key())));
            case "packages" -> packages(argument.value());
            default -> {}
        }
    }

    private void requirements(String group, PythonLiteral value) {
        for (PythonLiteral each : elements(value)) {
            Requirement.parse(string(each))
                    .ifPresent(one -> dependencies.add(new DeclaredDependency(one, one.pin(), group, each.span())));
        }
    }

    private void entryPoints(PythonLiteral value) {
        for (Entry group : entries(value)) {
            for (PythonLiteral each : elements(group.value())) entryPoint(group.key(), string(each), each.span());
        }
        if (value instanceof PythonLiteral.Text(String ini, Span span)) {
            String group = "";
            for (String line : ini.lines().map(String::strip).toList()) {
                if (line.startsWith("[") && line.endsWith("]")) group = line.substring(1, line.length() - 1).strip();
                else entryPoint(group, line, span);
            }
        }
    }

    private void entryPoint(String group, String written, Span span) {
        for (String line : written.lines().map(String::strip).toList()) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2) {
                entryPoints.add(new DeclaredEntryPoint(group, parts[0].strip(), parts[1].strip(), span));
            }
        }
    }

    private void packages(PythonLiteral value) {
        if (!(value instanceof Call call) || !call.name().endsWith("packages")) return;
        call.arguments().stream().findFirst().map(SetupPy::string).filter(each -> !each.isEmpty())
                .ifPresent(each -> layout.add(new Layout(Pyproject.clean(each), "")));
        call.keywords().stream().filter(each -> each.key().equals("where"))
                .forEach(each -> layout.add(new Layout(Pyproject.clean(string(each.value())), "")));
    }

    private static String string(PythonLiteral value) {
        return value instanceof PythonLiteral.Text text ? text.value() : "";
    }

    private static List<PythonLiteral> elements(PythonLiteral value) {
        return value instanceof Sequence sequence ? sequence.elements() : List.of(value);
    }

    private static List<Entry> entries(PythonLiteral value) {
        return value instanceof Dictionary dictionary ? dictionary.entries() : List.of();
    }
}
