package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.report.ReportWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds every page of the example's report against the stored one, so that a change to a rule or a template shows what
/// it changes for whoever reads the report.
///
/// `mvn test -Dtest=GoldenPagesTest -Dassay.golden=write` stores the pages as they are now.
class GoldenPagesTest {

    private static final Path GOLDEN = Path.of("src/test/golden/orders-service");
    private static final String REWRITE = "mvn test -Dtest=GoldenPagesTest -Dassay.golden=write";
    private static final int LINES_SHOWN = 80;

    @TempDir
    private Path folder;

    @Test
    void the_report_on_the_example_is_the_stored_one() throws IOException {
        SortedMap<String, String> pages = written();
        if (System.getProperty("assay.golden", "").equals("write")) store(pages);
        SortedMap<String, String> stored = read(GOLDEN);
        SortedSet<String> names = new TreeSet<>(stored.keySet());
        names.addAll(pages.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String difference = difference(name, stored.getOrDefault(name, ""), pages.getOrDefault(name, ""));
            if (!difference.isEmpty()) differences.add(difference);
        }
        assertTrue(differences.isEmpty(),
                () -> "The report on examples/orders-service is not the stored one any more. If it is meant to differ,\n\n    "
                        + REWRITE + "\n\nstores it anew.\n\n" + String.join("\n", differences));
    }

    @Test
    void a_page_that_differs_is_shown_as_a_unified_diff() throws IOException {
        assertEquals("""
                --- stored/README.md
                +++ now/README.md
                @@ -1,3 +1,3 @@
                 # Audit
                -2 findings
                +1 finding
                 end
                """, difference("README.md", "# Audit\n2 findings\nend\n", "# Audit\n1 finding\nend\n"));
    }

    @Test
    void a_long_difference_is_cut() throws IOException {
        String difference = difference("README.md", "", "line\n".repeat(LINES_SHOWN + 7));
        assertTrue(difference.endsWith("+line\n… and 8 more lines of the difference in README.md\n"), difference);
    }

    private SortedMap<String, String> written() throws IOException {
        Assay assay = Assay.at(Path.of("").toAbsolutePath());
        Audit audit = assay.audit(Path.of("examples/orders-service"), Assay.Options.defaults());
        new ReportWriter(List.of(assay.home().resolve("templates"))).write(audit.judgement(), audit.metadata(), folder);
        return read(folder);
    }

    private static void store(SortedMap<String, String> pages) throws IOException {
        for (String old : read(GOLDEN).keySet()) Files.delete(GOLDEN.resolve(old));
        for (var page : pages.entrySet()) {
            Path file = GOLDEN.resolve(page.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.getValue());
        }
    }

    /// Each page with its content, by its way from the folder. What tells one state of the rules from another is left out.
    private static SortedMap<String, String> read(Path report) throws IOException {
        SortedMap<String, String> pages = new TreeMap<>();
        if (!Files.isDirectory(report)) return pages;
        try (Stream<Path> files = Files.walk(report)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                pages.put(report.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file).replaceAll("(\"rules\" ?: ?\")[0-9a-f]{64}\"", "$1…\""));
            }
        }
        return pages;
    }

    /// What differs, as `diff -u` shows it; empty if nothing does.
    private static String difference(String name, String stored, String now) throws IOException {
        if (stored.equals(now)) return "";
        RawText before = new RawText(stored.getBytes(StandardCharsets.UTF_8));
        RawText after = new RawText(now.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after), before, after);
        }
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        String shown = String.join("\n", lines.subList(0, Math.min(LINES_SHOWN, lines.size())));
        String more = lines.size() > LINES_SHOWN
                ? "… and " + (lines.size() - LINES_SHOWN) + " more lines of the difference in " + name + "\n"
                : "";
        return "--- stored/" + name + "\n+++ now/" + name + "\n" + shown + "\n" + more;
    }
}
