package dev.assay.resolve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Compiled lines in a file, under a first line that tells from which files they were made.
final class LibraryCache {

    /// To be raised whenever [LibraryLine] changes what it writes.
    private static final String FORMAT = "libraries 2 ";

    private LibraryCache() {}

    /// The lines of the folders, from the cache if that was made from the very same files, else compiled and kept.
    static List<String> lines(List<Path> folders, Path cache) throws IOException {
        String stamp = stamp(folders);
        if (Files.isRegularFile(cache) && Files.isReadable(cache)) {
            List<String> kept = Files.readAllLines(cache);
            if (kept.size() > 1 && kept.getFirst().equals(stamp)) return kept.subList(1, kept.size());
        }
        List<String> lines = Libraries.compile(folders);
        keep(cache, stamp, lines);
        return lines;
    }

    private static String stamp(List<Path> folders) throws IOException {
        CRC32C sum = new CRC32C();
        long size = 0;
        for (Path folder : folders) {
            sum.update('/');
            for (Path file : Libraries.files(folder)) {
                byte[] bytes = Files.readAllBytes(file);
                sum.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                sum.update(bytes);
                size += bytes.length;
            }
        }
        return FORMAT + size + " " + Long.toHexString(sum.getValue());
    }

    /// Another process may do the same: the file appears at once or not at all. An installation that cannot be written
    /// to has no cache.
    private static void keep(Path cache, String stamp, List<String> lines) {
        try {
            Path folder = cache.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path whole = Files.createTempFile(folder, cache.getFileName().toString(), ".new");
            List<String> all = new ArrayList<>(lines);
            all.addFirst(stamp);
            Files.write(whole, all);
            whole.toFile().setReadable(true, false); // another user may start the same installation
            Files.move(whole, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            // The next start compiles again.
        }
    }
}
