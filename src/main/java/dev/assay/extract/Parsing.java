package dev.assay.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;

/// What the build says of parsing: what it depends on, in a hash, so that nothing is taken for current that another version
/// has parsed; and what tree-sitter's library says of the grammar, so that a run that parses nothing does not load it.
public final class Parsing {

    private static final String FOLDER = "META-INF/assay/";
    private static final String VERSION = FOLDER + "parsing";
    private static final String GRAMMAR = FOLDER + "grammar";

    private Parsing() {}

    /// Only the build calls it.
    ///
    /// @param arguments the folder of the classes
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        Files.createDirectories(classes.resolve(FOLDER));
        Files.write(classes.resolve(GRAMMAR), GrammarTables.ofLibrary().written());
        Files.writeString(classes.resolve(VERSION), hash(classes));
    }

    /// Over every class that has a part in it, and the names of the libraries.
    private static String hash(Path classes) throws IOException {
        MessageDigest digest = ParseCache.sha256();
        for (String folder : List.of("dev/assay/extract", "dev/assay/source")) {
            try (Stream<Path> all = Files.list(classes.resolve(folder))) {
                for (Path one : all.sorted().toList()) {
                    digest.update(one.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(one));
                }
            }
        }
        String markdown = Parser.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        digest.update(markdown.substring(markdown.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8));
        digest.update(SharedLibraries.version().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Empty for classes that no build of this project has made.
    static Optional<String> version() {
        return resource(VERSION).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// Empty for classes that no build of this project has made.
    static Optional<byte[]> grammar() {
        return resource(GRAMMAR);
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = Parsing.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
