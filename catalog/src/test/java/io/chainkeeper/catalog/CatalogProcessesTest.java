package io.chainkeeper.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.catalog.outside.OtherProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CatalogProcessesTest {
    @TempDir
    Path folder;

    @Test
    void aSecondProcessIsToldThatAnotherOneHasItOpen() throws Exception {
        try (Child child = Child.onClassPath(OtherProcess.class, "hold", folder.toString())) {
            assertThat(child.line()).isEqualTo("open");
            assertThatThrownBy(() -> Catalog.open(folder)).isInstanceOf(CatalogException.AnotherProcess.class);
        }
    }

    @Test
    void afterTheOwnerWasKilledItOpensAtOnce() throws Exception {
        try (Child child = Child.onClassPath(OtherProcess.class, "hold", folder.toString())) {
            assertThat(child.line()).isEqualTo("open");
            child.kill();
            try (Catalog catalog = Catalog.open(folder)) {
                assertThat(catalog.opened()).isEqualTo(new Opened.Found());
            }
        }
    }

    @Test
    void aKillLosesNoPointThatWasSaidToBeKept() throws Exception {
        List<UUID> acknowledged = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            try (Child child = Child.onClassPath(OtherProcess.class, "write", folder.toString())) {
                for (int i = 0; i < 40 + 17 * round; i++) {
                    acknowledged.add(UUID.fromString(child.line()));
                }
                child.kill();
            }
        }
        try (Catalog catalog = Catalog.open(folder)) {
            assertThat(catalog.opened()).isEqualTo(new Opened.Found());
            assertThat(catalog.points()).extracting(KeptPoint::point).containsAll(acknowledged);
        }
    }

    @Test
    void itIsMadeAndFoundAgainOnTheModulePathOfTheShippedProgram() throws Exception {
        try (Child child = Child.onModulePath(OtherProcess.class, "look", folder.toString())) {
            assertThat(child.rest()).contains("true Created 1");
        }
        try (Child child = Child.onModulePath(OtherProcess.class, "look", folder.toString())) {
            assertThat(child.rest()).contains("true Found 2");
        }
    }
}
