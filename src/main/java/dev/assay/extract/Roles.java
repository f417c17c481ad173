package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.facts.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells what files are for, by where they lie, what they are called and what they say at their top.
///
/// @param regular the folders with an `__init__.py`
/// @param migrations folders that hold migration scripts, and files that run them
/// @param testPaths what the configuration says
record Roles(Set<String> regular, Set<String> migrations, List<Glob> testPaths) {

    private static final Set<String> VENDORED = Set.of("vendor", "vendored", "_vendor", "_vendored", "third_party",
            "third-party", "thirdparty", "site-packages", "dist-packages");
    private static final Set<String> TEST = Set.of("tests", "test", "testing", "e2e", "unittests",
            "testdata", "test_data", "__tests__");
    private static final Pattern KIND_OF_TEST = Pattern
            .compile("(unit|integration|functional|e2e|end[-_]to[-_]end|contract"
                    + "|acceptance|smoke|system|component|regression|performance|perf|load|stress|api|ui)[-_]tests?");
    private static final Set<String> EXAMPLE = Set.of("examples", "example", "samples", "sample-app",
            "sample_app", "sample-apps", "sample_apps", "example-app", "example_app", "example-apps", "example_apps",
            "cookbook", "cookbooks",
            "tutorials",
            "tutorial", "docs", "doc", "docs_src", "benchmarks",
            "benchmark", "bench", "notebooks", ".devcontainer", ".github");
    private static final Set<String> SCRIPTS = Set.of("scripts", "script");
    private static final Set<String> BUILD_SCRIPTS = Set.of("setup.py", "noxfile.py", "fabfile.py");

    /// Whether it is a folder of tests by its name, such as `contract-tests`; `lab_tests` may well be what a program is
    /// about.
    private static boolean tests(String part) {
        return TEST.contains(part) || KIND_OF_TEST.matcher(part).matches();
    }

    /// Whether a folder of this name, or one around it, holds no production code.
    static boolean aside(String folder) {
        return Arrays.stream(folder.split("/")).anyMatch(part -> VENDORED.contains(part) || tests(part)
                || EXAMPLE.contains(part) || SCRIPTS.contains(part) || part.startsWith("{{"));
    }

    /// @param owner the package that holds the file; the name of its own folder says nothing
    Role of(Found file, PackageFolder owner) {
        String path = file.path();
        String name = file.name();
        boolean python = name.endsWith(".py");
        if (testPaths.stream().anyMatch(each -> each.matches(path))) return Role.TEST;
        Role folders = byFolders(path, owner, python);
        if (folders == Role.VENDORED || folders == Role.TEST) return folders;
        if (!python) return folders;
        if (name.equals("conftest.py") || name.equals("tests.py") || name.startsWith("test_")
                || name.endsWith("_test.py")) {
            return Role.TEST;
        }
        if (isMigration(path, name)) return Role.MIGRATION;
        if (name.endsWith("_pb2.py") || name.endsWith("_pb2_grpc.py")) return Role.GENERATED;
        FileHead head = FileHead.read(file.location());
        if (head.migration()) return Role.MIGRATION;
        if (head.generated() || folders == Role.GENERATED) return Role.GENERATED;
        if (folders == Role.PRODUCTION && BUILD_SCRIPTS.contains(name) && !regular.contains(file.folder())) {
            return Role.EXAMPLE;
        }
        return folders;
    }

    private Role byFolders(String path, PackageFolder owner, boolean python) {
        String packageFolder = owner.folder();
        List<String> sources = owner.sourceFolders();
        Role found = Role.PRODUCTION;
        boolean inPackage = false;
        for (int end = path.indexOf('/'), start = 0; end >= 0; start = end + 1, end = path.indexOf('/', start)) {
            String folder = path.substring(0, end);
            String part = path.substring(start, end);
            if (folder.equals(packageFolder)) continue;
            if (VENDORED.contains(part)) return Role.VENDORED;
            if (tests(part)) found = Role.TEST;
            boolean source = sources.stream().anyMatch(each -> !each.equals(packageFolder)
                    && Folders.within(folder, each) && Folders.within(each, packageFolder));
            inPackage |= regular.contains(folder) && !EXAMPLE.contains(part) && !SCRIPTS.contains(part);
            if (found != Role.PRODUCTION || inPackage || source) continue;
            if (EXAMPLE.contains(part) || python && SCRIPTS.contains(part)) found = Role.EXAMPLE;
            if (python && owner.loose().contains(folder)) found = Role.EXAMPLE;
            if (part.equals("build") && path.startsWith("lib", end + 1)) found = Role.GENERATED;
        }
        return found;
    }

    private boolean isMigration(String path, String name) {
        if (migrations.contains(path)) return true;
        for (String folder = Folders.parent(path); !folder.isEmpty(); folder = Folders.parent(folder)) {
            if (migrations.contains(folder)) return true;
        }
        return Folders.name(Folders.parent(path)).equals("migrations") && name.matches("\\d{4}_\\w+\\.py");
    }
}
