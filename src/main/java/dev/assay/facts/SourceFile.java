package dev.assay.facts;

/// A file of the audited repository.
///
/// @param path relative to the repository, with `/`
/// @param module the dotted Python module name; empty for a file that is not Python
/// @param inPackage the name of the package that holds it, such as `infra-fastapi`
/// @param role what the file is for
public record SourceFile(String path, String module, String inPackage, Role role) implements Comparable<SourceFile> {

    public SourceFile {
        if (path.isEmpty() || path.startsWith("/")) {
            throw new IllegalArgumentException("path must be relative and not empty: \"" + path + "\"");
        }
    }

    /// The dotted name without its last part: the importable package around a module or package; empty at the top.
    public String getEnclosingPackage() {
        return module.substring(0, Math.max(0, module.lastIndexOf('.')));
    }

    @Override
    public int compareTo(SourceFile other) {
        return path.compareTo(other.path);
    }

    /// A path is unique in a repository.
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof SourceFile file && path.equals(file.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
