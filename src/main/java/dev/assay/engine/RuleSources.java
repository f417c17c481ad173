package dev.assay.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The rule files of an installation and of an author's own directories.
///
/// @param files content by name, such as `facts/pools.drl`; of two files of one name, the later directory's counts
record RuleSources(SortedMap<String, String> files) {

    private static final List<String> FOLDERS = List.of("facts", "rules");

    static RuleSources read(Path home, List<Path> further) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String folder : FOLDERS) add(files, home.resolve(folder), folder);
        for (Path directory : further) add(files, directory, directory.getFileName().toString());
        return new RuleSources(files);
    }

    private static void add(SortedMap<String, String> files, Path directory, String name) {
        if (!Files.isDirectory(directory)) return;
        try (Stream<Path> found = Files.list(directory)) {
            for (Path path : (Iterable<Path>) found.sorted()::iterator) {
                if (!path.toString().endsWith(".drl")) continue;
                files.put(name + "/" + path.getFileName(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String hash() {
        MessageDigest digest = sha256();
        files.forEach((name, text) -> {
            digest.update((name + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update((text + "\0").getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /// SHA-256 over every file below the folders, names and contents, in order of name.
    static String hashOf(Path root, List<String> folders) {
        SortedMap<String, Path> paths = new TreeMap<>();
        for (String folder : folders) {
            Path directory = root.resolve(folder);
            if (!Files.isDirectory(directory)) continue;
            try (Stream<Path> found = Files.walk(directory)) {
                found.filter(Files::isRegularFile)
                        .forEach(path -> paths.put(root.relativize(path).toString().replace('\\', '/'), path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        MessageDigest digest = sha256();
        paths.forEach((name, path) -> {
            digest.update((name + "\0").getBytes(StandardCharsets.UTF_8));
            try {
                digest.update(Files.readAllBytes(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hashOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
