package io.chainkeeper.jobs.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.schedule.How;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.schedule.Window;
import io.chainkeeper.jobs.work.JobFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlansFileTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Window NIGHT = new Window(LocalTime.of(20, 0), LocalTime.of(6, 0));

    @TempDir
    Path folder;

    private PlansFile file() {
        return new PlansFile(folder, InstantSource.fixed(NOW));
    }

    private static Plan plan(String name, When when) {
        return Plan.draft(name, new Selection.Vms(Set.of(UUID.randomUUID())), when, ZoneId.of("Europe/Berlin"));
    }

    private static Plan daily(String name) {
        return plan(name, new When.Daily(LocalTime.of(20, 0)));
    }

    private Plan save(Plan plan) throws Exception {
        return file().change(before -> PlanRules.saving(before, plan, NOW))
                .plan(plan.id())
                .orElseThrow();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyKindOfPlanComesBackAsItWas() throws Exception {
        List<When> whens = List.of(
                new When.Manual(),
                new When.Daily(LocalTime.of(20, 0)),
                new When.Weekly(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), LocalTime.of(3, 15)),
                new When.Monthly(When.Monthly.LAST, LocalTime.MIDNIGHT),
                new When.EveryHours(3, Optional.of(NIGHT)),
                new When.EveryHours(1, Optional.empty()));
        List<Plan> saved = new ArrayList<>();
        for (When when : whens) {
            saved.add(save(plan("plan " + saved.size(), when)));
        }
        How how = new How(
                7,
                true,
                Qcow2Writer.Compression.ZSTD,
                new Proving.EveryNth(5),
                Set.of(UUID.randomUUID()),
                Optional.of(NIGHT));
        saved.add(save(daily("with all")
                .withHow(how)
                .withKeep(new Retention(1, 2, 3, 4, 5))
                .withEnabled(false)));
        saved.add(save(daily("by rule")
                .withWhat(new Selection.Rule(
                        Optional.of("gold"), Optional.of("Default"), Optional.of("web*"), Set.of(UUID.randomUUID())))));
        file().change(before -> before.paused(Optional.of(new KeptPlans.Pause(NOW, Optional.of(NOW.plusSeconds(60))))));
        KeptPlans read = file().kept();
        assertThat(read.plans()).isEqualTo(saved);
        assertThat(read.pause()).contains(new KeptPlans.Pause(NOW, Optional.of(NOW.plusSeconds(60))));
        assertThat(files()).containsExactly("plans.json");
    }

    @Test
    void aFileThatCannotBeReadIsMovedAsideAndNotOverwritten() throws Exception {
        save(daily("nightly"));
        for (String bad : List.of("{", "[]", "{\"plans\":[]}", "{\"version\":1,\"plans\":[{\"name\":\"half\"}]}")) {
            Files.writeString(folder.resolve("plans.json"), bad);
            PlansFile file = file();
            assertThat(file.kept().plans()).as(bad).isEmpty();
            Path aside = file.movedAside().orElseThrow();
            assertThat(aside).as(bad).hasContent(bad);
            save(daily("another"));
            assertThat(aside).as(bad).hasContent(bad);
        }
        assertThat(files()).hasSize(5);
    }

    @Test
    void whatANewerProgramWroteIsLeftAloneAndNothingIsSavedOverIt() throws Exception {
        String newer = "{\"version\":2,\"plans\":[],\"more\":true}";
        Files.writeString(folder.resolve("plans.json"), newer);
        PlansFile file = file();
        assertThatThrownBy(file::kept).isInstanceOf(IOException.class).hasMessageContaining("newer");
        assertThatThrownBy(() -> save(daily("nightly"))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("plans.json")).hasContent(newer);
        assertThat(file.movedAside()).isEmpty();
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() throws Exception {
        save(daily("nightly"));
        byte[] before = Files.readAllBytes(folder.resolve("plans.json"));
        assertThat(refused(daily("Nightly"))).isEqualTo(FailureCode.PLAN_NAME_TAKEN);
        assertThat(folder.resolve("plans.json")).hasBinaryContent(before);
    }

    private FailureCode refused(Plan plan) {
        try {
            save(plan);
            return FailureCode.UNEXPECTED;
        } catch (JobFailed e) {
            return ((Failure.ChooseAgain) e.failure()).kind();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesThatWouldMakeTheSameTagAreTheSameName() throws Exception {
        save(daily("every night"));
        assertThat(refused(daily("every_night"))).isEqualTo(FailureCode.PLAN_NAME_TAKEN);
        assertThat(refused(daily("every night?"))).isEqualTo(FailureCode.UNEXPECTED); // saved
        assertThat(daily("jede Nacht (ß)").tag()).isEqualTo("ck-plan-jede_Nacht__ß_");
    }

    @Test
    void aNameMustBeReadable() {
        for (String bad : List.of("", " ", " nightly", "nightly ", "night\nly", "n".repeat(65))) {
            assertThat(refused(daily(bad))).as("'" + bad + "'").isEqualTo(FailureCode.PLAN_NAME_REFUSED);
        }
    }

    @Test
    void slotsCountFromWhenTheyWereChosen() throws Exception {
        Plan plan = save(daily("nightly"));
        assertThat(plan.since()).isEqualTo(NOW);
        Instant later = NOW.plusSeconds(3600);
        Plan renamed = saving(plan.withName("other").withSince(Instant.EPOCH), later);
        assertThat(renamed.since()).isEqualTo(NOW);
        assertThat(saving(renamed.withWhen(new When.Manual()), later).since()).isEqualTo(later);
        Instant evenLater = later.plusSeconds(1);
        assertThat(saving(renamed.withWhen(new When.Manual()).withZone(ZoneId.of("UTC")), evenLater)
                        .since())
                .isEqualTo(evenLater);
    }

    private Plan saving(Plan plan, Instant now) throws Exception {
        return file().change(before -> PlanRules.saving(before, plan, now))
                .plan(plan.id())
                .orElseThrow();
    }
}
