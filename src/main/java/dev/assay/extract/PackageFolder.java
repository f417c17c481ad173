package dev.assay.extract;

import dev.assay.extract.Manifest.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A package of the repository while it is worked out.
///
/// @param folder relative to the repository; empty for the root
/// @param why how it was told, one sentence
/// @param manifests those in the folder itself
/// @param sources where its modules start, relative to the repository, the most telling first
/// @param loose folders with tools for its developers, relative to the repository
record PackageFolder(String name, String folder, String why, List<Manifest> manifests, List<Layout> sources,
        Set<String> loose) {

    String project() {
        return manifests.stream().map(Manifest::project).filter(each -> !each.isEmpty()).findFirst().orElse("");
    }

    String version() {
        return manifests.stream().map(Manifest::version).filter(each -> !each.isEmpty()).findFirst().orElse("");
    }

    List<String> sourceFolders() {
        return sources.stream().map(Layout::folder).distinct().toList();
    }

    /// The dotted name of a Python file, from the innermost source folder that holds it.
    String module(String path) {
        Layout best = new Layout("", "");
        for (Layout each : sources) {
            if (Folders.within(path, each.folder()) && each.folder().length() >= best.folder().length()) best = each;
        }
        List<String> parts = new ArrayList<>(List.of(Folders.relative(path, best.folder()).split("/")));
        String stem = parts.removeLast().replaceFirst("\\.py$", "");
        if (!best.prefix().isEmpty()) parts.addFirst(best.prefix());
        if (!stem.equals("__init__") || parts.isEmpty()) parts.add(stem);
        return String.join(".", parts);
    }
}
