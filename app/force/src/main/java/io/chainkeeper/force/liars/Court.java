package io.chainkeeper.force.liars;

import io.chainkeeper.engine.EngineException;
import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.Bytes;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Proof;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Tries a flow with a tale, and looks what became of it when the servers are honest again.
final class Court {
    /// All patience of a hasty program, each step's and each attempt's, on a busy machine.
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private static final int ATTEMPTS = 5;

    private final Lane lane;
    private final Tally tally;
    private boolean spoilt;

    Court(Lane lane, Tally tally) {
        this.lane = lane;
        this.tally = tally;
    }

    /// Whether the repository holds what a server lied about and nobody could know: a place for nothing more.
    boolean spoilt() {
        return spoilt;
    }

    /// Tries.
    void hear(Trial trial) throws IOException, WorkplaceException {
        lane.rest().after(trial.toString());
        lane.guestWrites();
        Set<UUID> vms = lane.vms();
        Map<UUID, LabDisk> disks = lane.disks();
        lane.liar().tells(trial.tale(), trial.seed());
        long begun = System.nanoTime();
        Optional<Outcome> outcome = outcome(trial.flow());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        lane.liar().isHonest();
        if (took.compareTo(LONGEST) > 0) {
            lane.rest().found("it took " + took);
        }
        lane.rest().after(trial + ", ended as " + outcome.map(Object::toString).orElse("answered or refused"));
        lookRight(outcome, disks);
        if (trial.flow().onlyAsks()) {
            lane.rest().engineIsClean();
        } else {
            patiently(outcome, vms, disks.keySet());
        }
        tally.count(trial.flow().words());
        tally.count(lane.liar().told() > 0 ? "trials with a lie" : "trials without an occasion to lie");
    }

    /// The hasty program may be too hasty for honest servers on a busy machine.
    private void patiently(Optional<Outcome> outcome, Set<UUID> vms, Set<UUID> disks)
            throws IOException, WorkplaceException {
        for (int attempt = 1; ; attempt++) {
            try {
                atRest(outcome, vms, disks);
                return;
            } catch (WorkplaceException e) {
                if (attempt == ATTEMPTS || e.failure().kind() != FailureCode.ENGINE_UNREACHABLE) {
                    throw e;
                }
                tally.count("honest answers that came too late");
            }
        }
    }

    private void atRest(Optional<Outcome> outcome, Set<UUID> vms, Set<UUID> disks)
            throws IOException, WorkplaceException {
        lane.rest().settle();
        look(lane.rest().noPointIsLost());
        lane.rest().doctorIsContent(true);
        nothingIsLeft(outcome, vms, disks);
    }

    private Optional<Outcome> outcome(Flow flow) {
        try {
            Optional<Outcome> ended = lane.goes(flow);
            tally.count(ended.map(Court::words).orElse("questions answered"));
            ended.ifPresent(this::notUnexpected);
            return ended;
        } catch (EngineException e) {
            tally.count("questions refused, with a code");
            return Optional.empty();
        } catch (WorkplaceException e) {
            tally.count("questions refused, with a code");
            notUnexpected(e.failure());
            return Optional.empty();
        } catch (RuntimeException e) {
            StringBuilder trace = new StringBuilder(e.toString());
            for (StackTraceElement each : e.getStackTrace()) {
                trace.append("\n    ").append(each);
            }
            lane.rest().found("an exception came through: " + trace);
            return Optional.empty();
        }
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed done -> "runs that ended well";
            case Outcome.NothingToDo nothing -> "runs with nothing to do";
            case Outcome.Cancelled cancelled -> "runs cancelled";
            case Outcome.Failed failed ->
                "runs failed, " + failed.why().code() + " " + failed.why().kind();
        };
    }

    private void notUnexpected(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            notUnexpected(failed.why());
        }
    }

    private void notUnexpected(Failure why) {
        if (why.kind() == FailureCode.UNEXPECTED) {
            lane.rest().found("nobody foresaw it: " + why);
        }
    }

    /// What was restored is what the point has, unless the server said so itself in vain.
    private void lookRight(Optional<Outcome> outcome, Map<UUID, LabDisk> before) throws IOException {
        if (outcome.isEmpty() || !(outcome.get() instanceof Outcome.Completed(Result result, var notes))) {
            return;
        }
        Map<UUID, UUID> made = switch (result) {
            case Result.RestoredVm vm -> vm.disks();
            case Result.RestoredDisks disks -> disks.disks();
            default -> Map.of();
        };
        for (Map.Entry<UUID, UUID> each : made.entrySet()) {
            LabDisk disk = lane.disks().get(each.getValue());
            if (disk == null || before.containsKey(each.getValue())) {
                lane.rest().found("there is no new disk " + each.getValue());
            } else if (!lane.wasEver(each.getKey(), Bytes.of(disk))) {
                lane.rest().found("disk " + each.getKey() + " was restored as something else");
            } else {
                tally.count("disks restored and equal");
            }
        }
    }

    private void look(Iterable<Point> fresh) throws IOException {
        for (Point point : fresh) {
            for (UUID disk : lane.rest().changed(point)) {
                if (lane.liar().liedAboutBytes() && !proven(point, disk)) {
                    spoilt = true;
                    tally.count("disks that are not what they were, and not proven");
                } else {
                    lane.rest().found("disk " + disk + " of point " + point.id() + " is not what it was");
                }
            }
        }
    }

    private static boolean proven(Point point, UUID disk) {
        return point.proof().stream()
                .flatMap(proof -> proof.disks().stream())
                .anyMatch(each -> each.disk().equals(disk) && each.result() == Proof.Result.EQUAL);
    }

    private void nothingIsLeft(Optional<Outcome> outcome, Set<UUID> vms, Set<UUID> disks) {
        boolean restored = outcome.isPresent()
                && outcome.get() instanceof Outcome.Completed(Result result, var notes)
                && (result instanceof Result.RestoredVm || result instanceof Result.RestoredDisks);
        Set<UUID> moreVms = new java.util.HashSet<>(lane.vms());
        moreVms.removeAll(vms);
        Set<UUID> moreDisks = new java.util.HashSet<>(lane.disks().keySet());
        moreDisks.removeAll(disks);
        if (!restored && !(moreVms.isEmpty() && moreDisks.isEmpty())) {
            lane.rest().found("VMs " + moreVms + " and disks " + moreDisks + " are left");
        }
    }
}
