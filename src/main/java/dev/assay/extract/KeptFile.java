package dev.assay.extract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A file of the cache that another run of the same version may read: a line that tells the version, what is kept, and a
/// checksum. What is not whole, or of another version, is as good as not there.
record KeptFile(Path path, byte[] version) {

    private static final int CHECKSUM = Long.BYTES;

    /// @param folder an existing one
    /// @return empty for classes that no build of this project has made: nothing tells their version
    static Optional<KeptFile> in(Path folder, String name) {
        return Parsing.version()
                .map(version -> new KeptFile(folder.resolve(name), (version + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /// @return empty if there is nothing that can be used
    Optional<Slice> read() {
        try {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
            byte[] all = Files.readAllBytes(path);
            int end = all.length - CHECKSUM;
            if (end < version.length || !Arrays.equals(version, 0, version.length, all, 0, version.length)) {
                return Optional.empty();
            }
            if (ByteBuffer.wrap(all).getLong(end) != checksum(all, end)) return Optional.empty();
            return Optional.of(new Slice(all, version.length, end));
        } catch (IOException | OutOfMemoryError unreadable) {
            return Optional.empty();
        }
    }

    /// Another process may do the same: the file appears at once or not at all. What cannot be kept is made anew next time.
    void write(byte[] content) {
        try {
            byte[] all = Arrays.copyOf(version, version.length + content.length + CHECKSUM);
            System.arraycopy(content, 0, all, version.length, content.length);
            int end = all.length - CHECKSUM;
            ByteBuffer.wrap(all).putLong(end, checksum(all, end));
            Path part = Files.createTempFile(path.toAbsolutePath().getParent(), path.getFileName().toString(), ".new");
            try {
                Files.write(part, all);
                Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException unwritable) {
            // See above.
        }
    }

    /// That it was of use just now.
    void touch() {
        try {
            Files.setLastModifiedTime(path, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException unwritable) {
            // It counts as older than it is.
        }
    }

    private static long checksum(byte[] bytes, int end) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, end);
        return sum.getValue();
    }
}
