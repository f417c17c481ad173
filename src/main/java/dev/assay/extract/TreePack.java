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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The trees that the last run over a repository saw, so that a file that is the same is not parsed again. Safe for many
/// threads.
///
/// A tree is found by the SHA-256 of its file and holds numbers and sizes of nodes, no text. When the pack is closed, it holds
/// what was asked for since it was opened, so that it never grows beyond its repository.
public final class TreePack implements AutoCloseable {

    private static final int KEY = 32;
    private static final int MOST_PACKS = 100;
    private static final long MOST_BYTES = 1L << 29;
    private static final String END = ".trees";

    /// A part of some bytes.
    private record Slice(byte[] bytes, int start, int end) {}

    private final @Nullable KeptFile file;
    private final Map<ByteBuffer, Slice> known;
    private final Map<ByteBuffer, Slice> asked = new ConcurrentHashMap<>();
    private volatile boolean isNew;

    private TreePack(@Nullable KeptFile file, Map<ByteBuffer, Slice> known) {
        this.file = file;
        this.known = known;
    }

    /// Keeps nothing.
    public static TreePack none() {
        return new TreePack(null, Map.of());
    }

    /// @param folder where packs are
    /// @param repository its path tells one pack from another
    public static TreePack open(Path folder, Path repository) {
        String name = repository.toAbsolutePath().normalize().toString();
        String hash = HexFormat.of().formatHex(sha256().digest(name.getBytes(StandardCharsets.UTF_8)), 0, 16);
        KeptFile file = KeptFile.in(folder, hash + END);
        return new TreePack(file, file.read().map(TreePack::slices).orElse(Map.of()));
    }

    /// What stands in a pack: the number of trees; for each its key and its length; then the trees.
    private static Map<ByteBuffer, Slice> slices(byte[] pack) {
        ByteBuffer head = ByteBuffer.wrap(pack);
        int count = head.getInt();
        int start = Integer.BYTES + count * (KEY + Integer.BYTES);
        Map<ByteBuffer, Slice> slices = new java.util.HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            ByteBuffer key = head.slice(head.position(), KEY);
            head.position(head.position() + KEY);
            int end = start + head.getInt();
            slices.put(key, new Slice(pack, start, end));
            start = end;
        }
        return slices;
    }

    /// Fills a list with the nodes of a file, if they are known.
    boolean fill(byte[] source, NodeList list) {
        if (file == null) return false;
        ByteBuffer key = ByteBuffer.wrap(sha256().digest(source));
        Slice slice = known.get(key);
        if (slice == null || !list.read(slice.bytes, slice.start, slice.end, source.length)) return false;
        asked.put(key, slice);
        return true;
    }

    /// Keeps the nodes of a file that was parsed.
    void keep(byte[] source, NodeList list) {
        if (file == null) return;
        byte[] written = list.written();
        asked.put(ByteBuffer.wrap(sha256().digest(source)), new Slice(written, 0, written.length));
        isNew = true;
    }

    /// Writes what is new, and removes packs that were of no use for the longest time once there are too many.
    @Override
    public void close() {
        if (file == null) return;
        if (isNew) {
            file.write(packed());
            prune();
        } else if (!asked.isEmpty()) {
            file.touch();
        }
    }

    private byte[] packed() {
        SortedMap<ByteBuffer, Slice> trees = new TreeMap<>(asked);
        long size = Integer.BYTES + trees.size() * (long) (KEY + Integer.BYTES);
        for (Slice tree : trees.values()) size += tree.end - tree.start;
        // Half of what a pack may be at all: what does not fit is left out.
        if (size > Integer.MAX_VALUE / 2) return new byte[Integer.BYTES];
        ByteBuffer pack = ByteBuffer.allocate((int) size);
        pack.putInt(trees.size());
        trees.forEach((key, tree) -> pack.put(key.duplicate()).putInt(tree.end - tree.start));
        trees.values().forEach(tree -> pack.put(tree.bytes, tree.start, tree.end - tree.start));
        return pack.array();
    }

    private record Pack(Path path, FileTime used, long size) {}

    private void prune() {
        Path folder = file == null || file.path() == null ? null : file.path().toAbsolutePath().getParent();
        if (folder == null) return;
        try (Stream<Path> all = Files.list(folder)) {
            List<Pack> packs = all.filter(path -> path.toString().endsWith(END)).flatMap(TreePack::pack)
                    .sorted(Comparator.comparing(Pack::used).reversed()).toList();
            long bytes = 0;
            for (int i = 0; i < packs.size(); i++) {
                bytes += packs.get(i).size;
                if (i > 0 && (i >= MOST_PACKS || bytes > MOST_BYTES)) Files.deleteIfExists(packs.get(i).path);
            }
        } catch (IOException unreadable) {
            // The next run tries again.
        }
    }

    private static Stream<Pack> pack(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return Stream.of(new Pack(path, attributes.lastModifiedTime(), attributes.size()));
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
