package dev.assay.engine;

import java.nio.file.Path;
import java.util.List;

/// Directories of an author's own, laid out as the installation is: `rules`, `facts`, `templates`, `overrides.yaml`.
///
/// @param directories in order; a later one may replace what an earlier one has
/// @param trusted whether their rules may call whatever they like
public record OwnRules(List<Path> directories, boolean trusted) {

    public static final OwnRules NONE = new OwnRules(List.of(), false);

    public OwnRules {
        directories = List.copyOf(directories);
    }

    boolean isEmpty() {
        return directories.isEmpty();
    }
}
