package dev.assay.cli;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells which files below some folders were written, made, renamed or deleted, those of new folders too.
final class FolderWatch implements AutoCloseable {

    /// An editor may write, rename and delete before it is done.
    private static final int SETTLING_MILLISECONDS = 50;

    /// What editors leave beside a file while they write it: `.pool.drl.swp`, `pool.drl~`, `#pool.drl#`, `4913`.
    private static final Pattern PASSING = Pattern.compile("[.#].*|.*~|\\d+|.*[.](?i:tmp|bak)|.*___jb_\\w+___");

    private final WatchService service = FileSystems.getDefault().newWatchService();
    private final Map<WatchKey, Path> folders = new HashMap<>();

    /// @param folders existing ones
    FolderWatch(List<Path> folders) throws IOException {
        for (Path folder : folders) register(folder, new TreeSet<>());
    }

    /// Waits for changes, and then until no more come for a moment.
    ///
    /// @return the files; a folder if it is not known which of its files; none once this is closed
    SortedSet<Path> next() throws InterruptedException, IOException {
        SortedSet<Path> changed = new TreeSet<>();
        try {
            for (WatchKey key = service.take(); key != null; key = changed.isEmpty()
                    ? service.take()
                    : service.poll(SETTLING_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                take(key, changed);
            }
        } catch (ClosedWatchServiceException e) {
            return new TreeSet<>();
        }
        return changed;
    }

    private void take(WatchKey key, SortedSet<Path> changed) throws IOException {
        Path folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (!(event.context() instanceof Path name)) {
                changed.add(folder);
                continue;
            }
            if (PASSING.matcher(name.toString()).matches()) continue;
            Path path = folder.resolve(name);
            if (Files.isDirectory(path)) {
                if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE) register(path, changed);
            } else {
                changed.add(path);
            }
        }
        if (!key.reset()) folders.remove(key);
    }

    /// @param found filled with the files that are there already
    private void register(Path root, SortedSet<Path> found) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (Files.isDirectory(path)) {
                    folders.put(path.register(service, StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE), path);
                } else if (!PASSING.matcher(path.getFileName().toString()).matches()) {
                    found.add(path);
                }
            }
        } catch (NoSuchFileException e) {
            // It is gone again; who watches its parent is told.
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
