package dev.overlaylab.shell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** The rooms, and who may know whom. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(place -> !place.contains("-tests.jar"))
            .importPackages("dev.overlaylab");

    @Test
    void should_see_every_module_it_rules_over() {
        for (var room : new String[] {"i18n", "checkers", "labs", "site", "shell"}) {
            assertThat(PRODUCT.stream()
                            .filter(it -> it.getPackageName().startsWith("dev.overlaylab." + room))
                            .count())
                    .as("classes of %s", room)
                    .isPositive();
        }
    }

    @Test
    void should_let_data_flow_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("i18n")
                .definedBy("dev.overlaylab.i18n..")
                .layer("checkers")
                .definedBy("dev.overlaylab.checkers..")
                .layer("labs")
                .definedBy("dev.overlaylab.labs..")
                .layer("site")
                .definedBy("dev.overlaylab.site..")
                .layer("shell")
                .definedBy("dev.overlaylab.shell..")
                .whereLayer("shell")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("site")
                .mayOnlyBeAccessedByLayers("shell")
                .whereLayer("labs")
                .mayOnlyBeAccessedByLayers("site", "shell")
                .whereLayer("checkers")
                .mayOnlyBeAccessedByLayers("labs", "site", "shell")
                .check(PRODUCT);
        slices().matching("dev.overlaylab.(*)..").should().beFreeOfCycles().check(PRODUCT);
        slices().matching("dev.overlaylab.checkers.(**)")
                .should()
                .beFreeOfCycles()
                .because("machine <- probe <- check, fact <- inquiry <- catalogue")
                .check(PRODUCT);
    }

    @Test
    void should_keep_each_library_in_its_room() {
        onlyIn("com.jcraft..", "dev.overlaylab.checkers.machine.ssh..");
        onlyIn("com.github.dockerjava..", "dev.overlaylab.checkers.machine.docker..");
        onlyIn("org.apache.hc..", "dev.overlaylab.checkers.machine.docker..");
        onlyIn("org.jline..", "dev.overlaylab.shell..");
        onlyIn("picocli..", "dev.overlaylab.shell..");
        onlyIn(
                "org.snakeyaml..",
                "dev.overlaylab.labs.lab..",
                "dev.overlaylab.labs.inventory..",
                "dev.overlaylab.shell.grade.roster..");
        onlyIn("org.assertj..", "dev.overlaylab.checkers.assertion..");
        onlyIn("org.opentest4j..", "dev.overlaylab.checkers.check..");
        onlyIn("com.ibm.icu..", "dev.overlaylab.i18n..");
        // Reports on students are mostly what hosts of strangers said: a template escapes it everywhere, by its kind,
        // and
        // site, which knows labs and no students, is not to know them.
        onlyIn("freemarker..", "dev.overlaylab.site.page..", "dev.overlaylab.shell.grade.output..");
        onlyIn("org.dhatim..", "dev.overlaylab.shell.grade.roster..", "dev.overlaylab.shell.grade.output..");
        onlyIn("org.mozilla..", "dev.overlaylab.shell.grade.roster..");
        onlyIn("com.sun.net.httpserver..", "dev.overlaylab.site.preview..");
    }

    @Test
    void should_need_nothing_of_overlaylab_in_the_program_of_the_image_swarm() {
        noClasses()
                .that()
                .resideInAPackage("dev.overlaylab.labs.classicswarm..")
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(
                        "dev.overlaylab.labs.classicswarm..",
                        "java..",
                        "javax.net.ssl..",
                        "com.fasterxml.jackson..",
                        "org.jspecify.."))
                .because("it runs on the machines, where there is nothing but Java and Jackson")
                .check(PRODUCT);
        slices().matching("dev.overlaylab.labs.classicswarm.(*)..")
                .should()
                .beFreeOfCycles()
                .check(PRODUCT);
    }

    @Test
    void should_judge_without_touching_a_machine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.overlaylab.checkers.check..",
                        "dev.overlaylab.checkers.fact..",
                        "dev.overlaylab.checkers.inquiry..",
                        "dev.overlaylab.checkers.path..",
                        "dev.overlaylab.checkers.assertion..",
                        "dev.overlaylab.checkers.catalogue..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.overlaylab.checkers.machine.ssh..",
                        "dev.overlaylab.checkers.machine.docker..",
                        "java.net..",
                        "java.nio.file..")
                .because("law 1: probes observe, checks judge observations")
                .check(PRODUCT);
    }

    @Test
    void should_judge_alike_whatever_any_clock_shows() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.overlaylab.checkers.fact..",
                        "dev.overlaylab.checkers.inquiry..",
                        "dev.overlaylab.checkers.path..",
                        "dev.overlaylab.checkers.assertion..",
                        "dev.overlaylab.checkers.catalogue..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Instant.class, LocalDateTime.class, ZonedDateTime.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("a host whose clock is two hours off is a host like another")
                .check(PRODUCT);
    }

    @Test
    void should_have_no_rooms_without_a_subject_and_no_mutable_static_state() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..")
                .because("a package is named after what it is about")
                .check(PRODUCT);
        fields().that()
                .areStatic()
                .and()
                .areNotFinal()
                .should()
                .bePrivate()
                .andShould()
                .beFinal()
                .allowEmptyShould(true)
                .because("state belongs to objects that somebody made")
                .check(PRODUCT);
        classes()
                .that()
                .haveSimpleNameEndingWith("Exception")
                .should()
                .beAssignableTo(Exception.class)
                .check(PRODUCT);
    }

    private static void onlyIn(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(library + " stays in " + String.join(" and ", rooms) + ", so that it can be exchanged there")
                .check(PRODUCT);
    }
}
