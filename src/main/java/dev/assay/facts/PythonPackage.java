package dev.assay.facts;

import java.util.List;

/// A package of the repository: a folder with its own metadata, or the root.
///
/// @param name unique in the repository, such as `infra-fastapi`
/// @param folder relative to the repository with `/`; empty for the root
/// @param project `[project].name` or what stands for it in other metadata; empty if there is none
/// @param version its own version; empty if there is none
/// @param why how it was told, one sentence
/// @param sourceFolders where its modules start, relative to the repository, such as `packages/a/src`; `""` is the
///     root
public record PythonPackage(Place at, String name, String folder, String project, String version, String why,
        List<String> sourceFolders) implements Fact {

    public PythonPackage {
        sourceFolders = List.copyOf(sourceFolders);
    }

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
