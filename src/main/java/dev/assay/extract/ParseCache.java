package dev.assay.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an earlier run over a repository parsed, so that a file that is the same is not parsed again: trees of Python, sections
/// of Markdown. Safe for many threads.
///
/// A file is known by the SHA-256 of its content. Of a tree, numbers and sizes of nodes are kept, of a section its title and
/// where it stands. A run that parses something new keeps with it what it asked for, and of a language that it asked nothing of
/// what was there; so the cache does not grow beyond its repository.
public final class ParseCache {

    /// The language, and the hash of a file.
    private static final int KEY = 1 + 32;
    private static final int MOST_FILES = 100;
    private static final long MOST_BYTES = 1L << 29;
    private static final String END = ".parsed";

    /// What a run that was stopped has left is none of another that is still at work.
    private static final Duration LEFT = Duration.ofHours(1);

    /// What a file may be read as.
    enum Language {
        PYTHON, MARKDOWN
    }

    private final @Nullable KeptFile file;
    private final Map<ByteBuffer, Slice> known;
    private final Map<ByteBuffer, Slice> asked = new ConcurrentHashMap<>();
    private final Set<Byte> languages = ConcurrentHashMap.newKeySet();
    private volatile boolean isNew;

    private ParseCache(@Nullable KeptFile file, Map<ByteBuffer, Slice> known) {
        this.file = file;
        this.known = known;
    }

    /// Keeps nothing.
    public static ParseCache none() {
        return new ParseCache(null, Map.of());
    }

    /// @param folder an existing one with a file for each repository; if it is not there, nothing is kept
    /// @param repository its path tells one file from another
    public static ParseCache open(Path folder, Path repository) {
        String name = repository.toAbsolutePath().normalize().toString();
        String hash = HexFormat.of().formatHex(sha256().digest(name.getBytes(StandardCharsets.UTF_8)), 0, 16);
        return KeptFile.in(folder, hash + END)
                .map(file -> new ParseCache(file, file.read().map(ParseCache::entries).orElse(Map.of())))
                .orElseGet(ParseCache::none);
    }

    /// What stands in a file of the cache: the number of entries; for each its key and its length; then what was parsed.
    ///
    /// @return empty if that is not so
    private static Map<ByteBuffer, Slice> entries(Slice all) {
        if (all.length() < Integer.BYTES) return Map.of();
        ByteBuffer head = ByteBuffer.wrap(all.bytes(), all.start(), all.length());
        int count = head.getInt();
        if (count < 0 || count > head.remaining() / (KEY + Integer.BYTES)) return Map.of();
        int start = head.position() + count * (KEY + Integer.BYTES);
        Map<ByteBuffer, Slice> entries = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            ByteBuffer key = head.slice(head.position(), KEY);
            head.position(head.position() + KEY);
            int length = head.getInt();
            if (length < 0 || length > all.end() - start) return Map.of();
            entries.put(key, new Slice(all.bytes(), start, start + length));
            start += length;
        }
        return entries;
    }

    /// What a file is known by.
    ByteBuffer key(Language language, byte[] content) {
        byte kind = (byte) language.ordinal();
        languages.add(kind);
        ByteBuffer key = ByteBuffer.allocate(KEY).put(kind);
        return (file == null ? key : key.put(sha256().digest(content))).flip();
    }

    /// What was [kept][#keep] of a file.
    ///
    /// @param key of the file
    /// @return null if nothing was
    @Nullable
    Slice find(ByteBuffer key) {
        Slice found = known.get(key);
        if (found != null) asked.put(key, found);
        return found;
    }

    /// Keeps what a file was parsed to, for the next run.
    ///
    /// @param key of the file
    /// @param parsed worked out only if it is kept
    void keep(ByteBuffer key, Supplier<byte[]> parsed) {
        if (file == null) return;
        byte[] written = parsed.get();
        asked.put(key, new Slice(written, 0, written.length));
        isNew = true;
    }

    /// Writes what is new, once a run has read all that it wanted; and removes what was of no use for the longest time once there
    /// is too much. What cannot be written is parsed again next time.
    public void save() {
        if (file == null) return;
        if (isNew) {
            file.write(all());
            prune(file.path().toAbsolutePath().getParent());
        } else if (!asked.isEmpty()) {
            file.touch();
        }
    }

    private byte[] all() {
        SortedMap<ByteBuffer, Slice> entries = new TreeMap<>(asked);
        known.forEach((key, parsed) -> {
            if (!languages.contains(key.get(0))) entries.put(key, parsed);
        });
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

    private static void prune(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Kept> files = all.flatMap(ParseCache::kept).sorted(Comparator.comparing(Kept::used).reversed())
                    .toList();
            FileTime before = FileTime.fromMillis(System.currentTimeMillis() - LEFT.toMillis());
            long bytes = 0;
            int count = 0;
            for (Kept one : files) {
                boolean isWhole = one.path.toString().endsWith(END);
                if (isWhole) count++;
                bytes += one.size;
                boolean tooMuch = count > MOST_FILES || bytes > MOST_BYTES;
                if (isWhole ? count > 1 && tooMuch : one.used.compareTo(before) < 0) delete(one.path);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            // The next run tries again.
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException inUse) {
            // The next run tries again.
        }
    }

    private static Stream<Kept> kept(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Stream.of(new Kept(path, attributes.lastModifiedTime(), attributes.size()))
                    : Stream.empty();
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
