package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.AlembicSetting;
import dev.assay.facts.EnvironmentExample;
import dev.assay.facts.MarkdownSection;
import dev.assay.facts.Process;
import dev.assay.facts.Unread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {

    @TempDir
    private Path root;
    private Sample sample;

    @BeforeEach
    void an_empty_repository() {
        sample = new Sample(root);
    }

    /// Each process as `name program workers=… replicas=… :line`, without what is empty.
    private List<String> processes() throws IOException {
        return sample.facts(Process.class).stream()
                .map(each -> (each.name() + " " + each.program() + scale(each, "workers")
                        + scale(each, "default workers") + scale(each, "replicas") + " :" + each.line())
                        .replaceAll(" +", " ").strip())
                .toList();
    }

    private static String scale(Process process, String of) {
        return process.scale(of).map(each -> " " + of.replaceFirst("default ", "") + "=" + each.amount()).orElse("");
    }

    private List<String> environment() throws IOException {
        return sample.facts(EnvironmentExample.class).stream()
                .map(each -> each.name() + "=" + each.value() + " " + each.origin() + ":" + each.line()).toList();
    }

    @Test
    void a_dockerfile_starts_what_its_last_stage_says() throws IOException {
        sample.with("Dockerfile", "# syntax=docker/dockerfile:1", "FROM python:3.12 AS base", "ENV A=1 \\",
                "    B=\"two words\" TOKEN=abcdef", "ENV C three", "RUN <<EOF", "CMD wrong", "EOF",
                "FROM base AS worker", "CMD taskiq worker app:broker --workers 2", "FROM base",
                "ENTRYPOINT [\"tini\", \"--\"]", "CMD [\"uvicorn\", \"app:app\", \\", "  \"--workers\", \"4\"]");
        assertEquals(List.of("worker taskiq workers=2 :10", "uvicorn workers=4 :13"), processes());
        assertEquals(List.of("A=1 Dockerfile:3", "B=two words Dockerfile:4", "TOKEN=*** Dockerfile:4",
                "C=three Dockerfile:5"), environment());
    }

    @Test
    void a_shell_line_starts_each_of_its_commands() throws IOException {
        sample.with("Dockerfile", "FROM x", "ENV WEB_CONCURRENCY=3",
                "CMD alembic upgrade head && exec uv run --no-dev gunicorn app:app -k uvicorn.workers.UvicornWorker");
        assertEquals(List.of("alembic :3", "gunicorn workers=3 :3"), processes());
    }

    @Test
    void commands_are_seen_through_shells_and_runners() throws IOException {
        sample.with("Procfile", "web: bash -c 'cd app && python -m uvicorn app:app --workers ${N:-2}'",
                "worker: env X=1 poetry run celery -A app worker -c4", "other: ./bin/run.sh --x", "# no: comment",
                "wait: ./wait-for-it.sh db:5432 -- python3 -u manage.py run");
        assertEquals(List.of("web cd :1", "web uvicorn workers=2 :1", "worker celery workers=4 :2",
                "other run.sh :3", "wait python3 :5"), processes());
    }

    /// What each process runs as `name file`.
    private List<String> scripts() throws IOException {
        return sample.facts(Process.class).stream().map(each -> each.name() + " " + each.script()).toList();
    }

    @Test
    void a_file_is_looked_for_where_its_process_is_built_and_run() throws IOException {
        sample.with("main.py").with("mail/main.py").with("orders/main.py").with("orders/src/orders/worker.py")
                .with("mail/Dockerfile", "FROM python:3.12", "WORKDIR /srv", "COPY . .",
                        "CMD [\"python\", \"main.py\"]")
                .with("docker/orders.Dockerfile", "FROM python:3.12 AS base", "WORKDIR /srv/orders", "FROM base",
                        "COPY . /srv", "CMD python main.py")
                .with("docker/copied.Dockerfile", "FROM python:3.12", "COPY --from=x mail /x", "COPY orders /srv/",
                        "WORKDIR /srv", "CMD python main.py")
                .with("compose.yaml", "services:", "  mail: {build: mail}", "  orders:",
                        "    build: {context: ., dockerfile: docker/orders.Dockerfile}", "  copied:",
                        "    build: {context: ., dockerfile: docker/copied.Dockerfile}", "  root:",
                        "    build: {context: ., dockerfile: mail/Dockerfile}", "  told:",
                        "    build: {context: ., dockerfile: docker/copied.Dockerfile}", "    working_dir: /srv/mail",
                        "  module:", "    build: orders", "    command: python -m orders.worker", "  long:",
                        "    build: .", "    command: python /code/orders/main.py", "  none:", "    build: .",
                        "    command: python nowhere.py");
        assertEquals(List.of("mail mail/main.py", "orders orders/main.py", "copied orders/main.py", "root main.py",
                "told mail/main.py", "module orders/src/orders/worker.py", "long orders/main.py", "none "),
                scripts().stream().filter(each -> !each.startsWith(" ")).sorted(java.util.Comparator.comparing(
                        each -> List.of("mail", "orders", "copied", "root", "told", "module", "long", "none")
                                .indexOf(each.substring(0, each.indexOf(' ')))))
                        .toList());
    }

    @Test
    void a_compose_file_has_services() throws IOException {
        sample.with("docker-compose.prod.yml", "x-env: &env", "  LOG_LEVEL: info", "services:", "  web:",
                "    command: uvicorn app:app --workers=4", "    environment:", "      <<: *env",
                "      DATABASE_URL: postgresql://app:hunter2@db/app", "    deploy: {replicas: 3}", "  worker:",
                "    entrypoint: [\"taskiq\", \"worker\"]", "    command: [\"app:broker\", \"-w\", \"2\"]",
                "    scale: 2",
                "    environment: [\"A=1\", B]", "  db:", "    image: postgres");
        assertEquals(List.of("web uvicorn workers=4 replicas=3 :5", "worker taskiq workers=2 replicas=2 :12", "db :15"),
                processes());
        assertEquals(List.of("LOG_LEVEL=info compose:2", "DATABASE_URL=postgresql://app:***@db/app compose:8",
                "A=1 compose:14", "B= compose:14"), environment());
    }

    @Test
    void kubernetes_manifests_have_replicas_and_containers() throws IOException {
        sample.with("deploy/app.yaml", "apiVersion: v1", "kind: ConfigMap", "data: {LOG_LEVEL: info, app.ini: x}",
                "---", "apiVersion: apps/v1", "kind: Deployment", "spec:", "  replicas: 3", "  template:", "    spec:",
                "      containers:", "        - name: web", "          command: [gunicorn]",
                "          args: [\"app:app\", \"-w\", \"2\"]", "          env:", "            - name: DB_PASSWORD",
                "              value: hunter2", "            - name: POOL",
                "              valueFrom: {configMapKeyRef: {}}",
                "        - name: side");
        assertEquals(List.of("web gunicorn workers=2 replicas=3 :13", "side replicas=3 :20"), processes());
        assertEquals(List.of("LOG_LEVEL=info kubernetes:3", "DB_PASSWORD=*** kubernetes:16", "POOL= kubernetes:18"),
                environment());
    }

    @Test
    void helm_values_and_templates_are_read_as_far_as_they_are_yaml() throws IOException {
        sample.with("chart/Chart.yaml", "name: x").with("chart/values.yaml", "replicaCount: 2", "autoscaling:",
                "  enabled: true", "  maxReplicas: 9", "worker:", "  replicaCount: 4",
                "  args: [taskiq, worker, 'app:broker']", "env:", "  LOG_LEVEL: info")
                .with("chart/templates/web.yaml", "{{- if .Values.web }}", "apiVersion: apps/v1", "kind: Deployment",
                        "metadata:", "  name: {{ include \"x.name\" . }}", "  labels:",
                        "    {{- include \"x.labels\" . | nindent 4 }}", "spec:",
                        "  replicas: {{ .Values.replicaCount }}", "  template:", "    spec:", "      containers:",
                        "        - name: {{ .Chart.Name }}",
                        "          command: [\"uvicorn\", \"app:app\", \"--workers\", \"{{ .Values.workers }}\"]",
                        "          {{- with .Values.env }}", "          env: {{- toYaml . | nindent 12 }}",
                        "          {{- end }}", "{{- end }}")
                .with("chart/templates/broken.yaml", "apiVersion: v1", "kind: {{ x }}: {{ y }}: [");
        assertEquals(List.of(
                "{{ .Chart.Name }} uvicorn workers=.Values.workers replicas=2 :14",
                "worker taskiq replicas=4 :7"), processes());
        assertEquals(List.of("LOG_LEVEL=info helm:9"), environment());
        assertEquals(List.of("chart/templates/broken.yaml"),
                sample.facts(Unread.class).stream().map(Unread::path).toList());
    }

    @Test
    void scripts_name_servers_and_workers() throws IOException {
        sample.with("docker/entrypoint.sh", "#!/bin/sh", "# uvicorn commented:out", "export WEB_CONCURRENCY=5",
                "cat <<EOF", "uvicorn in:text", "EOF", "if true; then", "  exec gunicorn app:app \\",
                "    --bind 0.0.0.0:80", "fi", "echo done");
        assertEquals(List.of("entrypoint gunicorn workers=5 :8"), processes());
        assertEquals(List.of("WEB_CONCURRENCY=5 script:3"), environment());
    }

    @Test
    void secrets_of_environment_files_are_kept_back() throws IOException {
        sample.with(".env.example", "# comment", "export POOL_SIZE=20  # why", "SECRET_KEY=\"changethis\"",
                "API_KEY='sk-123456'", "DATABASE_URL=postgresql+asyncpg://u:p%40ss@h/db", "TOKEN_TTL=3600", "EMPTY=",
                "DB_PASS=hunter2", "BYPASS_MODE=on", "not a line");
        assertEquals(List.of("POOL_SIZE=20 .env:2", "SECRET_KEY=changethis .env:3", "API_KEY=*** .env:4",
                "DATABASE_URL=postgresql+asyncpg://u:***@h/db .env:5", "TOKEN_TTL=3600 .env:6", "EMPTY= .env:7",
                "DB_PASS=*** .env:8", "BYPASS_MODE=on .env:9"), environment());
    }

    @Test
    void alembic_settings_keep_their_placeholders_and_lose_their_passwords() throws IOException {
        sample.with("alembic.ini", "[alembic]", "script_location = %(here)s/alembic",
                "sqlalchemy.url = postgresql://app:hunter2@db/app", "version_locations =", "    a", "    b");
        assertEquals(List.of("alembic script_location %(here)s/alembic 2",
                "alembic sqlalchemy.url postgresql://app:***@db/app 3", "alembic version_locations a\nb 4"),
                sample.facts(AlembicSetting.class).stream()
                        .map(each -> each.section() + " " + each.name() + " " + each.value() + " " + each.line())
                        .toList());
    }

    @Test
    void markdown_is_cut_at_its_headings() throws IOException {
        sample.with("README.md", "---", "title: x", "---", "before", "", "# The *whole* `thing`", "", "text",
                "```", "# no heading", "```", "Second", "------", "> # quoted", "", "### Third ###");
        List<MarkdownSection> sections = sample.facts(MarkdownSection.class);
        assertEquals(List.of("0  4", "1 The whole thing 6", "2 Second 12", "3 Third 16"),
                sections.stream().map(each -> each.level() + " " + each.title() + " " + each.line()).toList());
        assertEquals("text\n```\n# no heading\n```", sections.get(1).text());
        assertEquals("> # quoted", sections.get(2).text());
        assertTrue(sections.get(3).text().isEmpty());
    }
}
