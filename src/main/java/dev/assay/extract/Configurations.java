package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the configuration: what `--config` names, else `assay.yaml` or `[tool.assay]` at the root.
final class Configurations {

    private Configurations() {}

    /// @param asked the file given by `--config`; null if none is
    /// @throws ConfigurationMistake for a mistake in the file that was asked for
    static Configuration find(@Nullable Path asked, List<Found> files, Manifests manifests, Collection<String> folders,
            long longest) {
        if (asked != null) return asked(asked, folders, longest);
        for (Found file : files) {
            if (!file.path().equals("assay.yaml") && !file.path().equals("assay.yml")) continue;
            try {
                return ConfigurationReader.read(yaml(file.location(), longest), file.path(), folders);
            } catch (Unreadable mistake) {
                return ConfigurationReader
                        .none(List.of(file.path() + ":" + mistake.line() + ": " + mistake.getMessage()));
            }
        }
        Toml project = manifests.projectFiles().get("pyproject.toml");
        if (project == null || !project.get("tool", "assay").isObject()) return ConfigurationReader.none(List.of());
        return ConfigurationReader.read(ConfigurationNode.of(project, "tool", "assay"), "pyproject.toml", folders);
    }

    private static Configuration asked(Path asked, Collection<String> folders, long longest) {
        String name = String.valueOf(asked.getFileName());
        try {
            ConfigurationNode node = name.endsWith(".toml") ? toml(asked, longest) : yaml(asked, longest);
            Configuration found = ConfigurationReader.read(node, name, folders);
            if (!found.mistakes().isEmpty()) throw new ConfigurationMistake(found.mistakes().getFirst());
            return found;
        } catch (Unreadable mistake) {
            throw new ConfigurationMistake(name + ":" + mistake.line() + ": " + mistake.getMessage());
        }
    }

    private static ConfigurationNode toml(Path file, long longest) throws Unreadable {
        Toml toml = Toml.parse(Text.read(file, longest));
        return ConfigurationNode.of(toml, "tool", "assay");
    }

    private static ConfigurationNode yaml(Path file, long longest) throws Unreadable {
        Text text = Text.read(file, longest);
        List<Yaml> documents = Yaml.documents(text);
        return ConfigurationNode.of(documents.isEmpty() ? new Yaml(text, null) : documents.getFirst());
    }
}
