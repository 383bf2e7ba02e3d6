package io.chainkeeper.desktop;

import io.chainkeeper.desktop.overview.StagedActivity;
import io.chainkeeper.desktop.watch.StagedRun;
import io.chainkeeper.engine.CompatibilityLevel;
import io.chainkeeper.engine.Hardware;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.activity.Attention;
import io.chainkeeper.jobs.activity.CalendarRow;
import io.chainkeeper.jobs.activity.DayMark;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.schedule.Assignment;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import io.chainkeeper.jobs.schedule.Plans;
import io.chainkeeper.repository.Consistency;
import io.chainkeeper.repository.DiskShape;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.EngineIdentity;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Reason;
import io.chainkeeper.repository.SideFile;
import io.chainkeeper.repository.VmIdentity;
import io.chainkeeper.repository.VmShape;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A data centre as large as a window must bear: 2,000 VMs, ten points each, and half a year of days.
public final class Crowd {
    static final int VMS = 2_000;
    static final int POINTS_EACH = 10;
    private static final UUID CLUSTER = new UUID(5, 5);
    private static final SideFile FILE = new SideFile("blocks", 32, "00");
    private static final VmShape SHAPE = new VmShape(
            "",
            CLUSTER,
            "Default",
            "4.7",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    private final Instant now;
    private final List<VmSummary> vms = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final StagedActivity activity;

    private final List<Run> active;

    /// @param active runs that work
    Crowd(Instant now, List<? extends Run> active) {
        this.now = now;
        this.active = List.copyOf(active);
        for (int number = 0; number < VMS; number++) {
            Protection protection = Protection.values()[number % 40 == 0 ? 1 : number % 61 == 0 ? 2 : 0];
            vms.add(new VmSummary(
                    vm(number),
                    protection,
                    Optional.of(now.minus(Duration.ofHours(number % 200))),
                    POINTS_EACH,
                    List.of()));
            for (int day = POINTS_EACH; day > 0; day--) {
                points.add(point(number, day));
            }
        }
        activity = new StagedActivity(health());
        activity.keep(rows());
    }

    private static Vm vm(int number) {
        return new Vm(
                new UUID(7, number),
                "vm%04d.example.org".formatted(number),
                "Number " + number,
                VmStatus.UP,
                CLUSTER,
                "Default",
                new CompatibilityLevel(4, 7),
                false,
                Optional.empty(),
                Hardware.UNKNOWN,
                List.of(),
                List.of(),
                List.of());
    }

    private Point point(int number, int daysAgo) {
        UUID vm = new UUID(7, number);
        DiskShape disk = new DiskShape(
                "disk", "", "virtio_scsi", true, true, false, false, true, "cow", Optional.empty(), Optional.empty());
        boolean full = daysAgo == POINTS_EACH;
        DiskVersion version = new DiskVersion(
                new UUID(8, number),
                disk,
                full ? Mode.FULL : Mode.INCREMENTAL,
                full ? Reason.FIRST_BACKUP : Reason.CHANGES_SINCE_LAST_POINT,
                full ? Optional.empty() : Optional.of(new UUID(number, daysAgo + 1L)),
                20L << 30,
                (long) number << 20,
                (long) number << 20,
                "disk.qcow2",
                "00",
                FILE,
                FILE);
        return new Point(
                Point.FORMAT,
                new UUID(number, daysAgo),
                new UUID(9, number),
                new VmIdentity(vm, "vm%04d.example.org".formatted(number)),
                new EngineIdentity("engine.example.org", Optional.empty(), "4.5"),
                now.minus(Duration.ofDays(daysAgo)),
                Optional.empty(),
                Consistency.FILE_SYSTEM_CONSISTENT,
                List.of(version),
                SHAPE,
                FILE,
                FILE,
                Optional.empty());
    }

    private Health health() {
        List<Attention> attention = vms.stream()
                .filter(vm -> vm.protection() == Protection.OVERDUE)
                .map(vm -> new Attention(
                        Attention.Kind.OVERDUE,
                        Optional.of(vm.vm().id()),
                        vm.vm().name(),
                        now.minus(Duration.ofDays(2)),
                        Optional.empty(),
                        false))
                .toList();
        return new Health(VMS, Map.of(Protection.PROTECTED, VMS - attention.size()), attention, List.of(), true, now);
    }

    private List<CalendarRow> rows() {
        LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(181);
        List<DayMark> days = Collections.nCopies(182, DayMark.POINT);
        return vms.stream()
                .map(vm -> new CalendarRow(vm.vm().id(), vm.vm().name(), first, days, vm.protection()))
                .toList();
    }

    /// Runs that move when a test moves them.
    static List<StagedRun> runs(int count) {
        List<StagedRun> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new StagedRun(RunKind.BACKUP, new UUID(7, i)));
        }
        return all;
    }

    public boolean connected() {
        return true;
    }

    public List<VmSummary> vms() {
        return vms;
    }

    public List<Point> points() {
        return points;
    }

    public Activity activity() {
        return activity;
    }

    /// There are no plans.
    public static final class NoPlans {
        public List<Plan> all() {
            return List.of();
        }

        public List<PlanState> states() {
            return List.of();
        }

        public List<Assignment> assignments() {
            return List.of();
        }
    }

    public Plans plans() {
        return StagedPlace.answering(Plans.class, new NoPlans());
    }

    public List<Run> activeRuns() {
        return active;
    }

    public void close() {
        // there is nothing to put away
    }

    public Run cleanUp() {
        return new StagedRun(RunKind.CLEAN_UP, new UUID(0, 0));
    }
}
