package dev.assay.extract;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The files of a repository that are worth reading.
///
/// Symbolic links are never followed: what lies in the repository is read where it lies, and what lies outside is
/// none of it. What git tracks is not ignored, as for git itself.
///
/// @param files in order of path
/// @param problems what could not be read or was not followed, in order of path
/// @param ignored how many files and folders `.gitignore` leaves out, a folder counting once
/// @param skipped how many folders were left out as no source: environments, caches, `.git`
record FileWalk(List<Found> files, List<Problem> problems, int ignored, int skipped) {

    private static final Set<String> NO_SOURCE = Set.of(".git", ".hg", ".svn", ".bzr", "node_modules",
            "bower_components", "__pycache__", "__pypackages__", ".venv", ".tox", ".nox", ".mypy_cache",
            ".pytest_cache", ".ruff_cache", ".pytype", ".hypothesis", ".ipynb_checkpoints", ".eggs", ".direnv",
            ".pixi", ".cache", ".idea", ".vscode", ".terraform", "assay-report");

    /// A file.
    ///
    /// @param path relative to the repository, with `/`
    /// @param location where it is on this machine
    record Found(String path, Path location) {

        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /// The folder, without a `/` at the end; empty for the root.
        String folder() {
            int end = path.lastIndexOf('/');
            return end < 0 ? "" : path.substring(0, end);
        }
    }

    /// What could not be read.
    ///
    /// @param path relative to the repository, with `/`
    /// @param line counted from 1
    /// @param reason one sentence
    record Problem(String path, int line, String reason) {}

    /// @param ignored whether only what is tracked in it is read
    private record Folder(String path, Path location, @Nullable IgnoreRules outer, boolean ignored) {}

    /// @param root an existing folder
    static FileWalk of(Path root) throws IOException {
        return new Walk(root.toRealPath()).run();
    }

    private static final class Walk {

        private final Path root;
        private final List<Found> files = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Deque<Folder> waiting = new ArrayDeque<>();
        private int ignored;
        private int skipped;
        private @Nullable TrackedFiles tracked;

        private Walk(Path root) {
            this.root = root;
        }

        private FileWalk run() throws IOException {
            if (!Files.isDirectory(root)) throw new NotDirectoryException(root.toString());
            waiting.push(new Folder("", root, null, false));
            while (!waiting.isEmpty()) read(waiting.pop());
            files.sort(Comparator.comparing(Found::path));
            problems.sort(Comparator.comparing(Problem::path));
            return new FileWalk(List.copyOf(files), List.copyOf(problems), ignored, skipped);
        }

        private void read(Folder folder) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.location)) {
                if (!folder.path.isEmpty() && Files.exists(folder.location.resolve("pyvenv.cfg"))) {
                    skipped++;
                    return;
                }
                String prefix = folder.path.isEmpty() ? "" : folder.path + "/";
                IgnoreRules rules = IgnoreRules.read(folder.outer, prefix, folder.location);
                for (Path entry : entries) visit(prefix + name(entry), entry, rules, folder.ignored);
            } catch (IOException | DirectoryIteratorException unreadable) {
                problems.add(new Problem(folder.path.isEmpty() ? "." : folder.path, 1, "The folder cannot be read."));
            }
        }

        private void visit(String path, Path entry, IgnoreRules rules, boolean inIgnored) {
            BasicFileAttributes attributes;
            try {
                attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            } catch (IOException unreadable) {
                problems.add(new Problem(path, 1, "The file cannot be read."));
                return;
            }
            String name = path.substring(path.lastIndexOf('/') + 1);
            boolean named = inIgnored || rules.ignore(path, attributes.isDirectory());
            if (NO_SOURCE.contains(name) || name.endsWith(".egg-info")) {
                skipped++;
            } else if (named && !tracked().hold(path, attributes.isDirectory())) {
                ignored++;
            } else if (attributes.isSymbolicLink()) {
                link(path, entry);
            } else if (attributes.isDirectory()) {
                waiting.push(new Folder(path, entry, rules, named));
            } else if (attributes.isRegularFile()) {
                files.add(new Found(path, entry));
            }
        }

        /// Asked for only where something is ignored: reading the index of a large repository takes a while.
        private TrackedFiles tracked() {
            if (tracked == null) {
                try {
                    tracked = TrackedFiles.of(root);
                } catch (IOException unreadable) {
                    problems.add(new Problem(".git/index", 1,
                            "What git tracks cannot be read, so what `.gitignore` names is left out."));
                    tracked = new TrackedFiles(new TreeSet<>());
                }
            }
            return tracked;
        }

        private void link(String path, Path entry) {
            try {
                Path target = entry.toRealPath();
                if (!target.startsWith(root)) {
                    problems.add(new Problem(path, 1, "A symbolic link out of the repository is not followed."));
                } else if (entry.startsWith(target)) {
                    problems.add(new Problem(path, 1, "A symbolic link to a folder around it is not followed."));
                }
            } catch (IOException dangling) {
                if (path.endsWith(".py")) {
                    problems.add(new Problem(path, 1, "A symbolic link that leads nowhere is not followed."));
                }
            }
        }

        /// The last part of the path. Where the machine's encoding cannot hold it, its bytes are taken for UTF-8.
        private static String name(Path entry) {
            String name = String.valueOf(entry.getFileName());
            if (name.indexOf('\uFFFD') < 0 && name.indexOf('?') < 0) return name;
            String raw = entry.toUri().getRawPath();
            if (raw.endsWith("/")) raw = raw.substring(0, raw.length() - 1);
            String last = raw.substring(raw.lastIndexOf('/') + 1).replace("+", "%2B");
            return URLDecoder.decode(last, StandardCharsets.UTF_8);
        }
    }
}
