package io.chainkeeper.desktop.labpanel;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabPanelViewModelTest {
    @TempDir
    Path dir;

    private LabDesk lab;
    private LabPanelViewModel panel;

    @BeforeEach
    void look() throws Exception {
        lab = new LabDesk(dir);
        panel = new LabPanelViewModel(
                lab.room(), lab.desk().background(), lab.desk().wording());
        panel.look();
        lab.until("the guests are seen", () -> !panel.guests().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    private void select(String name) {
        panel.selectedProperty().set(guest(name));
    }

    private GuestRow guest(String name) {
        return panel.guests().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyGuestIsSeenWithWhatItIsDoing() {
        assertThat(panel.guests()).extracting(GuestRow::name).contains("fileserver", "build01", "test01");
        assertThat(guest("fileserver").state()).isEqualTo(GuestState.UP);
        assertThat(guest("build01").state()).isEqualTo(GuestState.DOWN);
        assertThat(guest("test01").state()).isEqualTo(GuestState.BUSY);
        panel.searchProperty().set("FILE");
        assertThat(panel.guests()).extracting(GuestRow::name).containsExactly("fileserver");
    }

    @Test
    void aGuestIsSwitchedOnAndOffAndStaysSelected() throws Exception {
        select("build01");
        assertThat(panel.canStart().get()).isTrue();
        panel.start();
        lab.until("it runs", () -> {
            panel.look();
            return guest("build01").state() == GuestState.UP;
        });
        assertThat(panel.selectedProperty().get()).isEqualTo(guest("build01"));
        assertThat(panel.isUp().get()).isTrue();
        panel.stop();
        lab.until("it is off", () -> {
            panel.look();
            return guest("build01").state() == GuestState.DOWN;
        });
    }

    @Test
    void aGuestWrites() throws Exception {
        select("web01");
        panel.change();
        lab.until("it has written", () -> !panel.newsProperty().get().isEmpty());
        assertThat(panel.newsProperty().get()).isEqualTo("web01 has written over 12.0 MiB of blocks.");
    }

    @Test
    void anOrderedTroubleWaitsUntilItHasStruck() throws Exception {
        panel.troubles().kindProperty().set(TroubleKind.TOKEN_EXPIRED);
        panel.order();
        lab.until("it waits", () -> !panel.orders().isEmpty());
        assertThat(panel.orders().getFirst().struck()).isFalse();
        assertThat(panel.orders().getFirst().title()).isEqualTo("The session is forgotten");

        lab.desk().workplace().clusters();
        panel.look();
        lab.until("it has struck", () -> panel.orders().getFirst().struck());
        assertThat(panel.orders().getFirst().state()).startsWith("struck at ");
    }

    @Test
    void whatWaitsCanBeCalledOff() throws Exception {
        panel.troubles().kindProperty().set(TroubleKind.DROP_AFTER);
        panel.troubles().mibProperty().set(3);
        panel.order();
        lab.until("it waits", () -> panel.anyWaits().get());
        assertThat(panel.orders().getFirst().title()).isEqualTo("The connection breaks, after 3.0 MiB");
        panel.callOff();
        lab.until("nothing waits", () -> panel.orders().isEmpty());
    }

    @Test
    void troublesAreFoundByAnyOfTheirWords() {
        TroubleForm form = panel.troubles();
        assertThat(form.parts()).hasSize(TroubleKind.Group.values().length);
        form.searchProperty().set("CHECKPOINT");
        assertThat(form.parts().stream().flatMap(part -> part.kinds().stream()))
                .contains(TroubleKind.LOST_CHECKPOINT, TroubleKind.CHECKPOINT_INVALID)
                .doesNotContain(TroubleKind.SLOW);
        form.searchProperty().set("no such thing");
        assertThat(form.parts()).isEmpty();
    }

    @Test
    void whatHappensToAGuestIsOrderedForAMoment() throws Exception {
        TroubleForm form = panel.troubles();
        form.kindProperty().set(TroubleKind.GUEST_OFF);
        assertThat(form.momentProperty().get()).isEqualTo(TroubleMoment.TRANSFERRING);
        form.momentProperty().set(TroubleMoment.READY);
        panel.order();
        lab.until("it waits", () -> !panel.orders().isEmpty());
        assertThat(panel.orders().getFirst().title()).isEqualTo("The guest shuts down – when the backup is ready");
        form.kindProperty().set(TroubleKind.SHORT_BODY);
        assertThat(form.momentProperty().get()).isNull();
    }

    @Test
    void aGuestIsAddedAndSeenByTheProgram() throws Exception {
        NewGuestForm form = panel.form();
        form.nameProperty().set("web01");
        assertThat(form.troubleProperty().get()).isEqualTo("There is a VM of that name already. Choose another.");
        form.nameProperty().set("fresh");
        form.gibProperty().set(2);
        panel.add();
        lab.until(
                "it is seen",
                () -> panel.guests().stream().anyMatch(each -> each.name().equals("fresh")));
        assertThat(lab.desk().workplace().vms())
                .anySatisfy(each -> assertThat(each.vm().name()).isEqualTo("fresh"));
        assertThat(form.nameProperty().get()).isEmpty();
    }

    @Test
    void aRefusalIsSaid() throws Exception {
        select("test01");
        panel.start();
        lab.until("it is said", () -> !panel.troubleProperty().get().isEmpty());
        assertThat(panel.troubleProperty().get()).startsWith("The lab refuses:");
    }

    @Test
    void nothingIsLeftOnAnEngineOnWhichNothingRuns() {
        assertThat(panel.leftoversProperty().get()).isEmpty();
    }
}
