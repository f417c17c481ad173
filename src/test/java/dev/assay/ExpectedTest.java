package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.findings.Item;
import dev.assay.findings.Judgement;
import dev.assay.findings.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the audit of the example against what `examples/EXPECTED.md` said beforehand, item by item.
class ExpectedTest {

    private static final Pattern ROW = Pattern
            .compile("^\\| ([A-Z]{2}-[A-Z]?\\d+) \\| ([A-Z]+) \\| (?:`([^`:]+):(\\d+)`)? ?\\|.*$", Pattern.MULTILINE);

    private record Row(String item, String verdict, String path, int line) {}

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        Matcher matcher = ROW.matcher(Files.readString(Path.of("examples/EXPECTED.md")));
        while (matcher.find()) {
            rows.add(new Row(matcher.group(1), matcher.group(2), matcher.group(3) == null ? "" : matcher.group(3),
                    matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4))));
        }
        return rows;
    }

    private static Judgement audited() throws IOException {
        return Assay.at(Path.of("")).audit(Path.of("examples/orders-service"), Assay.Options.defaults()).judgement();
    }

    @Test
    void the_example_gets_the_verdicts_and_places_that_were_written_down() throws IOException {
        Judgement judgement = audited();
        Set<String> judged = judgement.items().stream().filter(Item::judged).map(Item::id).collect(Collectors.toSet());
        List<String> wanted = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Row row : rows()) {
            if (!judged.contains(row.item)) continue;
            Verdict verdict = judgement.verdicts().stream().filter(each -> each.item().equals(row.item)).findFirst()
                    .orElseThrow();
            String place = row.path.isEmpty() ? "" : " " + row.path + ":" + row.line;
            boolean points = verdict.places().stream()
                    .anyMatch(at -> at.path().endsWith(row.path) && at.line() <= row.line && row.line <= at.endLine());
            wanted.add(row.item + " " + row.verdict + place);
            found.add(row.item + " " + verdict.outcome() + (place.isEmpty() || points
                    ? place
                    : " " + verdict.places().stream().map(at -> at.path() + ":" + at.line())
                            .collect(Collectors.joining(", "))));
        }
        assertEquals(String.join("\n", wanted), String.join("\n", found));
    }

    @Test
    void nothing_that_is_judged_is_left_out() throws IOException {
        Set<String> written = new TreeSet<>(rows().stream().map(Row::item).toList());
        List<String> left = audited().items().stream().filter(item -> item.judged() && !written.contains(item.id()))
                .map(Item::id).toList();
        assertEquals(List.of(), left);
        assertTrue(written.size() > 60, written.toString());
    }
}
