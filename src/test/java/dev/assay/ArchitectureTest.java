package dev.assay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who may import whom.
final class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/assay/rules/")).importPackages("dev.assay");

    private static void mayImport(String part, String because, String... others) {
        List<String> refused = new ArrayList<>();
        for (String each : List.of("facts", "source", "findings", "extract", "resolve", "engine", "report", "cli")) {
            if (!each.equals(part) && !List.of(others).contains(each)) refused.add("dev.assay." + each);
        }
        ArchRule rule = noClasses().that().resideInAPackage("dev.assay." + part).should().dependOnClassesThat()
                .resideInAnyPackage(refused.toArray(String[]::new)).because(because);
        rule.check(ALL);
    }

    @Test
    void facts_import_nothing_of_ours() {
        mayImport("facts", "everything else speaks of facts");
    }

    @Test
    void source_imports_facts() {
        mayImport("source", "it is what extract hands to resolve", "facts");
    }

    @Test
    void findings_import_facts() {
        mayImport("findings", "a finding rests on facts and on nothing that made them", "facts");
    }

    @Test
    void extract_imports_facts_and_source() {
        mayImport("extract", "reading does not know what is made of it", "facts", "source");
    }

    @Test
    void resolve_imports_facts_and_source() {
        mayImport("resolve", "names do not depend on how files are read or judged", "facts", "source");
    }

    @Test
    void engine_imports_facts_and_findings() {
        mayImport("engine", "rules see facts, not files", "facts", "findings");
    }

    @Test
    void report_imports_facts_and_findings() {
        mayImport("report", "pages arrange what was concluded", "facts", "findings");
    }

    @Test
    void only_extract_uses_tree_sitter() {
        only("dev.assay.extract", "io.github.treesitter..", "nothing of a tree outlives its file");
    }

    @Test
    void only_engine_uses_drools() {
        noClasses().that().resideInAPackage("dev.assay..").and().resideOutsideOfPackage("dev.assay.engine")
                .should().dependOnClassesThat().resideInAnyPackage("org.drools..", "org.kie..")
                .because("a rule engine is an implementation of judging").check(ALL);
    }

    @Test
    void only_report_uses_velocity() {
        only("dev.assay.report", "org.apache.velocity..", "templates are the report's language");
    }

    @Test
    void only_cli_uses_picocli() {
        only("dev.assay.cli", "picocli..", "commands are the command line's");
    }

    private static void only(String part, String library, String because) {
        noClasses().that().resideInAPackage("dev.assay..").and().resideOutsideOfPackage(part)
                .should().dependOnClassesThat().resideInAPackage(library).because(because).check(ALL);
    }

    @Test
    void only_cli_exits_and_reads_the_environment() {
        noClasses().that().resideInAPackage("dev.assay..").and().resideOutsideOfPackage("dev.assay.cli")
                .and().doNotHaveSimpleName("RuleCompiler")
                .should().callMethod(System.class, "exit", int.class).orShould().callMethod(System.class, "getenv", String.class)
                .because("whoever embeds Assay decides that").check(ALL);
    }

    @Test
    void rules_are_built_with_the_executable_model() {
        noClasses().should().callMethod("org.kie.api.builder.KieBuilder", "buildAll")
                .because("without the model class it needs the mvel compiler, which is deprecated").check(ALL);
    }

    @Test
    void records_of_facts_are_public() {
        classes().that().resideInAPackage("dev.assay.facts").and().areRecords().should().bePublic()
                .because("rules and programs that embed Assay read them").check(ALL);
    }
}
