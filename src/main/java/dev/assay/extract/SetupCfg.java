package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.Ini.Line;
import dev.assay.extract.Ini.Setting;
import dev.assay.extract.Manifest.DeclaredDependency;
import dev.assay.extract.Manifest.DeclaredEntryPoint;
import dev.assay.extract.Manifest.Layout;
import java.util.ArrayList;
import java.util.List;

/// Reads a `setup.cfg`.
final class SetupCfg {

    private SetupCfg() {}

    static Manifest read(Found file, Text text) throws Unreadable {
        Ini ini = Ini.parse(text);
        List<DeclaredDependency> dependencies = new ArrayList<>();
        List<DeclaredEntryPoint> entryPoints = new ArrayList<>();
        List<Layout> layout = new ArrayList<>();
        for (Setting setting : ini.settings()) {
            switch (setting.section()) {
                case "options" -> {
                    if (setting.name().equals("install_requires")) requirements(dependencies, "", setting);
                    if (setting.name().equals("tests_require")) requirements(dependencies, "test", setting);
                    if (setting.name().equals("package_dir")) mapped(layout, setting);
                }
                case "options.extras_require" -> requirements(dependencies, setting.name(), setting);
                case "options.entry_points" -> entryPoints(entryPoints, setting);
                case "options.packages.find" -> {
                    if (setting.name().equals("where")) layout.add(new Layout(Pyproject.clean(setting.value()), ""));
                }
                default -> {}
            }
        }
        boolean isPackage = !ini.value("metadata", "name").isEmpty() || ini.has("options");
        return new Manifest(file, text, ini.value("metadata", "name"), ini.value("metadata", "version"), isPackage,
                dependencies, entryPoints, layout.stream().distinct().toList(), List.of(), List.of());
    }

    private static void requirements(List<DeclaredDependency> found, String group, Setting setting) {
        for (Line line : setting.items()) {
            Requirement.parse(line.text())
                    .ifPresent(one -> found.add(new DeclaredDependency(one, one.pin(), group, line.span())));
        }
    }

    private static void entryPoints(List<DeclaredEntryPoint> found, Setting setting) {
        for (Line line : setting.items()) {
            String[] parts = line.text().split("=", 2);
            if (parts.length < 2) continue;
            found.add(new DeclaredEntryPoint(setting.name(), parts[0].strip(), parts[1].strip(), line.span()));
        }
    }

    private static void mapped(List<Layout> found, Setting setting) {
        for (Line line : setting.items()) {
            String[] parts = line.text().split("=", 2);
            if (parts.length == 2) found.add(new Layout(Pyproject.clean(parts[1]), parts[0].strip()));
        }
    }
}
