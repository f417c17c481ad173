package dev.assay.report;

import dev.assay.findings.Judgement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/// Writes a report: `report.json` and every page.
public final class ReportWriter {

    private final Pages pages;

    /// @param templates the folder of the templates
    /// @throws TemplateMistake if one is missing or cannot be read
    public ReportWriter(Path templates) {
        pages = new Pages(templates);
    }

    /// Nothing is written where a template makes a mistake. Package pages of an earlier report go.
    ///
    /// @param out made if it is missing
    /// @throws TemplateMistake if a template uses what it is not given
    public void write(Judgement judgement, Metadata metadata, Path out) throws IOException {
        SortedMap<String, String> rendered = pages.render(judgement, metadata);
        Files.createDirectories(out);
        unlink(out.resolve("pass-1"));
        if (Files.exists(out.resolve("report.json"))) deletePages(out.resolve("pass-1"));
        for (Map.Entry<String, String> page : rendered.entrySet()) {
            Path file = out.resolve(page.getKey());
            unlink(file.getParent());
            Files.createDirectories(file.getParent());
            unlink(file);
            Files.writeString(file, page.getValue());
        }
        unlink(out.resolve("report.json"));
        try (OutputStream json = Files.newOutputStream(out.resolve("report.json"))) {
            ReportJson.write(judgement, metadata, json);
        }
    }

    /// An audited repository may bring a folder of this name along: nothing is written where a link in it leads.
    private static void unlink(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) Files.delete(path);
    }

    private static void deletePages(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (DirectoryStream<Path> pages = Files.newDirectoryStream(folder, "*.md")) {
            for (Path page : pages) Files.delete(page);
        }
    }
}
