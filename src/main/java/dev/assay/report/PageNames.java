package dev.assay.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// File names for pages. A package's name comes from the audited repository and may hold anything.
final class PageNames {

    private final Set<String> taken = new HashSet<>();

    /// A name that no other package has, on a file system that ignores case either; the same for the same order.
    String next(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        if (safe.isEmpty()) safe = "root";
        if (safe.length() > 100) safe = safe.substring(0, 100);
        String free = safe;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) free = safe + "-" + i;
        return free + ".md";
    }
}
