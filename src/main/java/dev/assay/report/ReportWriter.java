package dev.assay.report;

import dev.assay.findings.Judgement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Writes a report: `report.json` and every page.
public final class ReportWriter {

    private final Pages pages;

    /// @param templates the folders of the templates, the installation's first
    /// @throws Mistake if one is missing or cannot be read
    public ReportWriter(List<Path> templates) {
        pages = new Pages(templates);
    }

    /// Whether a report can be written there, so that nobody waits for an audit in vain.
    ///
    /// @throws ReportMistake if it cannot
    public static void check(Path out) {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new ReportMistake("`" + out + "` is a file; say with `--out` which folder the report goes to.");
        }
        Path there = out.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) there = there.getParent();
        if (!Files.isDirectory(there)) {
            throw new ReportMistake("`" + out + "` cannot be made, since `" + there + "` is a file.");
        }
        if (!Files.isWritable(there)) {
            throw new ReportMistake("There is no permission to write to `" + (Files.exists(out) ? out : there) + "`.");
        }
        try {
            EarlierReport.in(out);
        } catch (IOException e) {
            throw new ReportMistake("`" + out.resolve("report.json") + "` cannot be read.");
        }
    }

    /// Nothing is written where a template makes a mistake, or where a file of somebody else stands in the way. Package
    /// pages of an earlier report go; nothing else is deleted.
    ///
    /// @param out made if it is missing
    /// @throws Mistake if a template uses what it is not given
    /// @throws ReportMistake if the report cannot be written there
    public void write(Judgement judgement, Metadata metadata, Path out) {
        SortedMap<String, String> rendered = pages.render(judgement, metadata);
        check(out);
        try {
            EarlierReport earlier = EarlierReport.in(out);
            for (String page : rendered.keySet()) {
                boolean own = earlier.exists()
                        && (!page.startsWith("pass-1/") || earlier.packagePages().contains(page));
                if (!own && isForeign(out, page)) {
                    throw new ReportMistake("`" + out.resolve(page) + "` is not of a report of Assay; say with `--out` "
                            + "where the report goes.");
                }
            }
            Files.createDirectories(out);
            delete(out, earlier.packagePages());
            write(rendered, out);
            unlink(out.resolve("report.json"));
            try (OutputStream json = Files.newOutputStream(out.resolve("report.json"))) {
                ReportJson.write(judgement, metadata, json);
            }
        } catch (FileSystemException e) {
            throw new ReportMistake("The report cannot be written: `" + e.getFile() + "` " + reason(e) + ".");
        } catch (IOException e) {
            throw new ReportMistake("The report cannot be written to `" + out + "`: " + e.getMessage());
        }
    }

    private static void write(SortedMap<String, String> rendered, Path out) throws IOException {
        for (Map.Entry<String, String> page : rendered.entrySet()) {
            Path file = out.resolve(page.getKey());
            Path folder = out;
            for (Path name : out.relativize(file.getParent())) {
                folder = folder.resolve(name);
                if (!name.toString().isEmpty()) unlink(folder);
            }
            Files.createDirectories(file.getParent());
            unlink(file);
            Files.writeString(file, page.getValue());
        }
    }

    /// Whether there is something that a page would overwrite. A link is not followed but replaced.
    private static boolean isForeign(Path out, String page) {
        Path file = out.resolve(page);
        return !Files.isSymbolicLink(file.getParent()) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isSymbolicLink(file);
    }

    /// An audited repository may bring a folder of this name along: nothing is written where a link in it leads.
    private static void unlink(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) Files.delete(path);
    }

    private static void delete(Path out, Set<String> pages) throws IOException {
        if (Files.isSymbolicLink(out.resolve("pass-1"))) return;
        for (String page : pages) {
            if (Files.isRegularFile(out.resolve(page))) Files.delete(out.resolve(page));
        }
    }

    private static String reason(FileSystemException problem) {
        return switch (problem) {
            case AccessDeniedException _ -> "may not be written";
            case FileAlreadyExistsException _ -> "is a file, not a folder";
            case NoSuchFileException _ -> "is missing";
            default -> problem.getReason() == null ? "cannot be used" : "cannot be used (" + problem.getReason() + ")";
        };
    }
}
