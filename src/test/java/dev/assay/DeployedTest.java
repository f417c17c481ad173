package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Eight small deployments, each with the workers and replicas that a person reads out of its files, and where. What is
/// expected was worked out by hand from the files under `src/test/deployments`, as the comments say.
class DeployedTest {

    private static final Assay ASSAY = Assay.at(Path.of(""));

    private static List<String> seen(String fixture, String kind, String... properties) throws IOException {
        Path repository = Path.of("src/test/deployments", fixture);
        try (Stream<FactRow> rows = ASSAY.facts(repository, Assay.Options.defaults(), Set.of(kind))) {
            return rows.map(row -> String.join(" | ", Stream.of(properties)
                    .map(property -> String.valueOf(row.properties().get(property))).toList())).sorted().toList();
        }
    }

    /// Who serves or works: `deployment | name | role | workers | from | replicas | from`, sorted.
    private static List<String> deployed(String fixture) throws IOException {
        return seen(fixture, "Deployed", "deployment", "name", "role", "workers", "workersFrom", "replicas",
                "replicasFrom").stream().filter(each -> each.matches(".* (web|worker|scheduler|migration) .*"))
                .toList();
    }

    private static List<String> limits(String fixture) throws IOException {
        return seen(fixture, "ServerLimit", "server", "setting", "limit", "limitFrom");
    }

    @Test
    void compose_files_with_an_override_for_production() throws IOException {
        assertEquals(List.of(
                // `docker compose up` alone: the API's command reloads, so one process; nothing scales it.
                "docker-compose.yml | api | web | 1 | docker-compose.yml:4 | 1 | ",
                // taskiq starts two worker processes unless it is told otherwise; `scale: 2`.
                "docker-compose.yml | tasks | worker | 2 |  | 2 | docker-compose.yml:12",
                // The override has no image of its own, so it changes the file above: `${API_WORKERS:-4}`, and `.env` says 3.
                "docker-compose.prod.yml | api | web | 3 | .env:1 | 2 | docker-compose.prod.yml:6",
                // `--workers` from a default, since neither `.env` nor the file sets it; `deploy.replicas` beats `scale`.
                "docker-compose.prod.yml | tasks | worker | 5 | docker-compose.prod.yml:8 | 6 | docker-compose.prod.yml:10")
                .stream().sorted().toList(), deployed("compose"));
        assertEquals(List.of("postgresql | max_connections | 200 | docker-compose.yml:15",
                "postgresql | superuser_reserved_connections | 5 | docker-compose.yml:15",
                "redis | maxclients | 500 | docker-compose.yml:18",
                // The override changes neither server, so it runs them with the same limits.
                "postgresql | max_connections | 200 | docker-compose.yml:15",
                "postgresql | superuser_reserved_connections | 5 | docker-compose.yml:15",
                "redis | maxclients | 500 | docker-compose.yml:18").stream().sorted().toList(), limits("compose"));
    }

    @Test
    void a_chart_of_helm_with_values_for_production() throws IOException {
        assertEquals(List.of(
                // values.yaml: workers 2, autoscaling off, replicaCount 2.
                "chart/values.yaml | web | web | 2 | chart/values.yaml:2 | 2 | chart/values.yaml:1",
                // values-prod.yaml: workers stay 2; autoscaling from 3 to 10.
                "chart/values-prod.yaml | web | web | 2 | chart/values.yaml:2 | 10 | chart/values-prod.yaml:4").stream()
                .sorted().toList(), deployed("helm"));
        assertEquals(List.of(
                // 25 % of 2 is a half: rounded up.
                "chart/values.yaml | 2 | 1",
                // At least 3, at most 10; 25 % of 10 is 2.5: rounded up.
                "chart/values-prod.yaml | 3 | 3").stream().sorted().toList(),
                seen("helm", "Deployed", "deployment", "leastReplicas", "surge"));
        // The chart of the database is told 300 in its values.
        assertEquals(List.of("postgresql | max_connections | 300 | chart/values.yaml:11"), limits("helm"));
    }

    @Test
    void a_procfile() throws IOException {
        assertEquals(List.of(
                // `--workers $WEB_CONCURRENCY`; `.env.example` says 3. How many dynos run is nowhere.
                "Procfile | web | web | 3 | .env.example:1 |  | ",
                // `-c 4`.
                "Procfile | worker | worker | 4 | Procfile:2 |  | ",
                "Procfile | beat | scheduler |  |  |  | ", "Procfile | release | migration |  |  |  | ").stream()
                .sorted()
                .toList(), deployed("procfile"));
    }

    @Test
    void a_configuration_of_gunicorn_in_python() throws IOException {
        assertEquals(List.of(
                // `gunicorn -c gunicorn.conf.py`, which says `multiprocessing.cpu_count() * 2 + 1`.
                "Dockerfile |  | web | 2 × CPUs + 1 | gunicorn.conf.py:4 |  | ",
                // Its configuration reads `WORKERS` from the environment, with 2 as the default; the unit sets 6.
                "deploy/api.service | api | web | 6 | deploy/gunicorn_api.py:3 | 1 | ",
                // `-w 3` comes before what the configuration says.
                "supervisord.conf | api | web | 3 | supervisord.conf:2 | 2 | supervisord.conf:3").stream().sorted()
                .toList(), deployed("gunicorn"));
    }

    @Test
    void a_dockerfile_with_stages_and_an_entrypoint_script() throws IOException {
        assertEquals(List.of(
                // The last stage: entrypoint.sh runs `exec "$@"`, which is uvicorn without workers; WEB_CONCURRENCY is 4.
                "Dockerfile |  | web | 4 | Dockerfile:3 |  | ", "Dockerfile |  | migration |  |  |  | ",
                // The stage `worker` in shell form.
                "Dockerfile | worker | worker | 3 | Dockerfile:7 |  | ",
                // The script itself belongs to the Dockerfile.
                "docker/entrypoint.sh | entrypoint | migration |  |  |  | ").stream().sorted().toList(),
                deployed("dockerfile"));
        assertEquals(List.of("Dockerfile | ", "Dockerfile | ", "Dockerfile | ", "docker/entrypoint.sh | Dockerfile"),
                seen("dockerfile", "Deployed", "deployment", "partOf"));
    }

    @Test
    void env_files_that_compose_hands_on() throws IOException {
        assertEquals(List.of(
                // `env_file: api.env` says WEB_CONCURRENCY=5; the Dockerfile's CMD is uvicorn without workers.
                "compose.yaml | api | web | 5 | api.env:2 | 1 | ",
                // `environment` comes before `env_file`: 2.
                "compose.yaml | admin | web | 2 | compose.yaml:9 | 1 | ",
                // GUNICORN_CMD_ARGS with `--workers 7` from `.env.example`, since `.env` is not in the repository.
                "compose.yaml | reports | web | 7 | .env.example:1 | 1 | ",
                // The variable has no value anywhere.
                "compose.yaml | open | web | ${OPEN_WORKERS} | compose.yaml:15 | 1 | ",
                // The Dockerfile by itself: nothing says how many, so one.
                "Dockerfile |  | web | 1 |  |  | ").stream().sorted().toList(), deployed("env-files"));
    }

    @Test
    void nothing_says_how_it_is_run() throws IOException {
        // main.py calls uvicorn.run with `workers=settings.workers`, whose default is 3.
        assertEquals(List.of("main.py |  | web | 3 | main.py:15 |  | "), deployed("none"));
    }

    @Test
    void statements_that_contradict_each_other_are_kept_apart() throws IOException {
        assertEquals(List.of(
                // The image: 8 by its CMD.
                "Dockerfile |  | web | 8 | Dockerfile:2 |  | ",
                // Compose overrides the command: 2.
                "compose.yaml | api | web | 2 | compose.yaml:4 | 1 | ",
                // Kubernetes overrides with args: 4, three times, as the overlay says in place of the base's 1.
                "k8s/base | api | web | 4 | k8s/base/api.yaml:12 | 1 | k8s/base/api.yaml:5",
                "k8s/prod | api | web | 4 | k8s/base/api.yaml:12 | 3 | k8s/prod/kustomization.yaml:4").stream().sorted()
                .toList(), deployed("contradictory"));
        assertEquals(List.of("Dockerfile |  | compose.yaml | ", "compose.yaml |  |  | ",
                // maxSurge 1 stands in the base; 1 whatever the replicas.
                "k8s/base | production | k8s/prod | 1", "k8s/prod | production |  | 1"),
                seen("contradictory", "Deployed", "deployment", "purpose", "partOf", "surge"));
    }
}
