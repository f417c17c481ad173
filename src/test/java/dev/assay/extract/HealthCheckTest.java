package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.facts.HealthCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What deployments ask to see whether their processes are well.
class HealthCheckTest {

    @TempDir
    private Path root;
    private Sample sample;

    @BeforeEach
    void an_empty_repository() {
        sample = new Sample(root);
    }

    /// Each check as `file:line origin name program path`, without what is empty.
    private List<String> checks() throws IOException {
        return sample.facts(HealthCheck.class).stream()
                .map(each -> (each.path() + ":" + each.line() + " " + each.origin() + " " + each.name() + " "
                        + each.program() + " " + each.asked()).replaceAll(" +", " "))
                .toList();
    }

    private List<String> asked() throws IOException {
        return sample.facts(HealthCheck.class).stream().map(HealthCheck::asked).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            curl -f http://localhost:8000/api/app/about || exit 1 => /api/app/about
            curl --fail localhost/ready => /ready
            curl -fsS "http://127.0.0.1:${PORT:-8000}/healthz?full=1" > /dev/null => /healthz
            wget --no-verbose --tries=1 --spider http://0.0.0.0:$PORT/api/v1/ping/ => /api/v1/ping
            wget -qO- http://[::1]:8000/up => /up
            curl -f http://localhost:8000 => /
            curl -u user:word http://$HOSTNAME:8000/status => /status
            ["curl", "-f", "https://localhost:8443/health", "--insecure"] => /health
            python -c "import urllib.request as r; r.urlopen('http://localhost:8000/about')" => /about
            ["python", "-c", "import httpx; httpx.get('http://127.0.0.1:80/ok').raise_for_status()"] => /ok
            bash -c "exec 3<>/dev/tcp/127.0.0.1/80 && echo -e 'GET /live HTTP/1.1\\r\\n' >&3" => /live
            """)
    void the_check_of_an_image_asks_for_the_path_that_is_written(String command, String path) throws IOException {
        sample.with("Dockerfile", "FROM python:3.12", "HEALTHCHECK --interval=30s --timeout=3s CMD " + command,
                "CMD uvicorn main:app");
        assertEquals(List.of(path), asked());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            pg_isready -U postgres
            redis-cli ping
            curl -f http://localhost:8000${HEALTH_PATH}
            python -c "import app; app.check()"
            test -f /tmp/worker-is-well
            """)
    void a_check_that_names_no_path_asks_for_none(String command) throws IOException {
        sample.with("Dockerfile", "FROM python:3.12", "HEALTHCHECK CMD " + command, "CMD uvicorn main:app");
        assertEquals(List.of(), asked());
    }

    @Test
    void the_check_of_a_stage_holds_for_those_that_are_built_on_it() throws IOException {
        sample.with("Dockerfile", "FROM python:3.12 AS base", "ENV ROOT=/api", "HEALTHCHECK --retries=3 \\",
                "    CMD curl http://localhost$ROOT/about", "FROM base", "CMD [\"gunicorn\", \"main:app\"]");
        assertEquals(List.of("Dockerfile:3 Dockerfile gunicorn /api/about"), checks());
    }

    @Test
    void an_image_may_say_that_nothing_is_asked() throws IOException {
        sample.with("Dockerfile", "FROM python:3.12 AS base", "HEALTHCHECK CMD curl http://localhost/about",
                "FROM base", "HEALTHCHECK NONE", "CMD uvicorn main:app");
        assertEquals(List.of(), checks());
    }

    @Test
    void an_image_whose_command_stands_elsewhere_has_a_check_too() throws IOException {
        sample.with("Dockerfile", "FROM tiangolo/uvicorn-gunicorn-fastapi",
                "HEALTHCHECK CMD curl http://localhost/about");
        assertEquals(List.of("Dockerfile:2 Dockerfile /about"), checks());
    }

    @Test
    void a_compose_file_comes_before_the_image() throws IOException {
        sample.with("Dockerfile", "FROM python:3.12", "HEALTHCHECK CMD curl http://localhost/image",
                "CMD uvicorn main:app");
        sample.with("compose.yaml", "services:", "  web:", "    build: .", "    healthcheck:",
                "      test: [\"CMD\", \"curl\", \"-f\", \"http://localhost:8000/list\"]", "  shell:", "    build: .",
                "    healthcheck:", "      test: [\"CMD-SHELL\", \"curl -f http://localhost:8000/shell || exit 1\"]",
                "  line:", "    build: .", "    healthcheck:", "      test: curl -f http://localhost:8000/line",
                "  none:", "    build: .", "    healthcheck:", "      disable: true", "  image:", "    build: .",
                "    healthcheck:", "      interval: 5s", "  page:", "    image: nginx", "    healthcheck:",
                "      test: wget -q http://localhost");
        assertEquals(List.of("Dockerfile:2 compose image uvicorn /image", "Dockerfile:2 Dockerfile uvicorn /image",
                "compose.yaml:5 compose web uvicorn /list", "compose.yaml:9 compose shell uvicorn /shell",
                "compose.yaml:13 compose line uvicorn /line", "compose.yaml:25 compose page /"), checks());
    }

    @Test
    void a_script_of_the_repository_is_looked_into() throws IOException {
        sample.with("docker/check.sh", "#!/bin/sh", "# see https://example.org/docs",
                "HOOK=https://hooks.example.org/x",
                "curl -fs \"http://localhost:${PORT}/api/about\" || curl -d down $HOOK");
        sample.with("app/wellness.py", "from http.client import HTTPConnection",
                "connection = HTTPConnection('localhost', 8000)", "connection.request('GET', '/api/well')");
        sample.with("other/check.sh", "curl http://localhost/other");
        sample.with("Dockerfile", "FROM python:3.12", "COPY docker/check.sh /usr/local/bin/is-well",
                "HEALTHCHECK CMD is-well", "CMD uvicorn main:app");
        sample.with("compose.yaml", "services:", "  web:", "    build: .", "    healthcheck:",
                "      test: [\"CMD\", \"python\", \"-m\", \"app.wellness\"]", "  file:", "    build: .",
                "    healthcheck:", "      test: python /srv/app/wellness.py", "  shell:", "    build: .",
                "    healthcheck:", "      test: ./other/check.sh");
        assertEquals(List.of("Dockerfile:3 Dockerfile uvicorn /api/about",
                "compose.yaml:5 compose web uvicorn /api/well",
                "compose.yaml:9 compose file uvicorn /api/well", "compose.yaml:13 compose shell uvicorn /other"),
                checks());
    }

    @Test
    void probes_of_kubernetes_ask_for_paths_or_run_commands() throws IOException {
        sample.with("k8s/web.yaml", "apiVersion: apps/v1", "kind: Deployment", "metadata: {name: web}", "spec:",
                "  template:", "    spec:", "      containers:", "        - name: api", "          image: shop/api",
                "          livenessProbe: {httpGet: {path: \"/api/about?short=1\", port: 80}}",
                "          readinessProbe:", "            exec: {command: [curl, localhost/api/ready]}",
                "          startupProbe: {httpGet: {port: 80}}", "        - name: cache",
                "          livenessProbe: {tcpSocket: {port: 6379}}");
        assertEquals(List.of("k8s/web.yaml:10 kubernetes api /api/about", "k8s/web.yaml:12 kubernetes api /api/ready",
                "k8s/web.yaml:13 kubernetes api /"), checks());
    }

    @Test
    void a_chart_says_in_its_values_what_its_probes_ask_for() throws IOException {
        sample.with("chart/Chart.yaml", "name: shop");
        sample.with("chart/values.yaml", "probe: /api/about", "live:", "  httpGet: {path: /api/live, port: http}");
        sample.with("chart/templates/web.yaml", "apiVersion: apps/v1", "kind: Deployment",
                "metadata: {name: web}", "spec:", "  template:", "    spec:", "      containers:",
                "        - name: api",
                "          readinessProbe:", "            httpGet:", "              path: {{ .Values.probe | quote }}",
                "          livenessProbe:", "            {{- toYaml .Values.live | nindent 12 }}",
                "          startupProbe:",
                "            httpGet:", "              path: {{ include \"shop.path\" . }}");
        assertEquals(List.of("chart/values.yaml:1 helm api /api/about", "chart/values.yaml:3 helm api /api/live"),
                checks());
    }

    @Test
    void a_chart_of_values_alone_says_what_is_asked_for() throws IOException {
        sample.with("chart/Chart.yaml", "name: shop");
        sample.with("chart/values.yaml", "web:", "  replicaCount: 2", "  livenessProbe:",
                "    httpGet: {path: /api/about}");
        assertEquals(List.of("chart/values.yaml:4 helm web /api/about"), checks());
    }

    @Test
    void an_address_of_any_length_is_read_in_no_time() throws IOException {
        sample.with("Dockerfile", "FROM python:3.12",
                "HEALTHCHECK CMD curl http://" + "${A}{b}".repeat(20_000) + ":" + "${C}".repeat(20_000) + "| \"",
                "CMD uvicorn main:app");
        assertEquals(List.of(), asked());
    }

    @Test
    void slashes_inside_a_path_cost_no_more_than_other_signs() throws IOException {
        String path = "/".repeat(150_000) + "x";
        sample.with("Dockerfile", "FROM python:3.12", "HEALTHCHECK CMD curl http://localhost" + path,
                "CMD uvicorn main:app");
        assertEquals(List.of(path), asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "${", "http://{", "http://${", "http://[", "http://x:{", "localhost:{", "GET /"})
    void what_nothing_closes_is_not_looked_for_up_to_the_end_of_a_script(String open) throws IOException {
        sample.with("check.sh", "#!/bin/sh", open.repeat(400_000 / open.length()), "curl localhost/about");
        sample.with("Dockerfile", "FROM python:3.12", "HEALTHCHECK CMD ./check.sh", "CMD uvicorn main:app");
        assertEquals("/about", asked().getLast());
    }

    @Test
    void a_script_is_looked_into_once_however_often_it_is_named() throws IOException {
        sample.with("a.py", "# " + "http://localhost:1 ".repeat(40_000), "get('http://localhost/about')");
        for (int number = 0; number < 300; number++)
            sample.with("other" + number + "/a.py", "'http://localhost/other'");
        sample.with("Dockerfile", "FROM python:3.12", "HEALTHCHECK CMD python" + " a.py".repeat(30_000),
                "CMD uvicorn main:app");
        StringBuilder services = new StringBuilder("services:\n");
        for (int number = 0; number < 200; number++)
            services.append("  s").append(number).append(": {image: shop, healthcheck: {test: python a.py}}\n");
        sample.with("compose.yaml", services.toString());
        List<String> asked = asked();
        assertEquals(2 * 201, asked.size());
        assertEquals(Set.of("/", "/about"), Set.copyOf(asked));
    }

    @Test
    void only_the_first_hundred_words_of_a_command_may_be_scripts() throws IOException {
        sample.with("first.sh", "curl localhost/first").with("last.sh", "curl localhost/last");
        StringBuilder words = new StringBuilder();
        for (int number = 0; number < 99; number++) words.append(" word").append(number);
        sample.with("Dockerfile", "FROM python:3.12", "HEALTHCHECK CMD first.sh" + words + " last.sh",
                "CMD uvicorn main:app");
        assertEquals(List.of("/first"), asked());
    }

    @Test
    void a_command_with_any_number_of_options_or_parts_is_read() throws IOException {
        sample.with("Dockerfile", "FROM " + "--a ".repeat(100_000) + "python:3.12 AS base",
                "HEALTHCHECK " + "--a ".repeat(100_000) + "CMD curl localhost/about", "FROM base",
                "CMD uvicorn main:app");
        assertEquals(List.of("Dockerfile:2 Dockerfile uvicorn /about"), checks());
    }

    @Test
    void a_word_of_any_number_of_parts_is_no_script() throws IOException {
        sample.with("a/a.py", "'http://localhost/about'");
        sample.with("Dockerfile", "FROM python:3.12", "HEALTHCHECK CMD python -m a" + ".a".repeat(90_000) + " a.a",
                "CMD uvicorn main:app");
        assertEquals(List.of("/about"), asked());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            uvicorn main:app => orders/main.py
            gunicorn -k uvicorn.workers.UvicornWorker -b 0.0.0.0:80 main:create_app() => orders/main.py
            gunicorn -k uvicorn.workers:UvicornWorker orders.main:app => orders/main.py
            python -m uvicorn --factory shop:app => orders/shop/__init__.py
            uvicorn --app-dir src main:app => orders/src/main.py
            python serve.py => orders/serve.py
            uvicorn elsewhere:app => ~~
            """)
    void the_file_that_is_served_is_that_of_the_folder_of_the_service(String command, String file)
            throws IOException {
        for (String path : List.of("orders/main.py", "site/main.py", "orders/shop/__init__.py", "orders/serve.py",
                "orders/src/main.py"))
            sample.with(path, "app = None");
        sample.with("orders/Dockerfile", "FROM python:3.12", "CMD " + command);
        sample.with("compose.yaml", "services:", "  orders:", "    build: ./orders", "    healthcheck:",
                "      test: curl http://localhost");
        assertEquals(List.of(file), sample.facts(HealthCheck.class).stream().map(HealthCheck::served).toList());
    }

    @Test
    void a_module_that_several_files_may_be_is_not_known() throws IOException {
        sample.with("orders/main.py", "app = None").with("site/main.py", "app = None");
        sample.with("Dockerfile", "FROM python:3.12", "HEALTHCHECK CMD curl http://localhost",
                "CMD uvicorn main:app");
        assertEquals(List.of(""), sample.facts(HealthCheck.class).stream().map(HealthCheck::served).toList());
    }
}
