package dev.assay.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.facts.Process;
import dev.assay.facts.Scale;
import dev.assay.facts.ServerSetting;
import dev.assay.facts.Unread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deployment files that are malformed, that name each other in circles, or that are made to grow without end.
class HostileDeploymentTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path root;
    private Sample sample;

    @BeforeEach
    void a_repository_with_one_module() throws IOException {
        sample = new Sample(root).with("app.py", "x = 1");
    }

    private List<String> unread() throws IOException {
        return sample.facts(Unread.class).stream().map(Unread::path).distinct().toList();
    }

    private List<Object> amounts(String of) throws IOException {
        return sample.facts(Scale.class).stream().filter(each -> each.of().equals(of)).map(Scale::amount).toList();
    }

    @Test
    void what_cannot_be_parsed_is_said_and_the_rest_is_read() throws IOException {
        sample.with("k8s/broken.yaml", "apiVersion: v1", "kind: Deployment", "spec: {replicas: [")
                .with("chart/Chart.yaml", "name: x").with("chart/values.yaml", "replicaCount: : 2")
                .with("chart/templates/web.yaml", "apiVersion: v1", "kind: Deployment", "x: {{ .Values.a", "y: [")
                .with("supervisord.conf", "[program:x", "command=uvicorn").with("api.service", "[Service]", "ExecStart")
                .with("k8s/kustomization.yaml", "resources: {").with("compose.yaml", "services: [", "a: b")
                .with("Procfile", "web: uvicorn app:app --workers 3");
        assertEquals(List.of("api.service", "chart/templates/web.yaml", "chart/values.yaml", "compose.yaml",
                "k8s/broken.yaml", "k8s/kustomization.yaml", "supervisord.conf"), unread());
        assertEquals(List.of(3), amounts("workers"));
    }

    @Test
    void circles_come_to_an_end() {
        assertTimeout(SOON, () -> {
            sample.with("compose.yaml", "include: [other.compose.yaml]", "services:", "  a: {extends: b}",
                    "  b: {extends: {service: a}}", "  c:", "    command: uvicorn x:y --workers ${A:-${B:-2}}",
                    "    environment: {A: '${B}', B: '${A}'}")
                    .with("other.compose.yaml", "include: [compose.yaml]", "services: {d: {image: x}}")
                    .with(".env", "A=${B}", "B=${A}")
                    .with("Dockerfile", "FROM b AS a", "FROM a AS b", "FROM b", "CMD [\"./one.sh\"]")
                    .with("one.sh", "exec gunicorn app:app", "./two.sh", "exec \"$@\"")
                    .with("two.sh", "exec ./one.sh one.sh two.sh", "exec \"$@\"")
                    .with("k8s/a/kustomization.yaml", "resources: [../b, .]")
                    .with("k8s/b/kustomization.yaml", "resources: [../a, ../b]");
            assertTrue(sample.facts(Process.class).size() >= 3);
        });
    }

    @Test
    void aliases_that_multiply_cost_nothing() {
        assertTimeout(SOON, () -> {
            StringBuilder bomb = new StringBuilder(
                    "apiVersion: v1\nkind: Deployment\na0: &a0 {max_connections: 1, x: 2}\n");
            for (int i = 1; i < 60; i++)
                bomb.append("a%d: &a%d {l: *a%d, r: *a%d, postgres: *a%d}\n".formatted(i, i, i - 1, i - 1, i - 1));
            sample.with("k8s/bomb.yaml", bomb.toString())
                    .with("chart/Chart.yaml", "name: x").with("chart/values.yaml", bomb.toString())
                    .with("compose.yaml", bomb + "services: *a59");
            assertTrue(sample.facts(ServerSetting.class).size() < 100_000);
        });
    }

    @Test
    void a_map_that_holds_itself_is_read_once() {
        assertTimeout(SOON, () -> {
            sample.with("compose.yaml", "services: &s", "  a: &a", "    <<: *a", "    environment: *a",
                    "    command: *a",
                    "    deploy: {replicas: *s}")
                    .with("k8s/x.yaml", "apiVersion: v1", "kind: List", "items: &i", "  - kind: List", "    items: *i")
                    .with("chart/Chart.yaml", "name: x")
                    .with("chart/values.yaml", "web: &w", "  command: [x]", "  web: *w");
            sample.facts(Process.class);
        });
    }

    @Test
    void numbers_out_of_all_proportion_stay_text() throws IOException {
        sample.with("Procfile", "web: uvicorn app:app --workers 99999999999999999999",
                "b: uvicorn app:app --workers -3",
                "c: uvicorn app:app --workers", "d: gunicorn app:app -w ''")
                .with("k8s/web.yaml", "apiVersion: apps/v1", "kind: Deployment", "metadata: {name: web}", "spec:",
                        "  replicas: 999999999", "  strategy: {rollingUpdate: {maxSurge: 9999%}}",
                        "  template: {spec: {containers: [{name: a, command: [uvicorn]}]}}");
        assertEquals(List.of("99999999999999999999", "-3"), amounts("workers"));
        assertTrue(amounts("surge").stream().allMatch(each -> each instanceof Integer count ? count >= 0 : true));
    }

    @Test
    void a_file_that_is_too_long_is_said() throws IOException {
        sample.with("compose.yaml", "# " + "x".repeat(3 << 20), "services: {a: {command: uvicorn app:app}}");
        assertEquals(List.of("compose.yaml"), unread());
    }
}
