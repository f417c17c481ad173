package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedLibrariesTest {

    @Test
    void tree_sitter_and_the_grammar_are_found() {
        var libraries = new SharedLibraries().get(Arena.global());
        assertTrue(libraries.find("ts_parser_new").isPresent());
        assertTrue(libraries.find("tree_sitter_python").isPresent());
    }

    @Test
    void they_lie_in_folders_that_only_their_owner_writes_to() throws IOException {
        new SharedLibraries().get(Arena.global());
        Path cache = Path.of(System.getProperty("assay.cache", "target"));
        try (var files = Files.list(cache.resolve("native"))) {
            List<Path> folders = files.toList();
            assertFalse(folders.isEmpty());
            for (Path folder : folders) {
                if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) continue;
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
                assertFalse(permissions.contains(PosixFilePermission.GROUP_WRITE), folder.toString());
                assertFalse(permissions.contains(PosixFilePermission.OTHERS_WRITE), folder.toString());
            }
        }
    }
}
