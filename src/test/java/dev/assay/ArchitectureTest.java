package dev.assay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.kie.api.builder.KieBuilder;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.assay");

    @Test
    void packages_import_only_what_stands_below_them() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.assay..")
                .layer("mistakes").definedBy("dev.assay.mistakes")
                .layer("facts").definedBy("dev.assay.facts")
                .layer("source").definedBy("dev.assay.source")
                .layer("budget").definedBy("dev.assay.budget")
                .layer("findings").definedBy("dev.assay.findings")
                .layer("extract").definedBy("dev.assay.extract")
                .layer("resolve").definedBy("dev.assay.resolve")
                .layer("engine").definedBy("dev.assay.engine")
                .layer("report").definedBy("dev.assay.report")
                .layer("facade").definedBy("dev.assay")
                .layer("live").definedBy("dev.assay.live")
                .layer("fixtures").definedBy("dev.assay.fixtures")
                .layer("rulecheck").definedBy("dev.assay.rulecheck")
                .layer("cli").definedBy("dev.assay.cli")
                .whereLayer("mistakes").mayNotAccessAnyLayer()
                .whereLayer("facts").mayNotAccessAnyLayer()
                .whereLayer("source").mayOnlyAccessLayers("facts")
                .whereLayer("budget").mayOnlyAccessLayers("facts")
                .whereLayer("findings").mayOnlyAccessLayers("facts", "budget")
                .whereLayer("extract").mayOnlyAccessLayers("facts", "source", "mistakes")
                .whereLayer("resolve").mayOnlyAccessLayers("facts", "source", "mistakes")
                .whereLayer("engine").mayOnlyAccessLayers("facts", "budget", "findings", "mistakes")
                .whereLayer("report").mayOnlyAccessLayers("facts", "budget", "findings", "mistakes")
                .whereLayer("live").mayNotAccessAnyLayer()
                .whereLayer("live").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("fixtures").mayOnlyBeAccessedByLayers("rulecheck", "cli")
                .whereLayer("rulecheck").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("cli").mayNotBeAccessedByAnyLayer()
                .because(
                        "extract, resolve, engine and report each work without the others; the facade and cli join them")
                .check(CLASSES);
    }

    @Test
    void only_extract_uses_tree_sitter() {
        noClasses().that().resideOutsideOfPackage("dev.assay.extract")
                .should().dependOnClassesThat().resideInAnyPackage("io.github.treesitter..", "org.treesitter..")
                .because("nothing of a native tree may outlive the reading of its file")
                .check(CLASSES);
    }

    @Test
    void only_engine_uses_drools() {
        noClasses().that().resideOutsideOfPackage("dev.assay.engine")
                .should().dependOnClassesThat().resideInAnyPackage("org.drools..", "org.kie..")
                .because("facts and verdicts must not depend on what judges them")
                .check(CLASSES);
    }

    @Test
    void only_report_uses_velocity() {
        noClasses().that().resideOutsideOfPackage("dev.assay.report")
                .should().dependOnClassesThat().resideInAPackage("org.apache.velocity..")
                .because("only a report knows templates")
                .check(CLASSES);
    }

    @Test
    void only_live_uses_drivers_of_servers() {
        noClasses().that().resideOutsideOfPackage("dev.assay.live")
                .should().dependOnClassesThat().resideInAnyPackage("org.postgresql..", "redis..", "java.sql..")
                .because("an audit reads files; only somebody who names a server wants it asked")
                .check(CLASSES);
    }

    @Test
    void only_cli_uses_picocli() {
        noClasses().that().resideOutsideOfPackage("dev.assay.cli")
                .should().dependOnClassesThat().resideInAPackage("picocli..")
                .because("programs that embed Assay have no command line")
                .check(CLASSES);
    }

    @Test
    void facts_findings_and_commands_know_no_json() {
        noClasses().that()
                .resideInAnyPackage("dev.assay.facts", "dev.assay.source", "dev.assay.budget", "dev.assay.findings",
                        "dev.assay.cli")
                .should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson..")
                .because("facts and verdicts say nothing of how they are written down")
                .check(CLASSES);
    }

    @Test
    void only_cli_prints_exits_and_reads_the_environment() {
        noClasses().that().resideOutsideOfPackage("dev.assay.cli")
                .and().doNotHaveFullyQualifiedName("dev.assay.engine.RuleCompiler")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(System.class, "exit", int.class)
                .orShould().callMethod(System.class, "getenv").orShould()
                .callMethod(System.class, "getenv", String.class)
                .because(
                        "only the command line prints, exits and reads the environment; RuleCompiler is a program that "
                                + "the build runs")
                .check(CLASSES);
    }

    @Test
    void rules_are_built_as_an_executable_model() {
        noClasses().should().callMethod(KieBuilder.class, "buildAll")
                .because("without a project type Drools builds the classic model, which fails on records")
                .check(CLASSES);
    }
}
