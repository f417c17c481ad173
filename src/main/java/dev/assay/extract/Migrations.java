package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the folders of migration scripts: where an `alembic.ini` says, and `versions` beside an `env.py`.
final class Migrations {

    private Migrations() {}

    /// Folders, and files that run what they hold.
    static Set<String> find(List<Found> files, Set<String> folders, List<AlembicIni> settings) {
        Set<String> found = new HashSet<>();
        for (AlembicIni ini : settings) {
            String folder = ini.file().folder();
            for (String location : ini.locations()) {
                String target = location.replace("%(here)s/", "").replace("%(here)s", "");
                String path = Folders.join(folder, target);
                if (folders.contains(path) && !path.isEmpty()) found.add(path);
                else byPackage(found, folders, location);
            }
        }
        Set<String> paths = new HashSet<>();
        files.forEach(each -> paths.add(each.path()));
        for (String folder : folders) {
            if (!Folders.name(folder).equals("versions")) continue;
            String parent = Folders.parent(folder);
            String environment = parent.isEmpty() ? "env.py" : parent + "/env.py";
            if (!paths.contains(environment)) continue;
            found.add(environment);
            found.add(folder);
        }
        return found;
    }

    /// A location such as `acme.db:migrations` names a folder of a Python package.
    private static void byPackage(Set<String> found, Set<String> folders, String location) {
        int colon = location.indexOf(':');
        if (colon <= 0) return;
        String tail = location.substring(0, colon).replace('.', '/') + "/" + location.substring(colon + 1);
        folders.stream().filter(each -> each.equals(tail) || each.endsWith("/" + tail)).forEach(found::add);
    }
}
