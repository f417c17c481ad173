package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.report.ReportWriter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same repository gives the same bytes.
final class SameBytesTest {

    private static final Assay ASSAY = Assay.at(Path.of("").toAbsolutePath());

    @TempDir
    private Path folder;

    @Test
    void the_number_of_threads_changes_nothing() throws IOException {
        Path example = copied("service");
        assertEquals(report(example, 1), report(example, 2));
    }

    @Test
    void the_facts_come_in_the_same_order_whatever_the_number_of_threads() throws IOException {
        Path example = copied("service");
        assertEquals(facts(example, 1), facts(example, 2));
    }

    private static List<String> facts(Path repository, int threads) throws IOException {
        try (Stream<FactRow> rows = ASSAY.facts(repository, new Assay.Options("", null, threads, 1 << 20, null),
                Set.of())) {
            return rows.map(row -> row.kind() + " " + row.at() + " " + row.properties()).toList();
        }
    }

    @Test
    void the_name_of_the_folder_changes_nothing() throws IOException {
        assertEquals(report(copied("one"), 2), report(copied("tests"), 2));
    }

    @Test
    void another_installation_that_was_just_started_finds_the_same() throws IOException {
        Path example = copied("service");
        Map<String, String> first = report(example, 2);
        assertEquals(first, report(Assay.at(Path.of("").toAbsolutePath()), example, 2));
    }

    @Test
    void what_an_earlier_run_has_parsed_changes_nothing() throws IOException {
        Path example = copied("service");
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Map<String, String> none = report(example, 2);
        assertEquals(none, report(ASSAY, example, 2, cache), "an empty cache");
        assertEquals(none, report(ASSAY, example, 2, cache), "a full one");
        Files.writeString(example.resolve("README.md"), "# Another\n\nA pool of 30 database connections.\n");
        Files.writeString(example.resolve("new.py"), "import redis\n\nclient = redis.Redis(max_connections=7)\n");
        assertEquals(report(example, 2), report(ASSAY, example, 2, cache), "one of which a part is new");
    }

    private Map<String, String> report(Path repository, int threads) throws IOException {
        return report(ASSAY, repository, threads);
    }

    private Map<String, String> report(Assay assay, Path repository, int threads) throws IOException {
        return report(assay, repository, threads, null);
    }

    /// Every file of the report with its content.
    private Map<String, String> report(Assay assay, Path repository, int threads, @Nullable Path cache)
            throws IOException {
        Audit audit = assay.audit(repository, new Assay.Options("", null, threads, 1 << 20, cache));
        Path out = Files.createTempDirectory(folder, "report");
        new ReportWriter(assay.templates()).write(audit.judgement(), audit.metadata(), out);
        Map<String, String> files = new TreeMap<>();
        Files.walkFileTree(out, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                files.put(out.relativize(file).toString(), Files.readString(file));
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private Path copied(String name) throws IOException {
        Path source = Path.of("examples/orders-service");
        Path target = folder.resolve(name);
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
        return target;
    }
}
