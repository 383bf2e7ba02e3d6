package io.chainkeeper.desktop.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.activity.PastDesk;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptViewModelTest {
    @TempDir
    Path folder;

    private PastDesk past;
    private AdoptViewModel model;

    @BeforeEach
    void open() throws Exception {
        past = new PastDesk(folder, Locale.ENGLISH);
        model = new AdoptViewModel(past.desk());
    }

    @AfterEach
    void close() {
        past.close();
    }

    private AdoptViewModel.Look looked() throws Exception {
        model.look(PastDesk.scriptFolder(folder.resolve("there")));
        past.until("the folder was looked at", () -> model.lookProperty().get().isPresent());
        return model.lookProperty().get().orElseThrow();
    }

    @Test
    void whatWasFoundIsToldBeforeAnythingIsCopied() throws Exception {
        AdoptViewModel.Look look = looked();

        assertThat(model.summary(look))
                .isEqualTo("2 backups can be copied, 2.0 MiB. The files themselves stay as they are.");
        assertThat(model.whose(look)).startsWith("No engine that is connected knows these disks.");
        assertThat(look.assumes()).isTrue();
        assertThat(model.line(look.seen().found().getLast())).contains(": ", "1 incremental, 1.0 MiB");
        assertThat(look.seen().problems())
                .extracting(model::line)
                .containsExactly("old copy of db01.qcow2: is not named as backup_vm.py names its files");
        assertThat(past.desk().workplace().points()).isEmpty();
    }

    @Test
    void theFoldersNameIsProposedAndAnEmptyOneIsNotTaken() throws Exception {
        looked();
        assertThat(model.nameProperty().get()).isEqualTo("backups of db01");
        assertThat(model.canAdopt().get()).isTrue();

        model.nameProperty().set("  ");
        assertThat(model.canAdopt().get()).isFalse();
        model.adopt();
        assertThat(past.desk().runs().cards()).isEmpty();
    }

    @Test
    void copyingIsARunAndTheNextLookKnowsIt() throws Exception {
        looked();
        model.adopt();
        past.until("it was begun", () -> !past.desk().runs().cards().isEmpty());
        past.until("it was copied", () -> past.desk().runs().active().isEmpty());

        assertThat(past.desk().workplace().points()).hasSize(2);
        model.look(folder.resolve("there").resolve("backups of db01"));
        past.until("it was looked at again", () -> model.lookProperty().get().isPresent());
        assertThat(model.summary(model.lookProperty().get().orElseThrow()))
                .startsWith("Nothing here is new; 2 are in this repository already.");
        assertThat(model.canAdopt().get()).isFalse();
    }

    @Test
    void aFolderThatIsNotThereIsTold() throws Exception {
        model.look(folder.resolve("nowhere"));
        past.until("it is told", () -> !model.troubleProperty().get().isEmpty());

        assertThat(model.troubleProperty().get()).contains("CK-0202");
        model.dismiss();
        assertThat(model.troubleProperty().get()).isEmpty();
    }
}
