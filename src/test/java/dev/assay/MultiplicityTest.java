package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How often one process makes an engine.
class MultiplicityTest {

    private static final Assay ASSAY = Assay.at(Path.of("").toAbsolutePath());

    @TempDir
    private Path folder;

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// The factors of each call of `create_engine` that is not made once, without their places.
    private List<String> factors(String python) throws IOException {
        file("app/db.py", "from sqlalchemy import create_engine\n" + python);
        List<String> lines = Files.readAllLines(folder.resolve("app/db.py"));
        return ASSAY.facts(folder, Assay.Options.alone(), Set.of("Multiplicity"))
                .filter(row -> lines.get(Objects.requireNonNull(row.at()).line() - 1).contains("create_engine("))
                .map(row -> ((List<?>) row.properties().get("factors")).stream()
                        .map(one -> one.toString().replaceAll(" \\([^()]*:\\d+\\)$", "")).toList().toString())
                .toList();
    }

    private void plugins() throws IOException {
        file("pyproject.toml", """
                [project]
                name = "app"
                version = "1"
                [project.entry-points."app.plugins"]
                one = "app.db:One"
                two = "app.db:Two"
                three = "app.db:Three"
                """);
    }

    @Test
    void a_call_that_no_loop_repeats_is_made_once() throws IOException {
        assertEquals(List.of(), factors("""
                engine = create_engine("postgresql://x")
                def make():
                    return create_engine("postgresql://x")
                """));
    }

    @Test
    void a_display_and_a_range_are_counted() throws IOException {
        assertEquals(List.of("[2 elements]", "[3 rounds]", "[2 elements, 3 rounds]"), factors("""
                for url in ("a", "b"):
                    create_engine(url)
                many = [create_engine("x") for _ in range(3)]
                for url in ["a", "b"]:
                    for _ in range(3):
                        create_engine(url)
                """));
    }

    @Test
    void entry_points_are_followed_through_functions_that_collect_them() throws IOException {
        plugins();
        assertEquals(List.of("[at most 3 entry points of `app.plugins`]"), factors("""
                from importlib.metadata import entry_points

                GROUP = "app.plugins"

                def discover(group):
                    found = []
                    for one in entry_points(group=group):
                        try:
                            found.append(one.load())
                        except Exception:
                            pass
                    return found

                def start():
                    for plugin in discover(GROUP):
                        create_engine(plugin.url)
                """));
    }

    @Test
    void a_class_is_made_as_often_as_the_loop_around_it_says() throws IOException {
        assertEquals(List.of("[2 elements, 3 elements]"), factors("""
                class Runner:
                    def __init__(self, urls):
                        self._urls = urls

                    def start(self):
                        self.engines = [create_engine(url) for url in self._urls]

                def main():
                    for region in ("eu", "us"):
                        Runner(urls=["a", "b", "c"]).start()
                """));
    }

    @Test
    void groups_of_elements_come_to_each_element_once() throws IOException {
        plugins();
        assertEquals(List.of("[3 entry points of `app.plugins`]"), factors("""
                from collections import defaultdict
                from importlib.metadata import entry_points

                def grouped():
                    groups = defaultdict(list)
                    for one in entry_points(group="app.plugins"):
                        groups[one.value].append(one)
                    return dict(groups)

                def start():
                    for key, group in grouped().items():
                        for one in group:
                            create_engine(one.name)
                """));
    }

    @Test
    void what_a_loop_leaves_after_one_round_is_made_once() throws IOException {
        assertEquals(List.of(), factors("""
                def connect():
                    for attempt in range(5):
                        try:
                            return create_engine("x")
                        except OSError:
                            continue
                def other():
                    while True:
                        engine = create_engine("x")
                        break
                """));
    }

    @Test
    void what_is_kept_is_made_once_however_often_it_is_asked_for() throws IOException {
        assertEquals(List.of(), factors("""
                from functools import lru_cache

                @lru_cache
                def engine():
                    return create_engine("x")

                _other = None
                def other():
                    global _other
                    if _other is None:
                        _other = create_engine("x")
                    return _other

                for _ in range(3):
                    engine()
                    other()
                """));
    }

    @Test
    void two_calls_at_one_place_both_count() throws IOException {
        assertEquals(List.of("[2 calls of `make`]"), factors("""
                def make(url):
                    engine = create_engine(url)
                    return engine

                writer = make("w")
                reader = make("r")
                """));
    }

    @Test
    void alternatives_of_one_function_count_once() throws IOException {
        assertEquals(List.of(), factors("""
                class Store:
                    def __init__(self, url):
                        self.engine = create_engine(url)

                    @classmethod
                    def make(cls, url):
                        if url:
                            return cls(url)
                        return cls("default")

                store = Store.make("x")
                """));
    }

    @Test
    void a_class_that_nothing_makes_makes_nothing() throws IOException {
        assertEquals(List.of("[0 objects of `Store`, which no other code of the repository makes]"), factors("""
                class Store:
                    def __init__(self):
                        self.engine = create_engine("x")
                """));
    }

    @Test
    void what_cannot_be_counted_keeps_its_name() throws IOException {
        assertEquals(List.of("[rounds over `shards`]", "[rounds over `settings.regions`]"), factors("""
                def start(shards, settings):
                    for shard in shards:
                        create_engine(shard)
                    for region in settings.regions:
                        create_engine(region)
                """));
    }

    @Test
    void a_slice_is_at_most_as_long_as_the_whole() throws IOException {
        plugins();
        assertEquals(List.of("[at most 3 entry points of `app.plugins`]"), factors("""
                from importlib.metadata import entry_points
                for one in list(entry_points(group="app.plugins"))[:2]:
                    create_engine(one.name)
                """));
    }
}
