package dev.assay.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/// The `.gitignore` files from the root of the repository down to a folder; what lies deeper decides first.
///
/// Only files inside the repository count: a user's own excludes would make two machines disagree.
///
/// @param outer of the folder around; null at the root
/// @param folder relative to the repository, with a `/` at the end; empty for the root
/// @param node what the folder's own file says; null without one
record IgnoreRules(@Nullable IgnoreRules outer, String folder, @Nullable IgnoreNode node) {

    private static final long LONGEST = 1 << 20;

    static IgnoreRules read(@Nullable IgnoreRules outer, String folder, Path directory) {
        Path file = directory.resolve(".gitignore");
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
                return new IgnoreRules(outer, folder, null);
            }
            IgnoreNode node = new IgnoreNode();
            node.parse(folder + ".gitignore", new ByteArrayInputStream(Files.readAllBytes(file)));
            return new IgnoreRules(outer, folder, node);
        } catch (IOException unreadable) {
            return new IgnoreRules(outer, folder, null);
        }
    }

    /// Whether a file or folder directly in this folder is ignored.
    boolean ignore(String path, boolean isFolder) {
        for (IgnoreRules rules = this; rules != null; rules = rules.outer) {
            if (rules.node == null) continue;
            Boolean decided = rules.node.checkIgnored(path.substring(rules.folder.length()), isFolder);
            if (decided != null) return decided;
        }
        return false;
    }
}
