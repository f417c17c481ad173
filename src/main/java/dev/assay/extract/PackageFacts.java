package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.facts.Place;
import dev.assay.facts.PythonPackage;
import dev.assay.facts.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Makes facts of the packages that were found.
final class PackageFacts {

    private PackageFacts() {}

    static List<PythonPackage> of(List<PackageFolder> folders, List<Found> files, List<SourceFile> python,
            SourceFiles sources) {
        List<PythonPackage> found = new ArrayList<>();
        for (PackageFolder each : folders) {
            boolean own = each.manifests().stream().anyMatch(Manifest::isPackage)
                    || python.stream().anyMatch(file -> file.inPackage().equals(each.name()));
            if (each.folder().isEmpty() && !own && folders.size() > 1) continue;
            found.add(new PythonPackage(place(each, files, sources), each.name(), each.folder(), each.project(),
                    each.version(), each.why(), each.sourceFolders()));
        }
        return List.copyOf(found);
    }

    /// Its manifest, the one that makes it a package first; without one, its first file.
    private static Place place(PackageFolder folder, List<Found> files, SourceFiles sources) {
        Optional<Manifest> manifest = folder.manifests().stream()
                .min(Comparator.comparing((Manifest each) -> !each.isPackage())
                        .thenComparing(each -> each.file().path()));
        if (manifest.isPresent()) return manifest.get().text().place(sources.of(manifest.get().file()), 1);
        for (Found file : files) {
            if (Folders.within(file.path(), folder.folder()) && sources.of(file).inPackage().equals(folder.name())) {
                return Place.ofLine(sources.of(file), 1);
            }
        }
        return Place.ofLine(sources.of(folder.folder().isEmpty() ? "." : folder.folder()), 1);
    }
}
