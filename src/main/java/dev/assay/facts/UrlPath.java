package dev.assay.facts;

/// What is asked of the path of an address, such as `/api/health/`.
public final class UrlPath {

    private UrlPath() {}

    /// The path without the slashes at its end; empty for one of slashes alone. The time is proportional to its length.
    public static String withoutSlashesAtEnd(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') end--;
        return path.substring(0, end);
    }
}
