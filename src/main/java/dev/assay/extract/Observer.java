package dev.assay.extract;

import dev.assay.facts.Place;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import dev.assay.source.PythonModule;
import dev.assay.source.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads Python files and what the queries see in them.
///
/// @param queries what is to be seen
/// @param maxFileSize in bytes; a larger file is listed as unread
/// @param parsed by an earlier run
public record Observer(Queries queries, long maxFileSize, ParseCache parsed) {

    public static final long DEFAULT_MAX_FILE_SIZE = 1 << 20;

    /// Parses each file.
    public Observer(Queries queries, long maxFileSize) {
        this(queries, maxFileSize, ParseCache.none());
    }

    /// Files in path order whatever the number of threads, each as soon as it and those before it are done.
    ///
    /// @param location where each file is on this machine
    public Stream<PythonModule> observeAll(List<SourceFile> files, Function<SourceFile, Path> location, int threads) {
        List<SourceFile> sorted = files.stream().sorted().toList();
        List<Path> paths = sorted.stream().map(location).toList();
        List<CompletableFuture<PythonModule>> modules = sorted.stream().map(_ -> new CompletableFuture<PythonModule>())
                .toList();
        long[] sizes = paths.stream().mapToLong(Observer::size).toArray();
        // The largest first, so that no thread is left alone with a large one at the end.
        int[] order = IntStream.range(0, sizes.length).boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -sizes[i]))
                .mapToInt(i -> i).toArray();
        AtomicInteger taken = new AtomicInteger();
        for (int i = 0; i < Math.min(threads, order.length); i++) {
            Thread.ofPlatform().daemon().name("observe-" + i).start(() -> {
                try (PythonParser parser = new PythonParser(queries, parsed)) {
                    for (int next = taken.getAndIncrement(); next < order.length; next = taken.getAndIncrement()) {
                        int index = order[next];
                        modules.get(index).complete(observe(parser, sorted.get(index), paths.get(index)));
                    }
                } catch (Throwable e) {
                    modules.forEach(module -> module.completeExceptionally(e));
                }
            });
        }
        return modules.stream().map(Observer::joined).onClose(() -> taken.set(order.length));
    }

    /// One file, on this thread.
    public PythonModule observe(SourceFile file, Path location) {
        try (PythonParser parser = new PythonParser(queries, parsed)) {
            return observe(parser, file, location);
        }
    }

    /// Text that is not on a disk.
    public PythonModule observe(SourceFile file, byte[] bytes) {
        try (PythonParser parser = new PythonParser(queries, parsed)) {
            return parser.parse(file, Decoding.of(bytes));
        }
    }

    private PythonModule observe(PythonParser parser, SourceFile file, Path path) {
        try {
            if (!Files.isRegularFile(path))
                return unread(file, 0, Files.exists(path) ? "It is not a file." : "It is not there any more.");
            long size = Files.size(path);
            if (size > maxFileSize) {
                return unread(file, size,
                        "The file has " + size + " bytes, more than the limit of " + maxFileSize + ".");
            }
            return parser.parse(file, Decoding.of(Files.readAllBytes(path)));
        } catch (AccessDeniedException e) {
            return unread(file, 0, "Permission to read the file was denied.");
        } catch (NoSuchFileException e) {
            return unread(file, 0, "It is not there any more.");
        } catch (IOException | UncheckedIOException e) {
            return unread(file, 0, "The file could not be read: " + e.getClass().getSimpleName() + ".");
        }
    }

    private static PythonModule unread(SourceFile file, long size, String reason) {
        Syntax nothing = new Syntax(new byte[0], new String[]{"module"}, new String[]{""}, new short[1], new byte[1],
                new int[1], new int[1], new int[]{1}, new int[]{Syntax.NONE});
        Place whole = new Place(file, 0, (int) Math.min(size, Integer.MAX_VALUE), 1, 1, 1, 1);
        return new PythonModule(file, isPackage(file), nothing, List.of(), List.of(new Unread(whole, reason)));
    }

    static boolean isPackage(SourceFile file) {
        return file.path().equals("__init__.py") || file.path().endsWith("/__init__.py");
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    private static PythonModule joined(CompletableFuture<PythonModule> module) {
        try {
            return module.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("observing failed", e.getCause());
        }
    }
}
