package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.FileWalk.Problem;
import dev.assay.extract.Manifest.DeclaredEntryPoint;
import dev.assay.facts.EntryPoint;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import dev.assay.facts.PythonPackage;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A repository but for the syntax of its Python files. Nothing in it is run, and the name of its folder says nothing.
///
/// @param name what `--name` says, else the root's project, else `repository`
/// @param packages in order of folder; the root only where it has metadata or Python of its own, or is alone
/// @param python every Python file, in order of path
/// @param facts the packages, and what files other than Python say, in order of place, then kind
/// @param configuration what the repository or its auditor says beforehand
/// @param walked what was looked at and left out
/// @param markdown every Markdown file, in order of path
/// @param locations where Python and Markdown files are on this machine, by path
public record Repository(String name, List<PythonPackage> packages, List<SourceFile> python, List<Fact> facts,
        Configuration configuration, Walked walked, List<SourceFile> markdown, Map<String, Path> locations) {

    /// @param name given by `--name`; empty if none is
    /// @param configuration given by `--config`; null if none is
    /// @param maxFileSize in bytes; larger files are not read
    public record Options(String name, @Nullable Path configuration, long maxFileSize) {

        public static Options defaults() {
            return new Options("", null, 1 << 20);
        }
    }

    /// @param files how many were found and not left out, Python and other
    /// @param ignored how many files and folders `.gitignore` leaves out, a folder counting once
    /// @param skipped how many folders were left out as no source: environments, caches, `.git`
    public record Walked(int files, int ignored, int skipped) {}

    /// @param root an existing folder
    /// @throws IOException if the root cannot be read
    /// @throws ConfigurationMistake for a mistake in a configuration that was asked for by name
    public static Repository read(Path root, Options options) throws IOException {
        FileWalk walk = FileWalk.of(root);
        List<Problem> problems = new ArrayList<>(walk.problems());
        long longest = options.maxFileSize;
        Tree tree = Tree.of(walk.files());
        Manifests manifests = Manifests.read(walk.files(), longest, problems);
        Configuration configuration = Configurations.find(options.configuration, walk.files(), manifests,
                tree.folders(), longest);
        List<AlembicIni> alembic = AlembicIni.readAll(walk.files(), longest, problems);
        List<PackageFolder> folders = Packages.find(tree, manifests, configuration.packages());
        Roles roles = new Roles(tree.regular(), Migrations.find(walk.files(), tree.folders(), alembic),
                configuration.testPaths().stream().map(Glob::of).toList());
        SourceFiles sources = new SourceFiles(folders, roles);

        List<SourceFile> python = new ArrayList<>();
        List<SourceFile> markdown = new ArrayList<>();
        Map<String, Path> locations = new HashMap<>();
        for (Found file : walk.files()) {
            boolean isPython = file.name().endsWith(".py");
            if (!isPython && !isMarkdown(file.name())) continue;
            (isPython ? python : markdown).add(sources.of(file));
            locations.put(file.path(), file.location());
        }
        List<Fact> facts = new ArrayList<>(Dependencies.read(walk.files(), manifests, sources, problems));
        facts.addAll(Deployment.read(walk.files(), sources, longest, problems));
        manifests.all().forEach(each -> facts.addAll(entryPoints(each, sources)));
        alembic.forEach(each -> facts.addAll(each.facts(sources.of(each.file()))));
        List<PythonPackage> packages = PackageFacts.of(folders, walk.files(), python, sources);
        facts.addAll(packages);
        for (Problem each : problems) {
            facts.add(new Unread(Place.ofLine(sources.of(each.path()), each.line()), each.reason()));
        }
        return new Repository(name(options, folders), packages, List.copyOf(python), ordered(facts), configuration,
                new Walked(walk.files().size(), walk.ignored(), walk.skipped()), List.copyOf(markdown),
                Map.copyOf(locations));
    }

    private static boolean isMarkdown(String name) {
        return name.endsWith(".md") || name.endsWith(".markdown");
    }

    /// The sections of the Markdown files, and what could not be read of them, in order of place.
    ///
    /// @param parsed by an earlier run
    public List<Fact> sections(long maxFileSize, ParseCache parsed) {
        List<Fact> sections = new ArrayList<>();
        for (SourceFile file : markdown) {
            try {
                sections.addAll(MarkdownSections.read(file, Text.bytes(location(file), maxFileSize), parsed));
            } catch (Unreadable unreadable) {
                sections.add(new Unread(Place.ofLine(file, unreadable.line()), unreadable.getMessage()));
            }
        }
        return sections;
    }

    /// Where a Python or Markdown file is on this machine.
    public Path location(SourceFile file) {
        Path location = locations.get(file.path());
        if (location == null)
            throw new IllegalArgumentException("no Python or Markdown file of this repository: " + file.path());
        return location;
    }

    private static String name(Options options, List<PackageFolder> folders) {
        if (!options.name.isEmpty()) return options.name;
        String project = folders.getFirst().project();
        return project.isEmpty() ? "repository" : project;
    }

    private static List<Fact> entryPoints(Manifest manifest, SourceFiles sources) {
        SourceFile file = sources.of(manifest.file());
        List<Fact> found = new ArrayList<>();
        for (DeclaredEntryPoint each : manifest.entryPoints()) {
            String target = each.value().replaceFirst("\\s*\\[.*", "").replaceAll("\\s", "").replace(':', '.');
            Place place = manifest.text().place(file, each.span().start(), each.span().end());
            found.add(new EntryPoint(place, each.group(), each.name(), each.value(), target));
        }
        return found;
    }

    /// Facts that are equal are one.
    private static List<Fact> ordered(List<Fact> facts) {
        Set<Fact> seen = new HashSet<>();
        return facts.stream().filter(seen::add)
                .sorted(Comparator.comparing(Fact::at).thenComparing(each -> each.getClass().getSimpleName())).toList();
    }
}
