package dev.assay.extract;

import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Finds tree-sitter and its Python grammar: they travel in jars and are copied out once, since only a file can be
/// loaded. jtreesitter finds this class through `META-INF/services`.
///
/// A copy lies in `native` of a [cache][CacheFolder], else in a temporary folder, under a name that tells its content.
public final class SharedLibraries implements NativeLibraryLookup {

    private static final String GRAMMAR = "tree-sitter-python";

    /// The libraries stay loaded until the process ends, whatever the arena: a tree must not outlive its grammar.
    @Override
    public SymbolLookup get(Arena arena) {
        return Loaded.ALL;
    }

    private static final class Loaded {
        static final SymbolLookup ALL = load("tree-sitter").or(load(GRAMMAR));
    }

    /// What the libraries are, so that what was made with others is told apart.
    static String version() throws IOException {
        return Content.of(resource("tree-sitter")).name() + " " + Content.of(resource(GRAMMAR)).name();
    }

    @SuppressWarnings("restricted") // Loading C code is what this class is for.
    private static SymbolLookup load(String library) {
        URL resource = resource(library);
        List<Supplier<@Nullable Path>> folders = new ArrayList<>(CacheFolder.candidates());
        folders.add(SharedLibraries::temporary);
        List<String> tried = new ArrayList<>();
        for (Supplier<@Nullable Path> cache : folders) {
            try {
                Path folder = cache.get();
                if (folder == null) continue;
                return SymbolLookup.libraryLookup(copy(resource, folder, name(library)), Arena.global());
            } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
                tried.add(e.toString());
            }
        }
        throw new IllegalStateException("cannot load " + name(library) + ": " + String.join("; ", tried));
    }

    private static String name(String library) {
        return platform() + "-" + System.mapLibraryName(library).replaceFirst("^lib", "");
    }

    private static URL resource(String library) {
        URL resource = SharedLibraries.class.getResource("/lib/" + name(library));
        if (resource == null) {
            throw new IllegalStateException("tree-sitter has no library for this platform: lib/" + name(library));
        }
        return resource;
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
        CacheFolder.makePrivate(folder);
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
