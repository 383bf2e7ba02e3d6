package io.chainkeeper.desktop.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import io.chainkeeper.desktop.edge.HandClock;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.Selection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesViewModelTest {
    @TempDir
    Path dir;

    private final HandClock later = new HandClock();
    private LabDesk lab;
    private SchedulesViewModel schedules;

    @BeforeEach
    void openTheList() throws Exception {
        lab = new LabDesk(dir);
        schedules = new SchedulesViewModel(lab.desk(), later);
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    @Test
    void aNewPlanIsSavedAndListedWithItsSentence() throws Exception {
        Plan plan = make("Evenings");
        assertThat(schedules.rows()).singleElement().satisfies(row -> {
            assertThat(row.plan().name()).isEqualTo("Evenings");
            assertThat(row.sentence()).contains("1 VM every weekday at 8:00 PM");
            assertThat(row.next()).startsWith("next:");
        });
        assertThat(plan.enabled()).isTrue();
        assertThat(schedules.editingProperty().get()).isFalse();
    }

    @Test
    void changesAreNotLostWithoutAsking() throws Exception {
        Plan evenings = make("Evenings");
        Plan nights = make("Nights");
        schedules.open(evenings.id());
        lab.until("the page", () -> schedules.editingProperty().get());
        schedules.editor().nameProperty().set("Mornings");

        schedules.leave();
        assertThat(schedules.unsaved().askingProperty().get()).isTrue();
        assertThat(schedules.editingProperty().get()).isTrue();

        schedules.unsaved().stay();
        assertThat(schedules.editor().nameProperty().get()).isEqualTo("Mornings");

        schedules.open(nights.id());
        lab.until("the question", () -> schedules.unsaved().askingProperty().get());
        assertThat(schedules.editor().nameProperty().get()).isEqualTo("Mornings");
        schedules.editor().save();
        lab.until(
                "the other plan", () -> schedules.editor().nameProperty().get().equals("Nights"));
        assertThat(lab.desk().workplace().plans().all()).extracting(Plan::name).containsExactly("Mornings", "Nights");
    }

    @Test
    void whatMayGoGoes() throws Exception {
        Plan evenings = make("Evenings");
        schedules.open(evenings.id());
        lab.until("the page", () -> schedules.editingProperty().get());
        schedules.editor().nameProperty().set("");

        schedules.create(Set.of());
        assertThat(schedules.unsaved().askingProperty().get()).isTrue();
        schedules.unsaved().goOn();

        assertThat(schedules.editor().isNew()).isTrue();
        schedules.leave();
        assertThat(schedules.editingProperty().get())
                .as("a new plan that nobody has touched is no loss")
                .isFalse();
        assertThat(lab.desk().workplace().plans().all()).extracting(Plan::name).containsExactly("Evenings");
    }

    @Test
    void theEditorShowsFiveDatesAndWhatIsCovered() throws Exception {
        schedules.create(Set.of(lab.guest().vm()));
        PlanEditorViewModel editor = schedules.editor();
        lab.until("the dates", () -> editor.datesProperty().get().size() == 5);
        later.ring();
        lab.until(
                "what is covered",
                () -> editor.coverage()
                        .vmsProperty()
                        .get()
                        .equals(java.util.List.of(lab.guest().vm())));
        lab.until("its name", () -> editor.coverage().sentenceProperty().get().contains("1 VM now: fileserver"));
        editor.what().byRuleProperty().set(true);
        editor.what().patternProperty().set("web*");
        later.ring();
        lab.until(
                "what the rule finds",
                () -> editor.coverage().sentenceProperty().get().contains("web01"));
    }

    @Test
    void aNameThatIsTakenIsToldBesideItsFieldAndCannotBeSaved() throws Exception {
        make("Evenings");
        schedules.create(Set.of());
        PlanEditorViewModel editor = schedules.editor();
        editor.nameProperty().set("EVENINGS");
        assertThat(editor.nameProblemProperty().get()).contains("already");
        assertThat(editor.draftProperty().get()).isEmpty();
        editor.nameProperty().set("x".repeat(Plan.LONGEST_NAME + 1));
        assertThat(editor.nameProblemProperty().get()).contains(String.valueOf(Plan.LONGEST_NAME));
        editor.nameProperty().set("Mornings");
        assertThat(editor.nameProblemProperty().get()).isEmpty();
        assertThat(editor.draftProperty().get()).isPresent();
    }

    @Test
    void whatWasNotChangedNeedsNoSaving() throws Exception {
        Plan plan = make("Evenings");
        schedules.open(plan.id());
        PlanEditorViewModel editor = schedules.editor();
        lab.until("the page", () -> schedules.editingProperty().get());
        assertThat(editor.changedProperty().get()).isFalse();
        editor.keep().dailyProperty().set(14);
        assertThat(editor.changedProperty().get()).isTrue();
        editor.save();
        lab.until("it is kept", () -> !schedules.editingProperty().get());
        lab.until(
                "it is listed", () -> schedules.rows().getFirst().plan().keep().equals(new Retention(0, 14, 0, 0, 0)));
        assertThat(schedules.rows().getFirst().sentence()).contains("14 daily points");
    }

    @Test
    void aPlanIsRemovedOnlyAfterAQuestionAndCanBeBroughtBack() throws Exception {
        Plan plan = make("Evenings");
        schedules.doom(plan.id());
        assertThat(schedules.doomedProperty().get()).isPresent();
        schedules.spare();
        schedules.remove();
        assertThat(lab.desk().workplace().plans().all()).hasSize(1);
        schedules.doom(plan.id());
        schedules.remove();
        lab.until("it is gone", () -> schedules.rows().isEmpty());
        schedules.restore();
        lab.until("it is back", () -> schedules.rows().size() == 1);
        assertThat(schedules.rows().getFirst().plan().id()).isEqualTo(plan.id());
    }

    @Test
    void plansArePausedSwitchedOffAndRunByHand() throws Exception {
        Plan plan = make("Evenings");
        schedules.pause(Optional.of(Duration.ofHours(1)));
        lab.until("the pause is told", () -> schedules.pauseProperty().get().contains("paused until"));
        schedules.resume();
        lab.until("it is over", () -> schedules.pauseProperty().get().isEmpty());
        schedules.enable(plan, false);
        lab.until("it is off", () -> schedules.rows().getFirst().next().equals("switched off"));
        schedules.runNow(plan.id());
        lab.until("its run is followed", () -> !lab.desk().runs().cards().isEmpty());
        lab.until("it has ended", () -> lab.desk().runs().active().isEmpty());
        assertThat(lab.desk().workplace().points(lab.guest().vm())).hasSize(1);
    }

    @Test
    void aYearOfThePlanIsLookedAtBeforeThereIsAnyPoint() throws Exception {
        schedules.create(Set.of(lab.guest().vm()));
        PlanEditorViewModel editor = schedules.editor();
        editor.keep().weeklyProperty().set(4);
        later.ring();
        lab.until(
                "the calendar",
                () -> editor.keep().previewProperty().get().sentence().contains("4 would be kept"));
        assertThat(editor.keep().previewProperty().get().days()).hasSizeGreaterThan(200);
    }

    private Plan make(String name) throws Exception {
        UUID vm = lab.guest().vm();
        schedules.create(Set.of(vm));
        schedules.editor().nameProperty().set(name);
        schedules.editor().save();
        lab.until(
                "the plan is listed",
                () -> schedules.rows().stream()
                        .anyMatch(row -> row.plan().name().equals(name)));
        Plan made = schedules.rows().getLast().plan();
        assertThat(made.what()).isEqualTo(new Selection.Vms(Set.of(vm)));
        return made;
    }
}
