package dev.assay.extract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the last run over a repository parsed, so that a file that is the same is not parsed again: trees of Python, sections of
/// Markdown. Safe for many threads.
///
/// A file is known by the SHA-256 of its content. Of a tree, numbers and sizes of nodes are kept, of a section its title and
/// where it stands. When the cache is closed, it holds what was asked for since it was opened, so that it never grows beyond
/// its repository.
public final class ParseCache implements AutoCloseable {

    private static final int KEY = 32;
    private static final int MOST_FILES = 100;
    private static final long MOST_BYTES = 1L << 29;
    private static final String END = ".parsed";

    /// What a file may be read as.
    enum Language {
        PYTHON, MARKDOWN
    }

    private final @Nullable KeptFile file;
    private final Map<ByteBuffer, Slice> known;
    private final Map<ByteBuffer, Slice> asked = new ConcurrentHashMap<>();
    private volatile boolean isNew;

    private ParseCache(@Nullable KeptFile file, Map<ByteBuffer, Slice> known) {
        this.file = file;
        this.known = known;
    }

    /// Keeps nothing.
    public static ParseCache none() {
        return new ParseCache(null, Map.of());
    }

    /// @param folder where packs are
    /// @param repository its path tells one pack from another
    public static ParseCache open(Path folder, Path repository) {
        String name = repository.toAbsolutePath().normalize().toString();
        String hash = HexFormat.of().formatHex(sha256().digest(name.getBytes(StandardCharsets.UTF_8)), 0, 16);
        KeptFile file = KeptFile.in(folder, hash + END);
        return new ParseCache(file, file.read().map(ParseCache::slices).orElse(Map.of()));
    }

    /// What stands in a file of the cache: the number of entries; for each its key and its length; then what was parsed.
    private static Map<ByteBuffer, Slice> slices(Slice all) {
        ByteBuffer head = ByteBuffer.wrap(all.bytes()).position(all.start());
        int count = head.getInt();
        int start = head.position() + count * (KEY + Integer.BYTES);
        Map<ByteBuffer, Slice> slices = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            ByteBuffer key = head.slice(head.position(), KEY);
            head.position(head.position() + KEY);
            int end = start + head.getInt();
            slices.put(key, new Slice(all.bytes(), start, end));
            start = end;
        }
        return slices;
    }

    /// What was [kept][#keep] of a file.
    ///
    /// @return null if nothing was
    @Nullable
    Slice find(Language language, byte[] content) {
        if (file == null) return null;
        ByteBuffer key = key(language, content);
        Slice slice = known.get(key);
        if (slice != null) asked.put(key, slice);
        return slice;
    }

    /// Keeps what a file was parsed to.
    ///
    /// @param parsed worked out only if it is kept
    void keep(Language language, byte[] content, Supplier<byte[]> parsed) {
        if (file == null) return;
        byte[] written = parsed.get();
        asked.put(key(language, content), new Slice(written, 0, written.length));
        isNew = true;
    }

    private static ByteBuffer key(Language language, byte[] content) {
        MessageDigest digest = sha256();
        digest.update((byte) language.ordinal());
        return ByteBuffer.wrap(digest.digest(content));
    }

    /// Writes what is new, and removes what was of no use for the longest time once there is too much.
    @Override
    public void close() {
        if (file == null) return;
        if (isNew) {
            file.write(all());
            prune();
        } else if (!asked.isEmpty()) {
            file.touch();
        }
    }

    private byte[] all() {
        SortedMap<ByteBuffer, Slice> entries = new TreeMap<>(asked);
        long size = Integer.BYTES + entries.size() * (long) (KEY + Integer.BYTES);
        for (Slice parsed : entries.values()) size += parsed.length();
        if (size > MOST_BYTES) return new byte[Integer.BYTES];
        ByteBuffer all = ByteBuffer.allocate((int) size);
        all.putInt(entries.size());
        entries.forEach((key, parsed) -> all.put(key.duplicate()).putInt(parsed.length()));
        entries.values().forEach(parsed -> all.put(parsed.bytes(), parsed.start(), parsed.length()));
        return all.array();
    }

    /// A file of the cache.
    private record Kept(Path path, FileTime used, long size) {}

    private void prune() {
        Path folder = file == null || file.path() == null ? null : file.path().toAbsolutePath().getParent();
        if (folder == null) return;
        try (Stream<Path> all = Files.list(folder)) {
            List<Kept> files = all.filter(path -> path.toString().endsWith(END)).flatMap(ParseCache::kept)
                    .sorted(Comparator.comparing(Kept::used).reversed()).toList();
            long bytes = 0;
            for (int i = 0; i < files.size(); i++) {
                bytes += files.get(i).size;
                if (i > 0 && (i >= MOST_FILES || bytes > MOST_BYTES)) Files.deleteIfExists(files.get(i).path);
            }
        } catch (IOException unreadable) {
            // The next run tries again.
        }
    }

    private static Stream<Kept> kept(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return Stream.of(new Kept(path, attributes.lastModifiedTime(), attributes.size()));
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
