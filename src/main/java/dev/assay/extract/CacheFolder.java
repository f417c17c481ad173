package dev.assay.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where Assay keeps what it would otherwise make anew in each run: in a folder of the system property `assay.cache`, else of
/// the build's `target`, else of the user's cache. Where a file system knows permissions, only its owner can write to it: whoever
/// owns the build, or the user.
public final class CacheFolder {

    private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS = Set.of(PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_WRITE);

    private CacheFolder() {}

    /// A folder for one purpose; it is made if it is not there.
    ///
    /// @param name such as `parsed`
    /// @return empty if none can be written to
    public static Optional<Path> of(String name) {
        for (Supplier<@Nullable Path> candidate : candidates()) {
            try {
                Path cache = candidate.get();
                if (cache == null) continue;
                Path folder = cache.resolve(name);
                makePrivate(folder);
                if (Files.isWritable(folder)) return Optional.of(folder);
            } catch (IOException | UncheckedIOException | IllegalArgumentException unfit) {
                // The next one may do.
            }
        }
        return Optional.empty();
    }

    /// In the order in which they are tried; null for what this machine does not have.
    static List<Supplier<@Nullable Path>> candidates() {
        return List.of(CacheFolder::configured, CacheFolder::build, CacheFolder::ofUser);
    }

    private static @Nullable Path configured() {
        String cache = System.getProperty("assay.cache", "");
        return cache.isEmpty() ? null : Path.of(cache);
    }

    /// The nearest `target` around the classes of this project.
    private static @Nullable Path build() {
        try {
            URI place = CacheFolder.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            for (Path folder = Path.of(place); folder != null; folder = folder.getParent()) {
                if (folder.endsWith("target")) return folder;
            }
            return null;
        } catch (URISyntaxException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable Path ofUser() {
        Path home = Path.of(System.getProperty("user.home", ""));
        return home.isAbsolute() && Files.isWritable(home) ? home.resolve(".cache").resolve("assay") : null;
    }

    static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        boolean posix = Files.getFileStore(folder.getParent()).supportsFileAttributeView("posix");
        try {
            if (posix) {
                Files.createDirectory(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) throw e;
        }
        if (posix && Files.getPosixFilePermissions(folder).stream().anyMatch(WRITABLE_BY_OTHERS::contains)) {
            throw new IOException(folder + " can be written to by others");
        }
    }
}
