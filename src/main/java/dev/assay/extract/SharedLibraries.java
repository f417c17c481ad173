package dev.assay.extract;

import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Finds tree-sitter and its Python grammar: they travel in jars and are copied out once, since only a file can be
/// loaded. jtreesitter finds this class through `META-INF/services`.
///
/// A copy lies in a folder that only its owner can write to, named by its content: in `native` of the system property
/// `assay.cache`, else of the build's `target`, else of the user's cache, else in a temporary folder.
public final class SharedLibraries implements NativeLibraryLookup {

    private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS = Set.of(PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_WRITE);

    /// The libraries stay loaded until the process ends, whatever the arena: a tree must not outlive its grammar.
    @Override
    public SymbolLookup get(Arena arena) {
        return Loaded.ALL;
    }

    private static final class Loaded {
        static final SymbolLookup ALL = load("tree-sitter").or(load("tree-sitter-python"));
    }

    @SuppressWarnings("restricted") // Loading C code is what this class is for.
    private static SymbolLookup load(String library) {
        String name = platform() + "-" + System.mapLibraryName(library).replaceFirst("^lib", "");
        URL resource = SharedLibraries.class.getResource("/lib/" + name);
        if (resource == null) {
            throw new IllegalStateException("tree-sitter has no library for this platform: lib/" + name);
        }
        List<String> tried = new ArrayList<>();
        for (Supplier<Path> cache : List.<Supplier<Path>>of(SharedLibraries::configured, SharedLibraries::build,
                SharedLibraries::ofUser, SharedLibraries::temporary)) {
            try {
                Path folder = cache.get();
                if (folder == null) continue;
                return SymbolLookup.libraryLookup(copy(resource, folder, name), Arena.global());
            } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
                tried.add(e.toString());
            }
        }
        throw new IllegalStateException("cannot load " + name + ": " + String.join("; ", tried));
    }

    /// Such as `x86_64-linux-gnu`, as the jars name it.
    private static String platform() {
        String machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "arm64", "aarch64" -> "aarch64";
            case String other -> other;
        };
        String system = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
        if (system.startsWith("mac")) return machine + "-macos";
        return machine + (system.startsWith("windows") ? "-windows" : "-linux-gnu");
    }

    private static @Nullable Path configured() {
        String cache = System.getProperty("assay.cache", "");
        return cache.isEmpty() ? null : Path.of(cache);
    }

    /// The nearest `target` around the classes of this project.
    private static @Nullable Path build() {
        try {
            URI place = SharedLibraries.class.getProtectionDomain().getCodeSource().getLocation().toURI();
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

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("assay");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException e) {
            // Left behind in the system's own temporary folder, which is cleared by others.
        }
    }

    private static Path copy(URL resource, Path cache, String name) throws IOException {
        Content content = Content.of(resource);
        Path folder = cache.resolve("native").resolve(content.name());
        makePrivate(folder);
        Path library = folder.resolve(name);
        if (Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS) && Files.size(library) == content.size()) {
            return library;
        }
        Path part = Files.createTempFile(folder, "part", "");
        try (InputStream in = resource.openStream()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        return library;
    }

    private static void makePrivate(Path folder) throws IOException {
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

    /// What tells one version of a library from another.
    private record Content(long checksum, long size) {

        String name() {
            return HexFormat.of().toHexDigits((int) checksum) + "-" + size;
        }

        /// A jar keeps both in its directory, so that nothing is unpacked to know them.
        static Content of(URL resource) throws IOException {
            URLConnection connection = resource.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return new Content(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
            }
            byte[] bytes = connection.getInputStream().readAllBytes();
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            return new Content(checksum.getValue(), bytes.length);
        }
    }
}
