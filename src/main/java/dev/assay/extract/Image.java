package dev.assay.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A stage of a Dockerfile.
final class Image {

    /// The Dockerfile, relative to the repository.
    final String path;

    /// Empty for one without a name.
    final String name;

    /// The image or stage that it is built on.
    final String base;

    @Nullable
    Launch entrypoint;
    @Nullable
    Launch command;

    /// Its `HEALTHCHECK`.
    @Nullable
    Probe health;
    final Map<String, Stated> variables = new HashMap<>();

    /// The arguments of its build that have a default.
    final Map<String, Stated> arguments = new HashMap<>();

    /// What was copied from where, by the last part of its new path.
    final Map<String, String> copies = new HashMap<>();

    /// Its last `WORKDIR`; empty if it has none.
    String workdir = "";

    /// What was copied into it, as written: folders and files of its context.
    final List<String> sources = new ArrayList<>();

    /// Whether nothing follows it in its file, so that it is built unless another one is asked for.
    boolean last;

    Image(String path, String name, String base) {
        this.path = path;
        this.name = name;
        this.base = base;
    }

    boolean starts() {
        return entrypoint != null || command != null;
    }

    /// Takes over what the stage below says and this one does not.
    void builtOn(Image below) {
        if (!starts()) {
            entrypoint = below.entrypoint;
            command = below.command;
        } else if (entrypoint == null) {
            entrypoint = below.entrypoint;
        }
        if (workdir.isEmpty()) workdir = below.workdir;
        sources.addAll(below.sources);
        if (health == null) health = below.health;
        below.variables.forEach(variables::putIfAbsent);
        below.copies.forEach(copies::putIfAbsent);
    }
}
