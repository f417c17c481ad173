package dev.assay.extract;

import java.util.ArrayList;
import java.util.List;

/// Paths inside the repository, relative to it, with `/`; the root is empty.
final class Folders {

    private Folders() {}

    /// The path that `relative` leads to from a folder; empty also where it leads out of the repository.
    static String join(String folder, String relative) {
        List<String> parts = new ArrayList<>();
        String whole = relative.startsWith("/") ? relative : folder + "/" + relative;
        for (String part : whole.replace('\\', '/').split("/")) {
            if (part.isEmpty() || part.equals(".")) continue;
            if (!part.equals("..")) parts.add(part);
            else if (parts.isEmpty()) return "";
            else parts.removeLast();
        }
        return String.join("/", parts);
    }

    /// The folder around a file or folder; empty for what lies in the root.
    static String parent(String path) {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(0, end);
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Whether the path lies in the folder, or is it.
    static boolean within(String path, String folder) {
        return folder.isEmpty() || path.equals(folder)
                || path.startsWith(folder) && path.charAt(folder.length()) == '/';
    }

    /// The path as seen from a folder that it lies in.
    static String relative(String path, String folder) {
        if (folder.isEmpty()) return path;
        return path.length() == folder.length() ? "" : path.substring(folder.length() + 1);
    }
}
