package dev.assay.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Names packages by the last part of their folder; equal names get the folder around, joined with `-`.
final class PackageNames {

    /// Verdicts that hold for the whole repository go by this name.
    private static final String TAKEN = "repository";

    private PackageNames() {}

    /// @param rootProject the name of the root's project; empty if it has none
    /// @return names by folder, each once
    static Map<String, String> of(Set<String> folders, String rootProject) {
        String root = rootProject.isEmpty() || rootProject.equals(TAKEN) ? "." : rootProject;
        Map<String, String> names = new HashMap<>();
        Map<String, Integer> parts = new HashMap<>();
        for (String folder : folders) parts.put(folder, 1);
        while (true) {
            names.clear();
            SortedMap<String, List<String>> byName = new TreeMap<>();
            for (String folder : folders) {
                String name = folder.isEmpty() ? root : last(folder, parts.get(folder));
                names.put(folder, name);
                byName.computeIfAbsent(name, each -> new ArrayList<>()).add(folder);
            }
            boolean longer = false;
            for (Map.Entry<String, List<String>> same : byName.entrySet()) {
                if (same.getValue().size() == 1 && !same.getKey().equals(TAKEN)) continue;
                for (String folder : same.getValue()) {
                    if (folder.split("/").length <= parts.get(folder) || folder.isEmpty()) continue;
                    parts.merge(folder, 1, Integer::sum);
                    longer = true;
                }
            }
            if (!longer) return numbered(names, folders);
        }
    }

    private static String last(String folder, int count) {
        String[] parts = folder.split("/");
        return String.join("-", List.of(parts).subList(Math.max(0, parts.length - count), parts.length));
    }

    /// Names that are still equal get a number.
    private static Map<String, String> numbered(Map<String, String> names, Set<String> folders) {
        Set<String> taken = new HashSet<>(Set.of(TAKEN));
        Map<String, String> found = new HashMap<>();
        for (String folder : folders) {
            String name = names.get(folder);
            for (int number = 2; !taken.add(name); number++) name = names.get(folder) + "-" + number;
            found.put(folder, name);
        }
        return found;
    }
}
