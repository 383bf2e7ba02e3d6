package io.chainkeeper.installers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The rules of the house that the module descriptors can't say. app/docs/architecture.md tells them in prose.
class HouseTest {
    private static final String OURS = "io.chainkeeper.";

    /// Module → which of our modules it may know. Whoever is not named here is a stranger to it.
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("images", Set.of()),
            Map.entry("catalog", Set.of()),
            Map.entry("ui", Set.of()),
            Map.entry("engine", Set.of()),
            Map.entry("transfer", Set.of("images")),
            Map.entry("repository", Set.of("images")),
            Map.entry("lab", Set.of("images")),
            Map.entry("jobs", Set.of("images", "engine", "transfer", "repository", "catalog")),
            Map.entry("cli", Set.of("images", "engine", "transfer", "repository", "catalog", "jobs", "lab")),
            Map.entry("desktop", Set.of("images", "engine", "repository", "catalog", "jobs", "lab", "cli", "ui")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.chainkeeper");

    @Test
    void everyModuleWasScanned() {
        for (String module : MAY_KNOW.keySet()) {
            assertThat(HOUSE.stream().filter(type -> type.getPackageName().startsWith(OURS + module)))
                    .as("classes of module " + module)
                    .isNotEmpty();
        }
        assertThat(HOUSE.stream()
                        .map(type ->
                                type.getPackageName().substring(OURS.length()).split("\\.")[0])
                        .distinct()
                        .filter(module -> !MAY_KNOW.containsKey(module)))
                .as("modules without a rule")
                .isEmpty();
    }

    @Test
    void aRuleThatIsBrokenIsSeenToBeBroken() {
        var wrong = noClasses()
                .that()
                .resideInAPackage(OURS + "transfer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(OURS + "images..");
        assertThatThrownBy(() -> wrong.check(HOUSE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("io.chainkeeper.images");
    }

    @Test
    void noModuleKnowsAStranger() {
        MAY_KNOW.forEach((module, friends) -> {
            List<String> strangers = MAY_KNOW.keySet().stream()
                    .filter(other -> !other.equals(module) && !friends.contains(other))
                    .map(other -> OURS + other + "..")
                    .toList();
            noClasses()
                    .that()
                    .resideInAPackage(OURS + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(strangers.toArray(String[]::new))
                    .because(module + " may know " + friends + " and nobody else of ours")
                    .check(HOUSE);
        });
    }

    @Test
    void noPackagesGoInCircles() {
        slices().matching("io.chainkeeper.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void onlyTheEngineModuleKnowsTheSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OURS + "engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.ovirt..", "org.apache.http..")
                .check(HOUSE);
    }

    @Test
    void onlyTheCatalogKnowsSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OURS + "catalog..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.jdbi..", "org.flywaydb..")
                .check(HOUSE);
    }

    @Test
    void onlyTheDesktopKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OURS + "desktop..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..")
                .check(HOUSE);
    }

    @Test
    void viewModelsOwnNoNodes() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
                .because("a view model decides and is tested without a toolkit")
                .check(HOUSE);
    }

    @Test
    void controllersAskNobodyButTheirViewModelAndJobs() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OURS + "lab..", OURS + "transfer..")
                .check(HOUSE);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Processor")
                .check(HOUSE);
    }

    @Test
    void nobodySleepsOrPrintsOutsideTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OURS + "cli..", OURS + "lab..")
                .should()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }
}
