package dev.assay.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The `.env` files of a repository. One that is not in the repository says what its example says.
final class EnvironmentFiles {

    private static final List<String> EXAMPLES = List.of(".example", ".sample", ".template", ".dist");

    private final Map<String, Map<String, Stated>> files = new HashMap<>();

    void add(String path, Map<String, Stated> variables) {
        files.put(path, variables);
    }

    /// What a file says; empty where there is neither the file nor an example of it.
    Map<String, Stated> at(String folder, String path) {
        String whole = Folders.join(folder, path);
        Map<String, Stated> found = files.get(whole);
        for (String each : EXAMPLES) if (found == null) found = files.get(whole + each);
        String around = Folders.parent(whole);
        for (String each : List.of(".env.example", ".env.sample", ".env.template", ".env.dist", "env.example"))
            if (found == null && Folders.name(whole).equals(".env")) found = files.get(Folders.join(around, each));
        return found == null ? Map.of() : found;
    }

    /// The file that tools read by themselves in a folder.
    Environment around(String folder) {
        return new Environment(List.of(at(folder, ".env")));
    }

    /// That of the folder and of those around it, the nearest first.
    Environment above(String folder) {
        List<Map<String, Stated>> layers = new ArrayList<>();
        for (String each = folder;; each = Folders.parent(each)) {
            layers.add(at(each, ".env"));
            if (each.isEmpty()) return new Environment(layers);
        }
    }
}
