package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.facts.Place;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import dev.assay.findings.Judgement;
import dev.assay.findings.Outcome;
import dev.assay.findings.Question;
import dev.assay.findings.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Audits the small repositories of `src/test/fixtures/<item>/<case>`, which say on the line what should happen there.
///
/// `-Dfixtures=FA-5` runs those of one item. `# fail`, `# partial` and `# unknown` must fire on the line, `# ok` must not; a place of a finding without a mark is an
/// error. `# missing` and `# spurious` own up to known errors. `expected.json` says what holds for the whole case.
class FixturesTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final Pattern MARK = Pattern
            .compile("#\\s*(fail|partial|unknown|ok|missing|spurious): ([A-Z0-9-]+(?:, [A-Z0-9-]+)*)\\s*$");
    private static final Assay ASSAY = Assay.at(Path.of(""));

    @TempDir
    private Path copies;

    private record Mark(String path, int line, String what, String item) {}

    @TestFactory
    Stream<DynamicTest> what_a_fixture_says_on_a_line_happens_there() throws IOException {
        return cases().stream()
                .filter(folder -> folder.startsWith(FIXTURES.resolve(System.getProperty("fixtures", ""))))
                .map(folder -> DynamicTest.dynamicTest(FIXTURES.relativize(folder).toString(), () -> check(folder)));
    }

    @Test
    void every_judged_item_has_a_failing_a_passing_and_an_NA_case() throws IOException {
        Map<String, Set<String>> seen = new TreeMap<>();
        for (Path folder : cases()) {
            JsonNode expected = expected(folder);
            seen.computeIfAbsent(expected.get("item").asText(), item -> new TreeSet<>())
                    .add(expected.get("verdict").asText());
        }
        List<String> missing = new ArrayList<>();
        for (Item item : audit(cases().getFirst()).items()) {
            for (String verdict : item.judged() ? List.of("FAIL", "PASS", "NA") : List.<String>of()) {
                if (!seen.getOrDefault(item.id(), Set.of()).contains(verdict)) missing.add(item.id() + " " + verdict);
            }
        }
        assertEquals(List.of(), missing);
    }

    private void check(Path folder) throws IOException {
        JsonNode expected = expected(folder);
        String item = expected.get("item").asText();
        Judgement judgement = audit(folder);
        assertEquals(List.of(), judgement.failures());
        Set<String> fired = fired(judgement, item);
        Set<String> wanted = new TreeSet<>();
        for (Mark mark : marks(folder)) {
            if (!mark.item.equals(item)) continue;
            String place = mark.path + ":" + mark.line;
            switch (mark.what) {
                case "ok", "missing" -> {}
                case "spurious" -> fired.stream().filter(one -> one.startsWith(place + " ")).forEach(wanted::add);
                default -> wanted.add(place + " " + mark.what);
            }
            if (mark.what.equals("spurious") && fired.stream().noneMatch(one -> one.startsWith(place + " "))) {
                wanted.add(place + " spurious, but nothing fires: the rule got better");
            }
        }
        assertEquals(String.join("\n", wanted), String.join("\n", fired));
        Verdict worst = judgement.verdicts().stream().filter(verdict -> verdict.item().equals(item))
                .min(Comparator.comparing(Verdict::outcome)).orElseThrow();
        assertEquals(expected.get("verdict").asText(), worst.outcome().name(), worst.message());
        if (expected.has("severity")) {
            assertEquals(expected.get("severity").asText(), String.valueOf(worst.severity()), worst.message());
        }
    }

    /// Each place at which something fires, such as `main.py:3 fail`.
    private static Set<String> fired(Judgement judgement, String item) {
        Set<String> fired = new TreeSet<>();
        for (Finding finding : judgement.findings()) {
            if (!finding.item().equals(item)) continue;
            String what = finding.outcome() == Outcome.FAIL ? "fail" : "partial";
            for (Place place : finding.places()) fired.add(place + " " + what);
        }
        for (Question question : judgement.questions()) {
            if (!question.item().equals(item)) continue;
            for (Place place : question.places()) fired.add(place + " unknown");
        }
        return fired;
    }

    /// Audits a copy without the marks, so that nothing can be read out of them.
    private Judgement audit(Path folder) throws IOException {
        Path copy = Files.createTempDirectory(copies, "case");
        for (Path file : files(folder)) {
            if (file.endsWith("expected.json")) continue;
            Path target = copy.resolve(folder.relativize(file).toString());
            Files.createDirectories(target.getParent());
            StringBuilder text = new StringBuilder();
            for (String line : Files.readAllLines(file)) text.append(MARK.matcher(line).replaceFirst("")).append('\n');
            Files.writeString(target, text);
        }
        return ASSAY.audit(copy, Assay.Options.defaults()).judgement();
    }

    private static List<Mark> marks(Path folder) throws IOException {
        List<Mark> marks = new ArrayList<>();
        for (Path file : files(folder)) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                Matcher matcher = MARK.matcher(line);
                if (!matcher.find()) continue;
                String path = folder.relativize(file).toString().replace('\\', '/');
                for (String item : matcher.group(2).split(", "))
                    marks.add(new Mark(path, number, matcher.group(1), item));
            }
        }
        return marks;
    }

    private static JsonNode expected(Path folder) throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve("expected.json"), StandardCharsets.UTF_8));
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> found = Files.walk(FIXTURES, 2)) {
            return found.filter(path -> Files.exists(path.resolve("expected.json"))).sorted().toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
