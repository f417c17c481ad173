package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.source.StandardModules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first parts of the names that files import, as far as the start of a line tells.
final class Imports {

    private static final Pattern IMPORT = Pattern.compile(
            "(?m)^[ \\t]*(?:from[ \\t]+([A-Za-z_]\\w*)[\\w.]*[ \\t]+import\\b|import[ \\t]+([A-Za-z_]\\w*))");
    private static final long LONGEST = 1 << 20;

    private Imports() {}

    static Set<String> of(List<Found> files) {
        Set<String> found = new HashSet<>();
        for (Found file : files) {
            try {
                if (Files.size(file.location()) > LONGEST) continue;
                String source = new String(Files.readAllBytes(file.location()), StandardCharsets.ISO_8859_1);
                Matcher matcher = IMPORT.matcher(source);
                while (matcher.find()) found.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
            } catch (IOException unreadable) {
                // Whoever reads the file says so.
            }
        }
        found.removeIf(StandardModules::contains);
        return found;
    }
}
