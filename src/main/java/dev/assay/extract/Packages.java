package dev.assay.extract;

import dev.assay.extract.Manifest.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds the packages of a repository and where their modules start.
final class Packages {

    /// Folders beside a project that usually hold tools for its developers.
    private static final Set<String> LOOSE = Set.of("dev", "tools", "hack", "hooks", "playground", "demo", "demos",
            "ci", "misc");

    private final Tree tree;
    private final Manifests manifests;
    private final Map<String, String> reasons = new TreeMap<>();

    private Packages(Tree tree, Manifests manifests) {
        this.tree = tree;
        this.manifests = manifests;
    }

    /// @param configured folders that the configuration names
    /// @return in order of folder; the root is always the first
    static List<PackageFolder> find(Tree tree, Manifests manifests, List<String> configured) {
        Packages packages = new Packages(tree, manifests);
        packages.reasons.put("", "It is the root of the repository.");
        configured.forEach(each -> packages.reasons.putIfAbsent(each, "The configuration names it."));
        packages.members();
        packages.projects();
        packages.requirements();
        return packages.build();
    }

    private void members() {
        for (Manifest workspace : manifests.all()) {
            if (workspace.members().isEmpty()) continue;
            String root = workspace.file().folder();
            List<Glob> members = workspace.members().stream().map(Glob::of).toList();
            List<Glob> others = workspace.nonMembers().stream().map(Glob::of).toList();
            for (Manifest each : manifests.all()) {
                String folder = each.file().folder();
                if (!each.file().name().equals("pyproject.toml") || !Folders.within(folder, root)) continue;
                String relative = Folders.relative(folder, root);
                if (members.stream().noneMatch(glob -> glob.matchesFolder(relative))) continue;
                if (others.stream().anyMatch(glob -> glob.matchesFolder(relative))) continue;
                reasons.putIfAbsent(folder, "It is a member of the workspace in `" + workspace.file().path() + "`.");
            }
        }
    }

    private void projects() {
        for (Manifest each : manifests.all()) {
            String folder = each.file().folder();
            if (!each.isPackage() || folder.isEmpty() || Roles.aside(folder)) continue;
            reasons.putIfAbsent(folder, "It has its own `" + each.file().name() + "`.");
        }
    }

    /// A folder of its own with Python and a `requirements.txt`, such as a service in a repository of several.
    private void requirements() {
        for (Manifest each : manifests.all()) {
            String folder = each.file().folder();
            String name = each.file().name();
            if (!name.equals("requirements.txt") && !name.equals("requirements.in")) continue;
            if (folder.isEmpty() || Roles.aside(folder) || !tree.folders().contains(folder)) continue;
            if (Folders.name(folder).equals("requirements") || tree.isInsidePackage(folder, "")) continue;
            reasons.putIfAbsent(folder, "It has its own `" + name + "`.");
        }
    }

    private List<PackageFolder> build() {
        Map<String, String> names = PackageNames.of(reasons.keySet(), rootProject());
        List<PackageFolder> found = new ArrayList<>();
        Map<String, List<Layout>> sources = new HashMap<>();
        for (String folder : reasons.keySet()) sources.put(folder, declared(folder));
        Set<String> known = new HashSet<>();
        sources.values().forEach(each -> each.forEach(layout -> known.addAll(tree.names(layout.folder()))));
        for (String folder : reasons.keySet()) {
            List<Layout> all = new ArrayList<>(sources.get(folder));
            all.addAll(0, imported(folder, all, known));
            found.add(new PackageFolder(names.get(folder), folder, reasons.get(folder), manifests.in(folder),
                    List.copyOf(new LinkedHashSet<>(all)), loose(folder)));
        }
        return List.copyOf(found);
    }

    private String rootProject() {
        return manifests.in("").stream().map(Manifest::project).filter(each -> !each.isEmpty()).findFirst().orElse("");
    }

    /// What the manifests say, then `src`, then the folder itself.
    private List<Layout> declared(String folder) {
        List<Layout> found = new ArrayList<>();
        for (Manifest manifest : manifests.in(folder)) {
            for (Layout layout : manifest.layout()) {
                String source = Folders.join(folder, layout.folder());
                if (tree.folders().contains(source) && !isHalfName(source, layout)) {
                    found.add(new Layout(source, layout.prefix()));
                }
            }
        }
        String src = Folders.join(folder, "src");
        if (tree.folders().contains(src) && !tree.regular().contains(src)) found.add(new Layout(src, ""));
        if (!folder.isEmpty() && tree.regular().contains(folder) && found.isEmpty() && namesItself(folder)) {
            found.add(new Layout(Folders.parent(folder), ""));
        } else {
            found.add(new Layout(folder, ""));
        }
        return found.stream().distinct().toList();
    }

    /// A folder that is itself a regular package does not start names, whatever a build tool is told.
    private boolean isHalfName(String source, Layout layout) {
        return layout.prefix().isEmpty() && tree.regular().contains(source);
    }

    private boolean namesItself(String folder) {
        return Imports.of(production(folder)).contains(Folders.name(folder));
    }

    /// Folders deeper down that must be on the path, as the imports of the package show.
    private List<Layout> imported(String folder, List<Layout> declared, Set<String> known) {
        List<String> candidates = tree.folders().stream().filter(each -> isCandidate(each, folder, declared))
                .sorted(Comparator.naturalOrder()).toList();
        if (candidates.isEmpty()) return List.of();
        List<FileWalk.Found> outside = production(folder).stream()
                .filter(file -> declared.stream().noneMatch(
                        layout -> !layout.folder().equals(folder) && Folders.within(file.path(), layout.folder())))
                .toList();
        Set<String> imports = Imports.of(outside);
        imports.removeAll(known);
        manifests.all().forEach(manifest -> manifest.dependencies()
                .forEach(each -> imports.remove(each.requirement().name().replace('-', '_'))));
        Set<Layout> found = new LinkedHashSet<>();
        for (String name : imports) {
            List<String> holding = candidates.stream().filter(each -> tree.names(each).contains(name)).toList();
            if (holding.size() == 1) found.add(new Layout(holding.getFirst(), ""));
        }
        return found.stream().sorted(Comparator.comparing(Layout::folder)).toList();
    }

    /// Folders of developers' tools: no packages, and nothing else imports them.
    private Set<String> loose(String folder) {
        Set<String> found = new HashSet<>();
        for (String child : tree.children().getOrDefault(folder, Set.of())) {
            if (!LOOSE.contains(Folders.name(child)) || tree.regular().contains(child) || reasons.containsKey(child))
                continue;
            List<FileWalk.Found> others = production(folder).stream()
                    .filter(file -> !Folders.within(file.path(), child)).toList();
            if (!Imports.of(others).contains(Folders.name(child))) found.add(child);
        }
        return found;
    }

    private boolean isCandidate(String each, String folder, List<Layout> declared) {
        if (each.equals(folder) || !Folders.within(each, folder) || tree.isInsidePackage(each, folder)) return false;
        if (Roles.aside(Folders.relative(each, folder)) || !owner(each).equals(folder)) return false;
        return declared.stream().noneMatch(layout -> !layout.folder().equals(folder) && !layout.folder().isEmpty()
                && Folders.within(each, layout.folder()));
    }

    private List<FileWalk.Found> production(String folder) {
        List<FileWalk.Found> found = new ArrayList<>();
        for (String each : tree.folders()) {
            if (Folders.within(each, folder) && owner(each).equals(folder)
                    && !Roles.aside(Folders.relative(each, folder))) {
                found.addAll(tree.python().getOrDefault(each, List.of()));
            }
        }
        return found;
    }

    private String owner(String folder) {
        String owner = folder;
        while (!reasons.containsKey(owner)) owner = Folders.parent(owner);
        return owner;
    }
}
