package dev.assay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.FS;

/// What the JDK watches when it makes the AOT cache: an audit and a look at the facts of a repository with some of
/// everything, since classes that no one used then are loaded from their jars, one by one, in each run. Only the launcher
/// starts it.
public final class Training {

    /// What the examples lack: several packages, files to ignore, locked versions, other ways to deploy.
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("pyproject.toml", """
                    [project]
                    name = "training"
                    version = "1.0"
                    dependencies = ["orders-service", "common>=1,<2; python_version >= '3.12'"]
                    [tool.uv.workspace]
                    members = ["services/*", "packages/*"]
                    [tool.uv.sources]
                    common = { workspace = true }
                    [dependency-groups]
                    dev = ["pytest>=8"]
                    """),
            Map.entry("uv.lock", """
                    version = 1
                    [[package]]
                    name = "fastapi"
                    version = "0.115.6"
                    source = { registry = "https://example.org/simple" }
                    [[package]]
                    name = "sqlalchemy"
                    version = "2.0.36"
                    """),
            Map.entry("packages/common/pyproject.toml", """
                    [tool.poetry]
                    name = "common"
                    version = "1.0"
                    packages = [{ include = "common", from = "src" }]
                    [tool.poetry.dependencies]
                    python = "^3.12"
                    redis = { version = "^5.2", extras = ["hiredis"] }
                    """),
            Map.entry("packages/common/src/common/__init__.py", "from common.text import shout as shout\n"),
            Map.entry("packages/common/src/common/text.py", """
                    import re

                    WORDS = re.compile(r"\\w+")


                    def shout(text: str, *, times: int = 1) -> str:
                        return " ".join(word.upper() for word in WORDS.findall(text)) * times
                    """),
            Map.entry("packages/common/tests/test_text.py", "def test_nothing():\n    assert True\n"),
            Map.entry("tools/setup.cfg", "[metadata]\nname = tools\n[options]\ninstall_requires =\n    httpx\n"),
            Map.entry("tools/tools/__init__.py", ""),
            Map.entry(".gitignore", "*.log\n**/generated/\n/build\n!keep.log\nnode_modules/\n*.py[cod]\na?c\n"),
            Map.entry("Procfile", "web: uvicorn orders.main:app --workers 2\n"),
            Map.entry("deploy/orders.yaml", """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: { name: orders }
                    spec:
                      replicas: 2
                      template:
                        spec:
                          containers:
                            - name: orders
                              command: ["uvicorn", "orders.main:app"]
                              env: [{ name: DATABASE_POOL_SIZE, value: "5" }]
                    """),
            Map.entry("docs/operations.md", """
                    ---
                    title: Operations
                    ---
                    # Operations

                    Connections
                    -----------

                    - `max_connections` is *100*.
                    - One thread for each worker.

                    ```sh
                    # no heading
                    ```

                    > A total of 30 database connections.

                    ## Threads of a [worker](https://example.org)
                    """));

    private Training() {}

    /// @param arguments the installation, and a folder to work in
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Path repository = Path.of(arguments[1], "repository");
        copy(home.resolve("examples/orders-service"), repository.resolve("services/orders"));
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = repository.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        track(repository.resolve(".git/index"), FILES.keySet());
        String report = Path.of(arguments[1], "report").toString();
        // What is kept of files is written by the second and read by the third, or by both.
        for (List<String> command : List.of(List.of("audit", "--no-cache", "--out", report), List.of("facts"),
                List.of("facts"))) {
            String[] line = Stream.concat(command.stream(), Stream.of(repository.toString())).toArray(String[]::new);
            int code = Main.run(home, System.out, System.err, line);
            if (code != Main.DONE) System.err.println("assay: The training ended with " + code + ".");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.deleteIfExists(target);
                    Files.copy(file, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /// Writes an index as git does.
    private static void track(Path index, Iterable<String> paths) throws IOException {
        Files.createDirectories(index.getParent());
        DirCache cache = DirCache.lock(index.toFile(), FS.DETECTED);
        DirCacheBuilder builder = cache.builder();
        for (String path : paths) {
            DirCacheEntry entry = new DirCacheEntry(path);
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(ObjectId.zeroId());
            builder.add(entry);
        }
        builder.finish();
        cache.write();
        cache.commit();
    }
}
