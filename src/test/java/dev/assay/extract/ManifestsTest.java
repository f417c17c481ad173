package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.Dependency;
import dev.assay.facts.EntryPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {

    @TempDir
    private Path root;
    private Sample sample;

    @BeforeEach
    void an_empty_repository() {
        sample = new Sample(root);
    }

    /// Each dependency as `name[extras]specifier version group file:line`, without what is empty.
    private List<String> dependencies() throws IOException {
        return sample.facts(Dependency.class).stream().map(ManifestsTest::shown).toList();
    }

    private static String shown(Dependency one) {
        String extras = one.extras().isEmpty() ? "" : one.extras().toString();
        return (one.name() + extras + one.specifier() + " " + one.version() + " " + one.group() + " " + one.at())
                .replaceAll(" +", " ");
    }

    private List<String> entryPoints() throws IOException {
        return sample.facts(EntryPoint.class).stream()
                .map(one -> one.group() + " " + one.name() + " " + one.target() + " " + one.at()).toList();
    }

    @Test
    void pep_621_and_pep_735_declare_dependencies() throws IOException {
        sample.with("pyproject.toml", "[project]", "name = \"x\"", "dependencies = [",
                "    \"FastAPI[standard,all] >= 0.115, <1 ; python_version > '3.9'\", \"zope.interface==5.0\",",
                "    \"tool @ https://example.org/tool.zip\",", "]", "[project.optional-dependencies]",
                "redis = ['redis>=5']", "[dependency-groups]", "dev = [\"pytest\", {include-group = \"docs\"}]");
        assertEquals(List.of("fastapi[all, standard]>=0.115,<1 pyproject.toml:4",
                "zope-interface==5.0 5.0 pyproject.toml:4", "tool pyproject.toml:5",
                "redis>=5 redis pyproject.toml:8", "pytest dev pyproject.toml:10"), dependencies());
    }

    @Test
    void poetry_declares_dependencies_in_its_own_words() throws IOException {
        sample.with("pyproject.toml", "[tool.poetry]", "name = 'x'", "[tool.poetry.dependencies]",
                "python = '^3.11'", "A = '^1.2.3'", "b = {version = '~0.4', extras = ['x']}", "c = '*'",
                "d = {version = '^0.0.3', optional = true}", "e = '1.0'", "[tool.poetry.group.dev.dependencies]",
                "f = '>=1,<2'", "[tool.poetry.extras]", "more = ['d']");
        assertEquals(List.of("a>=1.2.3,<2 pyproject.toml:5", "b[x]>=0.4,<0.5 pyproject.toml:6", "c pyproject.toml:7",
                "d>=0.0.3,<0.0.4 more pyproject.toml:8", "e==1.0 1.0 pyproject.toml:9",
                "f>=1,<2 dev pyproject.toml:11"), dependencies());
    }

    @Test
    void setup_cfg_is_read() throws IOException {
        sample.with("setup.cfg", "[metadata]", "name = x", "[options]", "install_requires =", "    a>=1", "    # no",
                "    b; python_version<'3'", "[options.extras_require]", "dev = pytest", "[options.entry_points]",
                "acme.plugins =", "    one = x.y:Z");
        assertEquals(List.of("a>=1 setup.cfg:5", "b setup.cfg:7", "pytest dev setup.cfg:9"), dependencies());
        assertEquals(List.of("acme.plugins one x.y.Z setup.cfg:12"), entryPoints());
    }

    @Test
    void setup_py_is_read_and_not_run() throws IOException {
        sample.with("setup.py", "import os", "from setuptools import setup, find_packages",
                "REQUIRES = [", "    'a>=1',  # why", "    'b' '==2',", "]", "raise SystemExit('run')",
                "setup(", "    name='x', version=os.environ['V'],", "    install_requires=REQUIRES,",
                "    extras_require={'dev': ['pytest'], 'dyn': more()},",
                "    entry_points={'console_scripts': ['x = x.cli:main'],", "        'acme.hooks': [",
                "            'h=x.h:H [e]']},",
                "    packages=find_packages(exclude=['tests']),", ")");
        assertEquals(List.of("a>=1 setup.py:4", "b==2 2 setup.py:5", "pytest dev setup.py:11"), dependencies());
        assertEquals(List.of("console_scripts x x.cli.main setup.py:12", "acme.hooks h x.h.H setup.py:14"),
                entryPoints());
        assertEquals("x", sample.read().name());
    }

    @Test
    void requirements_files_include_others_and_pin() throws IOException {
        sample.with("requirements.txt", "-r requirements/base.txt", "--index-url https://example.org/simple",
                "a==1.0 \\", "    --hash=sha256:00 \\", "    --hash=sha256:11",
                "b[x]>=2 ; sys_platform == 'linux'  # why",
                "git+https://example.org/c.git#egg=c", "-e .", "./local", "https://example.org/d.zip",
                "-e ../../shop-models[x]/  # ours", "--editable=git+https://example.org/h.git", "-e .[dev]", "./k.whl")
                .with("requirements/base.txt", "-r ../requirements.txt", "-r more", "e")
                .with("requirements/more", "f~=1.0")
                .with("requirements-dev.txt", "-c constraints.txt", "pytest").with("constraints.txt", "pytest==8.1");
        assertEquals(List.of("pytest 8.1 dev requirements-dev.txt:2", "a==1.0 1.0 requirements.txt:3",
                "b[x]>=2 requirements.txt:6", "c requirements.txt:7", "local requirements.txt:9",
                "shop-models requirements.txt:11", "e requirements/base.txt:3",
                "f~=1.0 requirements/more:1"), dependencies());
    }

    @Test
    void a_pipfile_has_groups_and_a_lock() throws IOException {
        sample.with("Pipfile", "[packages]", "a = '*'", "b = {version = '==1.0', extras = ['x']}", "[dev-packages]",
                "pytest = '>=8'")
                .with("Pipfile.lock", "{\"_meta\": {\"requires\": {\"python_version\": \"3\"}},",
                        "\"default\": {\"A\": {\"version\": \"==3.1\"},", "\"t\": {\"version\": \"==0.1\"}}}");
        assertEquals(List.of("a 3.1 Pipfile:2", "b[x]==1.0 1.0 Pipfile:3", "pytest>=8 dev Pipfile:5",
                "t 0.1 transitive Pipfile.lock:3"), dependencies());
    }

    @Test
    void versions_come_from_the_nearest_lock_file() throws IOException {
        sample.with("uv.lock", "version = 1", "[[package]]", "name = \"a\"", "version = \"1.9\"",
                "dependencies = [{ name = \"b\" }]", "[[package]]", "name = \"a\"", "version = \"1.10\"",
                "[[package]]", "name = \"Starlette\"", "version = \"0.40\"", "[package.metadata]", "name = \"no\"",
                "[[package]]", "name = \"p\"", "version = \"0\"", "source = { editable = \"p\" }")
                .with("p/pyproject.toml", "[project]", "name = 'p'", "dependencies = ['a', 'q==3']")
                .with("q/pyproject.toml", "[project]", "name = 'q'", "dependencies = ['a']")
                .with("q/poetry.lock", "[[package]]", "name = \"a\"", "version = \"2.0\"");
        assertEquals(List.of("a 1.10 p/pyproject.toml:3", "q==3 3 p/pyproject.toml:3", "a 2.0 q/pyproject.toml:3",
                "starlette 0.40 transitive uv.lock:10"), dependencies());
    }

    @Test
    void entry_points_stand_at_their_own_lines() throws IOException {
        sample.with("pyproject.toml", "[project]", "name = 'x'", "scripts = {a = \"x.a:main\"}",
                "entry-points.'acme.two' = {b = 'x:b'}", "[project.gui-scripts]", "c = \"x.c:main\"",
                "[project.entry-points.\"acme.lifespan\"]", "# text with [brackets] and \"quotes\"",
                "d = \"x.d:hook [extra]\"", "\"e.f\" = \"x\"", "[tool.poetry.scripts]", "g = 'x.g:run'",
                "[tool.poetry.plugins.'acme.p']", "h = 'x:h'");
        assertEquals(List.of("console_scripts a x.a.main pyproject.toml:3", "acme.two b x.b pyproject.toml:4",
                "gui_scripts c x.c.main pyproject.toml:6", "acme.lifespan d x.d.hook pyproject.toml:9",
                "acme.lifespan e.f x pyproject.toml:10", "console_scripts g x.g.run pyproject.toml:12",
                "acme.p h x.h pyproject.toml:14"), entryPoints());
    }

    @Test
    void line_ends_byte_order_marks_and_other_encodings_change_nothing() throws IOException {
        String toml = "[project]\r\nname = \"x\"\r\nscripts.a = \"x:a\"\r\n";
        sample.with("pyproject.toml", ("\uFEFF" + toml).getBytes(StandardCharsets.UTF_8))
                .with("requirements.txt", ("\uFEFFa==1\r\nb\r\n").getBytes(StandardCharsets.UTF_16LE))
                .with("setup.cfg", "[metadata]\nauthor = Jos\u00E9\nname = y\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("console_scripts a x.a pyproject.toml:3"), entryPoints());
        assertEquals(List.of("a==1 1 requirements.txt:1", "b requirements.txt:2"), dependencies());
        assertEquals("x", sample.read().name());
        assertTrue(sample.facts(dev.assay.facts.Unread.class).isEmpty());
    }
}
