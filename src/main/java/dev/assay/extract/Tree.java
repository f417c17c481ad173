package dev.assay.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The folders of a repository with Python in them.
///
/// @param folders all with a Python file somewhere below; the root is among them if there is any
/// @param regular those with an `__init__.py`
/// @param python the Python files directly in each folder
/// @param children the folders directly in each folder, out of `folders`
record Tree(Set<String> folders, Set<String> regular, Map<String, List<FileWalk.Found>> python,
        Map<String, Set<String>> children) {

    static Tree of(List<FileWalk.Found> files) {
        Set<String> folders = new HashSet<>();
        Set<String> regular = new HashSet<>();
        Map<String, List<FileWalk.Found>> python = new HashMap<>();
        Map<String, Set<String>> children = new HashMap<>();
        for (FileWalk.Found file : files) {
            if (!file.name().endsWith(".py")) continue;
            String folder = file.folder();
            if (file.name().equals("__init__.py")) regular.add(folder);
            python.computeIfAbsent(folder, each -> new java.util.ArrayList<>()).add(file);
            while (folders.add(folder) && !folder.isEmpty()) {
                children.computeIfAbsent(Folders.parent(folder), each -> new HashSet<>()).add(folder);
                folder = Folders.parent(folder);
            }
        }
        return new Tree(folders, regular, python, children);
    }

    /// The names that can be imported with the folder on the path.
    Set<String> names(String folder) {
        Set<String> names = new HashSet<>();
        for (String child : children.getOrDefault(folder, Set.of())) names.add(Folders.name(child));
        for (FileWalk.Found file : python.getOrDefault(folder, List.of()))
            names.add(file.name().replaceFirst("\\.py$", ""));
        return names;
    }

    /// Whether a folder, or one around it inside `top`, is a regular package.
    boolean isInsidePackage(String folder, String top) {
        for (String each = folder; !each.equals(top) && !each.isEmpty(); each = Folders.parent(each)) {
            if (regular.contains(each)) return true;
        }
        return false;
    }
}
