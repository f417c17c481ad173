package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.Dependency;
import dev.assay.facts.EnvironmentExample;
import dev.assay.facts.MarkdownSection;
import dev.assay.facts.Process;
import dev.assay.facts.Unread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

    @TempDir
    private Path root;
    private Sample sample;

    @BeforeEach
    void a_repository_with_one_module() throws IOException {
        sample = new Sample(root).with("app.py", "x = 1");
    }

    private List<String> unread() throws IOException {
        return sample.facts(Unread.class).stream().map(each -> each.at() + " " + each.reason()).toList();
    }

    @Test
    void malformed_toml_is_said_with_its_line_and_the_rest_is_read() throws IOException {
        sample.with("pyproject.toml", "[project]", "name = \"x\"", "oops ]").with("requirements.txt", "a");
        assertEquals(1, unread().size());
        assertTrue(unread().getFirst().startsWith("pyproject.toml:3 The TOML is malformed: "), unread().getFirst());
        assertEquals(1, sample.facts(Dependency.class).size());
    }

    @Test
    void malformed_yaml_is_said_with_its_line() throws IOException {
        sample.with("compose.yaml", "services:", "  web:", "    command: [uvicorn", "  db: x");
        assertTrue(unread().getFirst().startsWith("compose.yaml:4 The YAML is malformed: "), unread().getFirst());
    }

    @Test
    void a_malformed_lock_file_is_said() throws IOException {
        sample.with("uv.lock", "[[package]]", "<<<<<<< HEAD").with("Pipfile.lock", "{", "\"default\": [}");
        assertEquals("uv.lock:2 The lock file holds a merge conflict.", unread().get(1));
        assertTrue(unread().getFirst().startsWith("Pipfile.lock:2 The JSON is malformed: "), unread().getFirst());
    }

    @Test
    void a_lock_file_whose_versions_are_no_text_is_read() throws IOException {
        sample.with("Pipfile", "[packages]", "a = \"*\"", "b = \"*\"", "c = \"*\"").with("Pipfile.lock",
                "{\"default\": {\"a\": {\"version\": null}, \"b\": {\"version\": {\"x\": [1]}},",
                "\"c\": {\"version\": \"==3\"}}}");
        assertEquals(List.of("a ", "b ", "c 3"), sample.facts(Dependency.class).stream()
                .filter(each -> each.manifest().equals("Pipfile")).map(each -> each.name() + " " + each.version())
                .toList());
    }

    @Test
    void a_malformed_setup_cfg_is_said() throws IOException {
        sample.with("setup.cfg", "[metadata]", "name = x", "[options");
        assertEquals(List.of("setup.cfg:3 The section `[options` has no closing bracket."), unread());
    }

    @Test
    void deep_nesting_is_refused_or_read_but_never_crashes() throws IOException {
        String open = "[".repeat(3000);
        String close = "]".repeat(3000);
        sample.with("pyproject.toml", "a = " + open + close).with("compose.yaml", "services: " + open + close)
                .with("setup.py", "setup(install_requires=" + open + "'a'" + close + ")")
                .with("README.md", ">".repeat(3000) + " # deep", "*a ".repeat(3000), "# end " + "*a **b".repeat(1500))
                .with("Dockerfile", "CMD " + open + close).with("Procfile", "web: " + "$(".repeat(3000));
        assertEquals(List.of("compose.yaml", "pyproject.toml"),
                sample.facts(Unread.class).stream().map(Unread::path).toList());
    }

    @Test
    void aliases_that_multiply_are_harmless() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 {x: y}\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" {<<: [").append("*a").append(i - 1)
                    .append(", *a").append(i - 1).append("]}\n");
        }
        bomb.append("services:\n  web:\n    <<: *a29\n    command: uvicorn app:app\n    loop: &l [*l]\n");
        sample.with("docker-compose.yml", bomb.toString());
        assertTrue(unread().size() + sample.facts(Process.class).size() >= 1);
    }

    @Test
    void a_file_that_is_too_large_is_said() throws IOException {
        sample.with("pyproject.toml", "#".repeat(20 << 20).getBytes(StandardCharsets.UTF_8))
                .with("README.md", "x".repeat(2 << 20).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("README.md", "pyproject.toml"),
                sample.facts(Unread.class).stream().map(Unread::path).toList());
        assertTrue(unread().getLast().contains("The file has 20971520 bytes; 1048576 are read."), unread().getLast());
    }

    @Test
    void a_very_long_line_is_read() throws IOException {
        sample.with(".env", "A=" + "x".repeat(500_000)).with("requirements.txt", "a" + " ".repeat(500_000) + "==1")
                .with("entrypoint.sh", "echo " + "a;".repeat(200_000)).with("README.md", "#" + " a".repeat(200_000));
        assertEquals(1, sample.facts(EnvironmentExample.class).size());
        assertEquals(1, sample.facts(MarkdownSection.class).size());
    }

    @Test
    void bytes_of_no_text_are_harmless() throws IOException {
        byte[] noise = new byte[4096];
        for (int i = 0; i < noise.length; i++) noise[i] = (byte) (i * 31);
        for (String name : List.of("pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "Pipfile.lock", "uv.lock",
                "requirements.txt", "alembic.ini", "README.md", "Dockerfile", "compose.yaml", "deploy.yaml", "Procfile",
                ".env", "start.sh", "assay.yaml", ".gitignore", "noise.py")) {
            sample.with(name, noise);
        }
        assertTrue(sample.read().facts().size() > 1);
    }

    @Test
    void empty_files_are_harmless() throws IOException {
        for (String name : List.of("pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "uv.lock", "requirements.txt",
                "alembic.ini", "README.md", "Dockerfile", "compose.yaml", "Procfile", ".env", "start.sh",
                "assay.yaml")) {
            sample.with(name, new byte[0]);
        }
        assertEquals(List.of(), unread());
    }

    @Test
    void two_readings_of_two_checkouts_are_equal() throws IOException {
        Sample one = new Sample(root.resolve("one")).with("b/x.py").with("a/pyproject.toml", "[project]", "name='a'")
                .with("README.md", "# T");
        Sample other = new Sample(root.resolve("tests")).with("README.md", "# T")
                .with("a/pyproject.toml", "[project]", "name='a'").with("b/x.py");
        assertEquals(one.read().facts().toString(), other.read().facts().toString());
        assertEquals(one.read().python().toString(), other.read().python().toString());
    }
}
