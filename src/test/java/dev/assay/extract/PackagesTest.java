package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {

    @TempDir
    private Path root;
    private Sample sample;

    @BeforeEach
    void an_empty_repository() {
        sample = new Sample(root);
    }

    private static String[] project(String name) {
        return new String[]{"[project]", "name = \"" + name + "\"", "version = \"1.2\""};
    }

    @Test
    void members_of_a_uv_workspace_are_packages() throws IOException {
        sample.with("pyproject.toml", "[project]", "name = \"acme\"", "[tool.uv.workspace]",
                "members = [\"packages/*\"]", "exclude = [\"packages/old\"]")
                .with("packages/a/pyproject.toml", project("acme-a")).with("packages/a/src/acme/db/engine.py")
                .with("packages/tests/pyproject.toml", project("acme-tests")).with("packages/tests/src/acme/q.py");
        assertEquals(List.of("acme", "a", "tests"), sample.packages());
        assertEquals("acme.db.engine", sample.module("packages/a/src/acme/db/engine.py"));
        assertEquals("a", sample.python("packages/a/src/acme/db/engine.py").inPackage());
        assertEquals(dev.assay.facts.Role.PRODUCTION, sample.role("packages/tests/src/acme/q.py"));
        assertEquals("1.2", sample.read().packages().get(1).version());
        assertEquals("acme-a", sample.read().packages().get(1).project());
    }

    @Test
    void folders_with_metadata_of_their_own_are_packages() throws IOException {
        sample.with("a/pyproject.toml", "[tool.poetry]", "name = \"a\"").with("a/a/x.py")
                .with("b/setup.py", "from setuptools import setup", "setup(name='b')").with("b/b/__init__.py")
                .with("c/setup.cfg", "[metadata]", "name = c").with("c/c.py")
                .with("d/pyproject.toml", "[project]", "name = 'd'", "[tool.pdm]").with("d/src/d/x.py")
                .with("e/requirements.txt", "fastapi").with("e/main.py")
                .with("tests/data/f/pyproject.toml", project("f"))
                .with("g/pyproject.toml", "[tool.ruff]");
        assertEquals(List.of("a", "b", "c", "d", "e"), sample.packages());
    }

    @Test
    void the_root_goes_by_its_project_and_never_by_its_folder() throws IOException {
        Sample named = new Sample(Files.createDirectory(root.resolve("tests")));
        named.with("app/main.py").with("app/__init__.py");
        assertEquals(List.of("."), named.packages());
        assertEquals(dev.assay.facts.Role.PRODUCTION, named.role("app/main.py"));
        named.with("pyproject.toml", project("shop"));
        assertEquals(List.of("shop"), named.packages());
        assertEquals("shop", named.read().name());
    }

    @Test
    void a_given_name_wins() throws IOException {
        sample.with("pyproject.toml", project("shop"));
        Repository read = Repository.read(root, new Repository.Options("other", null, 1 << 20));
        assertEquals("other", read.name());
    }

    @Test
    void equal_names_get_their_parent_folder() throws IOException {
        sample.with("orders/api/pyproject.toml", project("x")).with("users/api/pyproject.toml", project("y"));
        assertEquals(List.of("orders-api", "users-api"), sample.packages());
    }

    @Test
    void no_package_is_called_repository() throws IOException {
        sample.with("pyproject.toml", project("repository")).with("a/repository/pyproject.toml", project("x"));
        assertEquals(List.of(".", "a-repository"), sample.packages());
    }

    @Test
    void a_backend_beside_a_frontend_starts_its_own_names() throws IOException {
        sample.with("backend/pyproject.toml", project("app")).with("backend/app/main.py")
                .with("frontend/package.json", "{}");
        assertEquals(List.of("backend"), sample.packages());
        assertEquals("app.main", sample.module("backend/app/main.py"));
    }

    @Test
    void without_metadata_imports_tell_where_names_start() throws IOException {
        sample.with("server/app/main.py", "from app.core import settings").with("server/app/core.py")
                .with("server/app/__init__.py");
        assertEquals(List.of("."), sample.packages());
        assertEquals("app.core", sample.module("server/app/core.py"));
    }

    @Test
    void a_library_of_the_same_name_is_not_taken_for_a_folder() throws IOException {
        sample.with("pyproject.toml", "[project]", "name = \"x\"", "dependencies = [\"redis\"]")
                .with("app/main.py", "import redis", "import logging").with("app/redis/client.py")
                .with("app/logging/setup.py");
        assertEquals("app.redis.client", sample.module("app/redis/client.py"));
        assertEquals("app.logging.setup", sample.module("app/logging/setup.py"));
    }

    @Test
    void namespace_folders_are_part_of_the_name() throws IOException {
        sample.with("pyproject.toml", project("x")).with("src/acme/infra/db/__init__.py")
                .with("src/acme/infra/db/engine.py", "from infra import x");
        assertEquals("acme.infra.db", sample.module("src/acme/infra/db/__init__.py"));
        assertEquals("acme.infra.db.engine", sample.module("src/acme/infra/db/engine.py"));
    }

    @Test
    void build_tools_say_where_names_start() throws IOException {
        sample.with("a/pyproject.toml", "[project]", "name = \"a\"", "[tool.setuptools.package-dir]", "\"\" = \"lib\"")
                .with("a/lib/a/x.py")
                .with("b/pyproject.toml", "[tool.poetry]", "name = \"b\"",
                        "packages = [{ include = \"b\", from = \"python\" }]")
                .with("b/python/b/x.py")
                .with("c/pyproject.toml", "[project]", "name = \"c\"", "[tool.hatch.build.targets.wheel]",
                        "packages = [\"code/c\"]")
                .with("c/code/c/x.py")
                .with("d/setup.py", "from setuptools import setup, find_packages",
                        "setup(name='d', packages=find_packages(where='source'), package_dir={'': 'source'})")
                .with("d/source/d/x.py")
                .with("e/setup.cfg", "[metadata]", "name = e", "[options]", "package_dir =", "    = py")
                .with("e/py/e/x.py")
                .with("f/pyproject.toml", "[project]", "name = \"f\"", "[tool.setuptools]",
                        "package-dir = {\"acme.f\" = \"impl\"}")
                .with("f/impl/x.py");
        assertEquals("a.x", sample.module("a/lib/a/x.py"));
        assertEquals("b.x", sample.module("b/python/b/x.py"));
        assertEquals("c.x", sample.module("c/code/c/x.py"));
        assertEquals("d.x", sample.module("d/source/d/x.py"));
        assertEquals("e.x", sample.module("e/py/e/x.py"));
        assertEquals("acme.f.x", sample.module("f/impl/x.py"));
    }

    @Test
    void a_package_folder_that_is_imported_by_its_own_name_has_it() throws IOException {
        sample.with("libs/shop/setup.py", "setup(name='shop')").with("libs/shop/__init__.py")
                .with("libs/shop/cart.py", "from shop import prices").with("libs/shop/prices.py");
        assertEquals("shop.cart", sample.module("libs/shop/cart.py"));
        assertEquals("shop", sample.module("libs/shop/__init__.py"));
    }

    @Test
    void the_configuration_can_name_packages() throws IOException {
        sample.with("assay.yaml", "packages: [services/mail]").with("services/mail/app.py").with("main.py");
        assertEquals(List.of(".", "mail"), sample.packages());
        assertEquals("app", sample.module("services/mail/app.py"));
    }
}
