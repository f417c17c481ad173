package dev.assay.extract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.extract.Manifest.DeclaredDependency;
import dev.assay.extract.Manifest.DeclaredEntryPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what Poetry keeps under `[tool.poetry]`, and the tables of a `Pipfile`, which look alike.
final class Poetry {

    private static final Pattern RELEASE = Pattern.compile("[\\^~]\\s*(\\d+(?:\\.\\d+)*)(\\S*)");

    private Poetry() {}

    static void read(Toml toml, List<DeclaredDependency> dependencies, List<DeclaredEntryPoint> entryPoints) {
        table(toml, dependencies, "", "tool", "poetry", "dependencies");
        table(toml, dependencies, "dev", "tool", "poetry", "dev-dependencies");
        for (String group : toml.names("tool", "poetry", "group")) {
            table(toml, dependencies, group.equals("main") ? "" : group, "tool", "poetry", "group", group,
                    "dependencies");
        }
        scripts(toml, entryPoints, "console_scripts", "tool", "poetry", "scripts");
        for (String group : toml.names("tool", "poetry", "plugins")) {
            scripts(toml, entryPoints, group, "tool", "poetry", "plugins", group);
        }
    }

    static void table(Toml toml, List<DeclaredDependency> dependencies, String group, String... keys) {
        for (String name : toml.names(keys)) {
            if (name.equals("python")) continue;
            JsonNode first = toml.get(keys).path(name);
            JsonNode value = first.isArray() ? first.path(0) : first;
            String version = value.isTextual() ? value.textValue() : value.path("version").asText("");
            List<String> extras = new ArrayList<>();
            value.path("extras").forEach(each -> extras.add(each.asText()));
            String specifier = specifier(version);
            Requirement requirement = new Requirement(Requirement.normalised(name), extras, specifier);
            String where = value.path("optional").asBoolean() ? extra(toml, name) : group;
            dependencies
                    .add(new DeclaredDependency(requirement, requirement.pin(), where, toml.span(path(keys, name))));
        }
    }

    /// The extra that asks for an optional dependency.
    private static String extra(Toml toml, String name) {
        for (String extra : toml.names("tool", "poetry", "extras")) {
            for (String each : toml.strings("tool", "poetry", "extras", extra)) {
                if (Requirement.normalised(each).equals(Requirement.normalised(name))) return extra;
            }
        }
        return "optional";
    }

    private static void scripts(Toml toml, List<DeclaredEntryPoint> entryPoints, String group, String... keys) {
        for (String name : toml.names(keys)) {
            JsonNode script = toml.get(keys).path(name);
            String value = script.isTextual() ? script.textValue() : script.path("reference").asText("");
            if (value.isEmpty()) continue;
            entryPoints.add(new DeclaredEntryPoint(group, name, value, toml.span(path(keys, name))));
        }
    }

    private static String[] path(String[] keys, String last) {
        return Stream.concat(Stream.of(keys), Stream.of(last)).toArray(String[]::new);
    }

    /// A constraint of Poetry's as a specifier of PEP 440: `^2.0.25` is `>=2.0.25,<3`.
    static String specifier(String written) {
        StringBuilder found = new StringBuilder();
        for (String part : written.split(",")) {
            String constraint = one(part.strip());
            if (!constraint.isEmpty()) found.append(found.isEmpty() ? "" : ",").append(constraint);
        }
        return found.toString();
    }

    private static String one(String written) {
        if (written.isEmpty() || written.equals("*")) return "";
        Matcher matcher = RELEASE.matcher(written);
        if (!written.startsWith("~=") && matcher.matches()) {
            String release = matcher.group(1);
            return ">=" + release + matcher.group(2) + ",<" + next(release.split("\\."), written.startsWith("^"));
        }
        return Character.isDigit(written.charAt(0)) ? "==" + written : written.replaceAll("\\s", "");
    }

    /// The first release that the constraint shuts out.
    private static String next(String[] release, boolean caret) {
        int raised = caret ? 0 : Math.min(1, release.length - 1);
        while (caret && raised < release.length - 1 && release[raised].equals("0")) raised++;
        StringBuilder next = new StringBuilder();
        for (int i = 0; i < raised; i++) next.append(release[i]).append('.');
        return next.append(new java.math.BigInteger(release[raised]).add(java.math.BigInteger.ONE)).toString();
    }
}
