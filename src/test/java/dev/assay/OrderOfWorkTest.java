package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.findings.BacklogEntry;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `rules/backlog.drl` lets wait for what.
class OrderOfWorkTest {

    private static final Assay ASSAY = Assay.at(Path.of(""));

    @TempDir
    private Path repository;

    @BeforeEach
    void four_packages_one_of_which_opens_two_pools() throws IOException {
        file("db/pyproject.toml", "[project]\nname = \"db\"\ndependencies = [\"sqlalchemy==2.0.40\"]\n");
        file("db/db.py", """
                from pydantic import Field
                from pydantic_settings import BaseSettings
                from sqlalchemy.ext.asyncio import create_async_engine

                class Settings(BaseSettings, env_prefix="DB_"):
                    size: int = Field(5, ge=1, description="Size of each pool.")
                    overflow: int = Field(0, ge=0, description="Overflow of each pool.")
                    timeout: int = Field(5, ge=1, description="How long to wait for a connection.")

                settings = Settings()
                options = {"pool_size": settings.size, "max_overflow": settings.overflow, "pool_timeout": settings.timeout,
                           "pool_pre_ping": True, "pool_recycle": 60}
                one = create_async_engine("postgresql+asyncpg://db/one", **options)
                two = create_async_engine("postgresql+asyncpg://db/two", **options)
                """);
        file("http/pyproject.toml", "[project]\nname = \"http\"\ndependencies = [\"httpx==0.28.0\"]\n");
        file("http/fetch.py", "import httpx\n\ndef fetch():\n    return httpx.Client().get('https://example.org')\n");
    }

    private void file(String path, String text) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// The items whose findings an item's findings wait for.
    private Set<String> before(String item) throws IOException {
        Judgement judgement = ASSAY.audit(repository, Assay.Options.defaults()).judgement();
        Map<String, String> items = judgement.findings().stream()
                .collect(Collectors.toMap(finding -> finding.id(), finding -> finding.item()));
        Map<String, Consolidated> causes = judgement.consolidated().stream()
                .collect(Collectors.toMap(Consolidated::id, Function.identity()));
        Set<String> found = new TreeSet<>();
        boolean there = false;
        for (BacklogEntry entry : judgement.backlog()) {
            List<String> own = entry.consolidated().findingIds().stream().map(items::get).toList();
            if (!own.contains(item)) continue;
            there = true;
            entry.dependsOn().forEach(
                    one -> causes.get(one.consolidatedId()).findingIds().forEach(id -> found.add(items.get(id))));
        }
        assertTrue(there, "no finding of " + item);
        return found;
    }

    @Test
    void a_sum_of_database_connections_does_not_wait_for_clients_of_other_servers() throws IOException {
        assertEquals(Set.of(), before("PE-12"));
    }

    @Test
    void a_limit_of_database_connections_waits_for_pools_without_a_bound() throws IOException {
        file("README.md", "# Connection budget\n\nOne process takes 15 connections of `max_connections`.\n");
        file("plain/pyproject.toml", "[project]\nname = \"plain\"\ndependencies = [\"sqlalchemy==2.0.40\"]\n");
        file("plain/fixed.py", """
                from sqlalchemy import create_engine
                three = create_engine("postgresql://db/three", pool_size=5, max_overflow=0)
                """);
        file("more/pyproject.toml", "[project]\nname = \"more\"\ndependencies = [\"sqlalchemy==2.0.40\"]\n");
        file("more/plugins.py", """
                from importlib.metadata import entry_points
                from sqlalchemy import create_engine
                from db import options
                engines = [create_engine(one.value, **options) for one in entry_points(group="more.plugins")]
                """);
        assertEquals(Set.of("XC-R4"), before("XC-R5"));
    }

    @Test
    void a_sum_of_connections_to_redis_waits_for_a_client_of_redis_without_a_bound() throws IOException {
        file("cache/pyproject.toml", "[project]\nname = \"cache\"\ndependencies = [\"redis==5.2.0\"]\n");
        file("cache/cache.py", "from redis.asyncio import Redis\n\nclient = Redis.from_url('redis://cache')\n");
        file("other/pyproject.toml", "[project]\nname = \"other\"\ndependencies = [\"redis==5.2.0\"]\n");
        file("other/other.py",
                "from redis.asyncio import Redis\n\nclient = Redis.from_url('redis://other', max_connections=5)\n");
        assertEquals(Set.of(), before("PE-12"));
        assertTrue(before("XC-R2").contains("XC-R4"), before("XC-R2").toString());
    }
}
