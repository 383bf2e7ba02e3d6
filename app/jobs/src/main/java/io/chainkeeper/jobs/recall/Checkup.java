package io.chainkeeper.jobs.recall;

import io.chainkeeper.catalog.BackupMark;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.jobs.activity.Attention;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.activity.Space;
import io.chainkeeper.jobs.plan.Protection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Decides what calls for attention. A pure function of what it is given.
final class Checkup {
    /// What it is given.
    ///
    /// @param machines       VMs that there are, or that have points
    /// @param engineAnswered whether the engine told which there are
    /// @param backups        the newest backup run of each VM
    /// @param verifications  verifications that failed and were not repeated with success
    /// @param unsettled      what runs have left
    /// @param alive          runs that work now
    /// @param acknowledged   what a person knows of
    /// @param space          of the repository
    /// @param verifyOld      most old points were not read back for long
    record Facts(
            List<Machine> machines,
            boolean engineAnswered,
            List<BackupMark> backups,
            List<RunRecord> verifications,
            List<JournalEntry> unsettled,
            Set<UUID> alive,
            Map<UUID, Instant> acknowledged,
            Space space,
            boolean verifyOld) {}

    /// More would be no list for a person; the counts say how many there are.
    private static final int MOST = 1_000;

    private static final int SHORT_DAYS = 14;
    private static final double SHORT_PART = 0.05;

    private final Facts facts;
    private final Promises promises;
    private final Instant now;
    private final Map<UUID, BackupMark> newest = new HashMap<>();
    private final List<Attention> attention = new ArrayList<>();

    Checkup(Facts facts, Promises promises, Instant now) {
        this.facts = facts;
        this.promises = promises;
        this.now = now;
        facts.backups().forEach(run -> newest.put(run.vm(), run));
    }

    Health health() {
        Map<Protection, Integer> counts = new EnumMap<>(Protection.class);
        for (Machine machine : facts.machines()) {
            counts.merge(machine.protection(), 1, Integer::sum);
            look(machine);
        }
        facts.verifications().forEach(this::failedVerification);
        lookAtPlace();
        List<Attention> worstFirst = attention.stream()
                .sorted(Comparator.comparing(Attention::acknowledged)
                        .thenComparing(Attention::kind)
                        .thenComparing(Attention::since)
                        .thenComparing(Attention::subject, String.CASE_INSENSITIVE_ORDER))
                .limit(MOST)
                .toList();
        return new Health(facts.machines().size(), counts, worstFirst, promises.next(), facts.engineAnswered(), now);
    }

    /// At most one per VM: that it is overdue says more than why, and the run tells why.
    private void look(Machine vm) {
        Optional<BackupMark> bad = Optional.ofNullable(newest.get(vm.id())).filter(this::wentWrong);
        Optional<UUID> run = bad.map(BackupMark::run);
        if (vm.protection() == Protection.OVERDUE) {
            Instant since = vm.last().orElse(now).plus(promises.patience(vm.id()));
            add(Attention.Kind.OVERDUE, vm, since, run);
        } else if (bad.isPresent()) {
            boolean died = bad.get()
                    .state()
                    .filter(state -> state == RunRecord.State.FAILED)
                    .isEmpty();
            Attention.Kind kind = died ? Attention.Kind.LAST_RUN_INTERRUPTED : Attention.Kind.LAST_RUN_FAILED;
            add(kind, vm, bad.get().startedAt(), run);
        } else if (vm.protection() == Protection.UNPROTECTED) {
            add(Attention.Kind.UNPROTECTED, vm, Instant.EPOCH, run);
        } else if (vm.protection() == Protection.NOT_POSSIBLE) {
            add(Attention.Kind.NOT_POSSIBLE, vm, Instant.EPOCH, run);
        }
    }

    private boolean wentWrong(BackupMark run) {
        return run.state()
                .map(state -> state == RunRecord.State.FAILED || state == RunRecord.State.INTERRUPTED)
                .orElse(!facts.alive().contains(run.run()));
    }

    private void failedVerification(RunRecord run) {
        Instant since = run.ending().map(RunRecord.Ending::at).orElse(run.startedAt());
        attention.add(new Attention(
                Attention.Kind.LAST_RUN_FAILED,
                run.vm(),
                run.subject(),
                since,
                Optional.of(run.id()),
                acknowledged(run.id(), since)));
    }

    private void add(Attention.Kind kind, Machine vm, Instant since, Optional<UUID> run) {
        boolean known = acknowledged(vm.id(), since)
                || run.map(each -> acknowledged(each, since)).orElse(false);
        // Nobody knows since when a VM exists without a point: then it is so as of now.
        Instant shown = since.equals(Instant.EPOCH) ? now : since;
        attention.add(new Attention(kind, Optional.of(vm.id()), vm.name(), shown, run, known));
    }

    private boolean acknowledged(UUID about, Instant since) {
        Instant at = facts.acknowledged().get(about);
        return at != null && !at.isBefore(since);
    }

    private void lookAtPlace() {
        Space space = facts.space();
        LocalDate soon = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(SHORT_DAYS);
        boolean nearlyFull = space.total() > 0 && space.free() < space.total() * SHORT_PART;
        if (nearlyFull || space.fullOn().filter(day -> day.isBefore(soon)).isPresent()) {
            add(Attention.Kind.SPACE_SHORT, now);
        }
        facts.unsettled().stream()
                .filter(entry -> !facts.alive().contains(entry.run()))
                .map(JournalEntry::at)
                .min(Comparator.naturalOrder())
                .ifPresent(since -> add(Attention.Kind.CLEANUP_PENDING, since));
        promises.stuckSince().ifPresent(since -> add(Attention.Kind.PLANS_STUCK, since));
        if (facts.verifyOld()) {
            add(Attention.Kind.VERIFY_OLD, now);
        }
    }

    private void add(Attention.Kind kind, Instant since) {
        attention.add(new Attention(
                kind, Optional.empty(), facts.space().folder().toString(), since, Optional.empty(), false));
    }
}
