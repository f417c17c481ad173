package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.Manifest.DeclaredDependency;
import java.util.ArrayList;
import java.util.List;

/// Reads a `Pipfile`: each table but Pipenv's own ones is a group.
final class Pipfile {

    private static final List<String> OTHER = List.of("source", "requires", "scripts", "pipenv");

    private Pipfile() {}

    static Manifest read(Found file, Toml toml) {
        List<DeclaredDependency> found = new ArrayList<>();
        for (String table : toml.names()) {
            if (OTHER.contains(table)) continue;
            String group = table.equals("packages") ? "" : table.equals("dev-packages") ? "dev" : table;
            Poetry.table(toml, found, group, table);
        }
        return new Manifest(file, toml.text(), "", "", true, found, List.of(), List.of(), List.of(), List.of());
    }
}
