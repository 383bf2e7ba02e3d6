package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.settings.Homes;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabVm;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Some days of backups of the demo data centre, made by moving the clock.
final class KeptDays {
    private final Lab lab;
    private final Path folder;

    /// @param folder gets `repository`, and `data` with its catalog
    KeptDays(Lab lab, Path folder) {
        this.lab = lab;
        this.folder = folder;
    }

    /// Three days of a VM with three disks, and a VM that was forgotten for days.
    void few() throws Exception {
        LabVm db = lab.vm("db01");
        backUp(5, "web01", "db01");
        for (int daysAgo : new int[] {3, 1}) {
            db.guest(daysAgo).work(40);
            backUp(daysAgo, "db01");
        }
        db.guest(9).rewrite(3 << 20);
        backUp(0, "db01", "mail01", "build01", "archive01");
    }

    /// Ten nights: most VMs each night, one forgotten, one that was never taken up.
    void nights() throws Exception {
        LabVm db = lab.vm("db01");
        for (int daysAgo = 9; daysAgo >= 0; daysAgo--) {
            db.guest(daysAgo).work(20 + 40 * (daysAgo % 3));
            if (daysAgo == 5) {
                continue;
            }
            if (daysAgo > 3) {
                backUp(daysAgo, "web01");
            }
            backUp(daysAgo, "db01", "mail01");
            if (daysAgo % 2 == 0) {
                backUp(daysAgo, "build01", "archive01");
            }
        }
    }

    /// Two plans from now on: the databases by night, everything else at the end of the week.
    void plan() throws Exception {
        try (Workplace place = Workplace.open(daysAgo(0))) {
            Selection databases = new Selection.Vms(
                    Set.of(lab.vm("db01").id(), lab.vm("mail01").id()));
            place.plans()
                    .save(Plan.draft(
                                    "Databases", databases, new When.Daily(LocalTime.of(22, 0)), ZoneId.systemDefault())
                            .withKeep(new Retention(3, 7, 4, 12, 0)));
            Selection rest = new Selection.Rule(Optional.empty(), Optional.of("Default"), Optional.empty(), Set.of());
            When weekend = new When.Weekly(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(1, 30));
            place.plans().save(Plan.draft("Everything else", rest, weekend, ZoneId.systemDefault()));
        }
    }

    private WorkplaceOptions daysAgo(int days) throws Exception {
        WorkplaceOptions options = WorkplaceOptions.of(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        folder.resolve("repository"),
                        Homes.catalog(folder.resolve("data"), folder.resolve("repository")))
                .withClock(Clock.offset(Clock.systemUTC(), Duration.ofDays(-days)));
        return options.withLimits(options.limits().polling(Duration.ofMillis(20), Duration.ofMillis(100)));
    }

    private void backUp(int daysAgo, String... names) throws Exception {
        try (Workplace place = Workplace.open(daysAgo(daysAgo))) {
            for (String name : names) {
                Outcome outcome = place.backup(
                                lab.vm(name).id(), BackupOptions.standard().withProof(new Proving.Always()))
                        .outcome()
                        .get(120, TimeUnit.SECONDS);
                assertThat(outcome).as(name).isInstanceOf(Outcome.Completed.class);
            }
        }
    }
}
