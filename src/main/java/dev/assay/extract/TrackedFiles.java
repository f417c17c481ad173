package dev.assay.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.util.FS;

/// The files that git tracks: for git, such a file is never ignored, whatever a `.gitignore` says.
///
/// Only the index counts, so that no setting of the machine or of its user has a say.
///
/// @param paths relative to the repository, with `/`
record TrackedFiles(NavigableSet<String> paths) {

    private static final long LONGEST_LINK = 1 << 12;
    private static final String LINK = "gitdir:";

    /// Nothing is tracked where there is no `.git`.
    ///
    /// @param root of the repository
    /// @throws IOException if there is an index, and it cannot be read
    static TrackedFiles of(Path root) throws IOException {
        NavigableSet<String> paths = new TreeSet<>();
        Path index = folder(root).resolve("index");
        if (!Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) return new TrackedFiles(paths);
        try {
            DirCache entries = DirCache.read(index.toFile(), FS.DETECTED);
            for (int i = 0; i < entries.getEntryCount(); i++) paths.add(entries.getEntry(i).getPathString());
        } catch (CorruptObjectException | RuntimeException broken) {
            throw new IOException(index + " is no index of git that can be read", broken);
        }
        return new TrackedFiles(paths);
    }

    /// Where git keeps its own files; a worktree and a submodule have a file that says so.
    private static Path folder(Path root) throws IOException {
        Path git = root.resolve(".git");
        if (!Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS) || Files.size(git) > LONGEST_LINK) return git;
        String link = Files.readString(git).strip();
        if (!link.startsWith(LINK)) return git;
        try {
            return root.resolve(link.substring(LINK.length()).strip());
        } catch (InvalidPathException none) {
            return git;
        }
    }

    /// Whether a file, or something in a folder, is tracked.
    boolean hold(String path, boolean isFolder) {
        if (!isFolder) return paths.contains(path);
        String inside = paths.ceiling(path + "/");
        return inside != null && inside.startsWith(path + "/");
    }
}
