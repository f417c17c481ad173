package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Says of each file which package holds it, what it is for and how it is imported.
final class SourceFiles {

    private final Map<String, PackageFolder> packages = new HashMap<>();
    private final Roles roles;
    private final Map<String, SourceFile> known = new HashMap<>();

    SourceFiles(List<PackageFolder> packages, Roles roles) {
        packages.forEach(each -> this.packages.put(each.folder(), each));
        this.roles = roles;
    }

    SourceFile of(Found found) {
        return known.computeIfAbsent(found.path(), path -> {
            PackageFolder owner = owner(path);
            Role role = roles.of(found, owner);
            return new SourceFile(path, path.endsWith(".py") ? owner.module(path) : "", owner.name(), role);
        });
    }

    /// A file by its path alone, for what is not Python or cannot be read.
    SourceFile of(String path) {
        return of(new Found(path, Path.of("")));
    }

    private PackageFolder owner(String path) {
        String folder = Folders.parent(path);
        while (!packages.containsKey(folder)) folder = Folders.parent(folder);
        return packages.get(folder);
    }
}
