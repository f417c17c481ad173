package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWalkTest {

    @TempDir
    private Path temporary;
    private Path root;
    private Sample sample;

    @BeforeEach
    void an_empty_repository() throws IOException {
        root = Files.createDirectory(temporary.resolve("checkout"));
        sample = new Sample(root);
    }

    private List<String> paths() throws IOException {
        return sample.read().python().stream().map(SourceFile::path).toList();
    }

    @Test
    void files_come_in_order_of_path() throws IOException {
        sample.with("b.py").with("a/z.py").with("a.py").with("a-b/x.py").with("Z.py");
        assertEquals(List.of("Z.py", "a-b/x.py", "a.py", "a/z.py", "b.py"), paths());
    }

    @Test
    void a_nested_gitignore_overrules_the_one_around_it() throws IOException {
        sample.with(".gitignore", "generated_*.py", "/out/").with("generated_a.py").with("out/a.py")
                .with("keep/.gitignore", "!generated_b.py").with("keep/generated_b.py").with("keep/generated_c.py")
                .with("keep/out/a.py");
        assertEquals(List.of("keep/generated_b.py", "keep/out/a.py"), paths());
        assertEquals(3, sample.read().walked().ignored());
    }

    @Test
    void what_git_tracks_is_read_though_a_gitignore_names_it() throws IOException {
        sample.with(".gitignore", "tasks/", "local.py").with("app/tasks/send.py").with("app/tasks/scratch.py")
                .with("app/tasks/deep/x.py").with("app/tasks/deep/y.py").with("other/tasks/z.py").with("local.py")
                .with("app/local.py").with("app/tasks/.gitignore", "!scratch.py");
        track(root.resolve(".git/index"), "app/local.py", "app/tasks/deep/x.py", "app/tasks/send.py");
        assertEquals(List.of("app/local.py", "app/tasks/deep/x.py", "app/tasks/send.py"), paths());
        assertEquals(5, sample.read().walked().ignored());
    }

    @Test
    void without_an_index_a_gitignore_alone_decides() throws IOException {
        sample.with(".gitignore", "tasks/").with("app.py").with("tasks/send.py");
        Files.createDirectory(root.resolve(".git"));
        assertEquals(List.of("app.py"), paths());
        assertTrue(sample.facts(Unread.class).isEmpty());
    }

    @Test
    void a_worktree_says_where_its_index_is() throws IOException {
        sample.with(".gitignore", "tasks/").with("tasks/send.py").with(".git", "gitdir: ../bare/worktrees/checkout");
        track(temporary.resolve("bare/worktrees/checkout/index"), "tasks/send.py");
        assertEquals(List.of("tasks/send.py"), paths());
    }

    @Test
    void an_index_that_cannot_be_read_is_said() throws IOException {
        sample.with(".gitignore", "tasks/").with("app.py").with("tasks/send.py").with(".git/index", "no index");
        assertEquals(List.of("app.py"), paths());
        Unread unread = sample.facts(Unread.class).getFirst();
        assertEquals(".git/index", unread.path());
        assertEquals("What git tracks cannot be read, so what `.gitignore` names is left out.", unread.reason());
    }

    private static void track(Path index, String... paths) throws IOException {
        Files.createDirectories(index.getParent());
        DirCache entries = DirCache.lock(index.toFile(), FS.DETECTED);
        DirCacheBuilder builder = entries.builder();
        for (String path : paths) {
            DirCacheEntry entry = new DirCacheEntry(path);
            entry.setFileMode(FileMode.REGULAR_FILE);
            builder.add(entry);
        }
        builder.finish();
        entries.write();
        assertTrue(entries.commit());
    }

    @Test
    void environments_caches_and_reports_are_no_source() throws IOException {
        sample.with("app.py").with("env/pyvenv.cfg").with("env/lib/x.py").with("node_modules/x/setup.py")
                .with("__pycache__/a.py").with("assay-report/page.py").with("sub/assay-report/page.py")
                .with(".git/hooks/x.py").with("a.egg-info/x.py");
        assertEquals(List.of("app.py"), paths());
    }

    @Test
    void links_out_of_the_repository_are_not_followed_and_are_said() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret.py"), "x = 1\n");
        sample.with("app.py");
        Files.createSymbolicLink(root.resolve("linked"), outside);
        assertEquals(List.of("app.py"), paths());
        Unread unread = sample.facts(Unread.class).getFirst();
        assertEquals("linked", unread.path());
        assertEquals("A symbolic link out of the repository is not followed.", unread.reason());
    }

    @Test
    void loops_of_links_end() throws IOException {
        sample.with("a/b/app.py");
        Files.createSymbolicLink(root.resolve("a/b/up"), root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a/self.py"), Path.of("self.py"));
        assertEquals(List.of("a/b/app.py"), paths());
        assertEquals(List.of("a/b/up", "a/self.py"), sample.facts(Unread.class).stream().map(Unread::path).toList());
    }

    @Test
    void a_link_inside_the_repository_is_read_where_it_leads() throws IOException {
        sample.with("real/app.py");
        Files.createSymbolicLink(root.resolve("other"), root.resolve("real"));
        assertEquals(List.of("real/app.py"), paths());
        assertTrue(sample.facts(Unread.class).isEmpty());
    }

    @Test
    void names_may_have_blanks_and_letters_of_any_script() throws IOException {
        sample.with("with blank/naïve.py").with("über/данные.py");
        assertEquals(List.of("with blank/naïve.py", "über/данные.py"), paths());
        for (SourceFile file : sample.read().python()) assertTrue(Files.exists(sample.read().location(file)));
    }

    @Test
    void a_folder_that_cannot_be_read_is_said() throws IOException {
        sample.with("app.py").with("closed/x.py");
        Path closed = root.resolve("closed");
        var before = Files.getPosixFilePermissions(closed);
        Files.setPosixFilePermissions(closed, Set.of());
        assumeFalse(Files.isReadable(closed), "the superuser reads everything");
        try {
            assertEquals("closed", sample.facts(Unread.class).getFirst().path());
        } finally {
            Files.setPosixFilePermissions(closed, before);
        }
    }

    @Test
    void a_very_deep_tree_is_walked() throws IOException {
        String deep = "d/".repeat(300);
        sample.with(deep + "x.py");
        assertEquals(List.of(deep + "x.py"), paths());
    }

    @Test
    void an_empty_repository_has_its_root_as_package() throws IOException {
        assertEquals(List.of("."), sample.packages());
        assertEquals("repository", sample.read().name());
    }
}
