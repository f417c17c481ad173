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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rule files of an installation and of an author's own directories.
///
/// @param files content by name, such as `facts/pools.drl`, or `own/rules/acme.drl` for the first directory of an author's
///     own and `own-2/rules/acme.drl` for the next, wherever they lie
record RuleSources(SortedMap<String, String> files) {

    private static final List<String> FOLDERS = List.of("facts", "rules");
    private static final Pattern OWN = Pattern.compile("own(?:-(\\d+))?/(.+)");

    /// As they are written; a rule that a later directory has too is not taken out yet.
    static RuleSources read(Path home, List<Path> own) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String folder : FOLDERS) add(files, home.resolve(folder), folder);
        for (int i = 0; i < own.size(); i++) {
            for (String folder : FOLDERS) add(files, own.get(i).resolve(folder), own(i) + "/" + folder);
        }
        return new RuleSources(files);
    }

    /// What stands for a directory of an author's own in the names of its files.
    ///
    /// @param number counted from 0
    static String own(int number) {
        return number == 0 ? "own" : "own-" + (number + 1);
    }

    /// Whether a file stands in a directory of an author's own.
    static boolean isOwn(String file) {
        return OWN.matcher(file).matches();
    }

    /// 0 for the installation, 1 for the first directory of an author's own, and so on.
    static int layer(String file) {
        Matcher matcher = OWN.matcher(file);
        if (!matcher.matches()) return 0;
        return matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
    }

    /// The path of a file for people, such as `../acme/rules/pools.drl`.
    static String shown(String file, List<Path> own) {
        Matcher matcher = OWN.matcher(file);
        return matcher.matches() ? own.get(layer(file) - 1).resolve(matcher.group(2)).toString() : file;
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

    /// SHA-256 over every file below the folders, names and contents, in order of name; a file may stand for a folder.
    static String hashOf(Path root, List<String> folders) {
        SortedMap<String, Path> paths = new TreeMap<>();
        for (String folder : folders) {
            Path directory = root.resolve(folder);
            if (!Files.exists(directory)) continue;
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
