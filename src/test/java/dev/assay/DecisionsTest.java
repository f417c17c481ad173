package dev.assay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.findings.Judgement;
import dev.assay.findings.Outcome;
import dev.assay.findings.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `assay.yaml` decides.
final class DecisionsTest {

    private static final Assay ASSAY = Assay.at(Path.of("").toAbsolutePath());
    private static final String OPEN = """
            from sqlalchemy import create_engine
            def make(**options):
                return create_engine("postgresql://x", **options)
            """;

    @TempDir
    private Path folder;

    private Judgement judged(String python, String configuration) throws IOException {
        Files.writeString(folder.resolve("db.py"), python);
        Files.writeString(folder.resolve("requirements.txt"), "sqlalchemy==2.0.1\nfastapi\n");
        Files.writeString(folder.resolve("assay.yaml"), configuration);
        return ASSAY.audit(folder, Assay.Options.defaults()).judgement();
    }

    private static Verdict of(Judgement judgement, String item) {
        return judgement.verdicts().stream().filter(v -> v.item().equals(item)).findFirst().orElseThrow();
    }

    @Test
    void an_answer_decides_what_stayed_open_and_takes_its_question_away() throws IOException {
        assertEquals(1, asked(judged(OPEN, "")));
        Judgement answered = judged(OPEN, """
                answers:
                  - {item: PE-8, verdict: PASS, because: every caller passes settings}
                """);
        assertEquals(Outcome.PASS, of(answered, "PE-8").outcome());
        assertEquals("Decided by assay.yaml:2: every caller passes settings.", of(answered, "PE-8").message());
        assertEquals(0, asked(answered));
        assertEquals(List.of(), answered.idleAnswers());
    }

    private static long asked(Judgement judgement) {
        return judgement.questions().stream().filter(question -> question.item().equals("PE-8")).count();
    }

    @Test
    void an_answer_that_decides_nothing_is_told_with_the_reason() throws IOException {
        assertEquals(List.of("The answer to PE-8 decided nothing: it is FAIL by what was read.",
                "The answer to FA-5 in `elsewhere` decided nothing: the item is not asked there.",
                "The answer to XC-C6 in `web` decided nothing: the item is judged for `repository`, not for a package.",
                "The answer to FA-99 decided nothing: there is no such item."), judged("""
                        from sqlalchemy import create_engine
                        engine = create_engine("postgresql://x", pool_size=20)
                        """, """
                        answers:
                          - {item: PE-8, verdict: PASS}
                          - {item: FA-5, package: elsewhere, verdict: PASS}
                          - {item: XC-C6, package: web, verdict: PASS}
                          - {item: FA-99, verdict: PASS}
                        """).idleAnswers());
    }

    @Test
    void an_answer_changes_no_fault() throws IOException {
        Judgement judgement = judged("""
                from sqlalchemy import create_engine
                engine = create_engine("postgresql://x", pool_size=20)
                """, "answers:\n  - {item: PE-8, verdict: PASS}\n");
        assertEquals(Outcome.FAIL, of(judgement, "PE-8").outcome());
    }

    @Test
    void an_answer_does_not_pass_an_item_that_is_not_judged() throws IOException {
        assertEquals(Outcome.UNKNOWN,
                of(judged(OPEN, "answers:\n  - {item: PT-3, verdict: PASS}\n"), "PT-3").outcome());
    }

    @Test
    void the_checklists_of_a_package_are_those_that_it_is_given() throws IOException {
        assertEquals(Set.of("PE"), judged(OPEN, "checklists: {\".\": [PE]}\n").checklists().get(".").keySet());
    }
}
