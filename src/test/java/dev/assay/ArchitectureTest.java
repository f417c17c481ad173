package dev.assay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.kie.api.builder.KieBuilder;

@AnalyzeClasses(packages = "dev.assay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule WHO_MAY_IMPORT_WHOM = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.assay..")
            .layer("facts").definedBy("dev.assay.facts")
            .layer("source").definedBy("dev.assay.source")
            .layer("findings").definedBy("dev.assay.findings")
            .layer("extract").definedBy("dev.assay.extract")
            .layer("resolve").definedBy("dev.assay.resolve")
            .layer("engine").definedBy("dev.assay.engine")
            .layer("report").definedBy("dev.assay.report")
            .layer("facade").definedBy("dev.assay")
            .layer("cli").definedBy("dev.assay.cli")
            .whereLayer("facts").mayNotAccessAnyLayer()
            .whereLayer("source").mayOnlyAccessLayers("facts")
            .whereLayer("findings").mayOnlyAccessLayers("facts")
            .whereLayer("extract").mayOnlyAccessLayers("facts", "source")
            .whereLayer("resolve").mayOnlyAccessLayers("facts", "source")
            .whereLayer("engine").mayOnlyAccessLayers("facts", "findings")
            .whereLayer("report").mayOnlyAccessLayers("facts", "findings")
            .whereLayer("cli").mayNotBeAccessedByAnyLayer()
            .because("extract, resolve, engine and report each work without the others; the facade and cli join them");

    @ArchTest
    static final ArchRule TREE_SITTER = noClasses().that().resideOutsideOfPackage("dev.assay.extract")
            .should().dependOnClassesThat().resideInAnyPackage("io.github.treesitter..", "org.treesitter..")
            .because("nothing of a native tree may outlive the reading of its file");

    @ArchTest
    static final ArchRule DROOLS = noClasses().that().resideOutsideOfPackage("dev.assay.engine")
            .should().dependOnClassesThat().resideInAnyPackage("org.drools..", "org.kie..")
            .because("facts and verdicts must not depend on what judges them");

    @ArchTest
    static final ArchRule VELOCITY = noClasses().that().resideOutsideOfPackage("dev.assay.report")
            .should().dependOnClassesThat().resideInAPackage("org.apache.velocity..")
            .because("only a report knows templates");

    @ArchTest
    static final ArchRule PICOCLI = noClasses().that().resideOutsideOfPackage("dev.assay.cli")
            .should().dependOnClassesThat().resideInAPackage("picocli..")
            .because("programs that embed Assay have no command line");

    @ArchTest
    static final ArchRule JACKSON = noClasses().that()
            .resideInAnyPackage("dev.assay.facts", "dev.assay.source", "dev.assay.findings", "dev.assay.cli")
            .should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson..")
            .because("facts and verdicts say nothing of how they are written down");

    @ArchTest
    static final ArchRule PRINTING = noClasses().that().resideOutsideOfPackage("dev.assay.cli")
            .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
            .orShould().callMethod(System.class, "exit", int.class)
            .orShould().callMethod(System.class, "getenv").orShould().callMethod(System.class, "getenv", String.class)
            .because("only the command line prints, exits and reads the environment");

    @ArchTest
    static final ArchRule EXECUTABLE_MODEL = noClasses().should().callMethod(KieBuilder.class, "buildAll")
            .because("without a project type Drools builds the classic model, which fails on records");
}
