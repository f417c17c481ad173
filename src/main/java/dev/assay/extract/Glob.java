package dev.assay.extract;

import java.util.regex.Pattern;

/// A pattern of paths inside the repository: `*` and `?` stay in one part of a path, `**` does not.
///
/// A pattern without wildcards also stands for everything in the folder that it names.
record Glob(String written, Pattern pattern) {

    static Glob of(String written) {
        String clean = Pyproject.clean(written);
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (clean.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (clean.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new Glob(written, Pattern.compile(regex + "(?:/.*)?"));
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /// Whether the path itself is meant, not only a folder around it.
    boolean matchesFolder(String folder) {
        return matches(folder) && !matches(Folders.parent(folder));
    }
}
