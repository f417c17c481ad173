package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a template without a report.
class TemplateCheckTest {

    @TempDir
    Path temp;

    /// What a page might be given.
    public record Given(String package_, List<FirstPage.Unjudged> unjudged, Map<String, Long> counts) {}

    private String mistakes(String template) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("templates"));
        Files.writeString(folder.resolve("page.vm"), template);
        return new TemplateCheck(new Templates(List.of(folder)), "page.vm", Given.class).mistakes().stream()
                .map(Mistake::getMessage)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_template_that_uses_what_it_is_given_has_no_mistake() throws IOException {
        assertEquals("", mistakes("""
                ## A head.
                $h1 $package.toUpperCase() $counts.PASS
                #macro(line $one)
                $one.anything()
                #end
                #foreach($each in $unjudged)
                $each.checklist()#if($foreach.hasNext), #end #line($each) [here](#ends)
                #end
                #set($size = $unjudged.size())
                $size
                """));
    }

    @Test
    void every_misspelt_name_is_told_with_the_nearest() throws IOException {
        assertEquals("""
                templates/page.vm:1:6: `$packge` is not given to this template; did you mean `$package`?
                templates/page.vm:3:1: `$nothing` is not given to this template""",
                mistakes("fine $packge\n\n$nothing\n"));
    }

    @Test
    void a_name_is_known_in_its_loop_alone() throws IOException {
        assertEquals("templates/page.vm:2:1: `$each` is not given to this template",
                mistakes("#foreach($each in $unjudged)$each.checklist()#end\n$each"));
    }

    @Test
    void a_misspelt_property_is_told_with_the_nearest() throws IOException {
        assertEquals("""
                templates/page.vm:2:7: `Unjudged` has no `cheklist()`; did you mean `checklist()`?
                templates/page.vm:3:7: `Unjudged` has no `checklist`; did you mean `checklist()`?
                templates/page.vm:5:10: `String` has no `lenght()`; did you mean `length()`?""",
                mistakes("""
                        #foreach($each in $unjudged)
                        $each.cheklist()
                        $each.checklist
                        #end
                        $package.lenght()
                        """));
    }

    @Test
    void a_misspelt_directive_is_told() throws IOException {
        assertEquals("templates/page.vm:1:22: There is no directive `#esle`; did you mean `#else`?",
                mistakes("#if($counts.PASS)yes #esle no#end\n"));
    }

    @Test
    void a_directive_that_stays_open_is_told() throws IOException {
        String told = mistakes("#if($package)\n");
        assertEquals(true, told.matches("templates/page\\.vm:\\d+:\\d+: [^\n]+\\."), told);
    }

    @Test
    void a_template_that_another_asks_for_has_to_exist() throws IOException {
        assertEquals("templates/page.vm:1:1: There is no template `pag.vm`; did you mean `page.vm`?.",
                mistakes("#parse( \"pag.vm\" )\n"));
    }

    @Test
    void each_shipped_template_is_given_what_it_uses() {
        assertEquals(List.of(), Pages.mistakes(List.of(Path.of("templates"))));
    }
}
