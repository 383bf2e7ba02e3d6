package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run's snapshot in words.
///
/// @param wording of the window
record RunSentences(Wording wording) {
    private static final Duration EXACT = Duration.ofMinutes(2);
    private static final Duration ROUGH = Duration.ofMinutes(10);

    /// What runs, on what; after the end also how long it took.
    String title(RunSnapshot now) {
        String kind = wording.words().of(now.kind());
        String subject = now.vmName().isEmpty() ? kind : wording.get("run.title", kind, now.vmName());
        return now.endedAt()
                .map(end -> wording.get("run.ended", subject, took(now.startedAt(), end)))
                .orElse(subject);
    }

    /// Stage, bytes, rate and time left; or what holds it up; after the end, how it ended.
    String summary(RunSnapshot now) {
        return now.outcome().map(wording.words()::of).orElseGet(() -> underWay(now));
    }

    private String underWay(RunSnapshot now) {
        if (now.cancelling()) {
            return wording.get("run.cancelling.what");
        }
        List<String> parts = new ArrayList<>();
        now.waiting()
                .map(wording.words()::of)
                .or(() -> now.current().map(step -> wording.words().of(step.stage())))
                .ifPresent(parts::add);
        if (now.bytesToMove() > 0) {
            parts.add(wording.get("run.moved", wording.size(now.bytesMoved()), wording.size(now.bytesToMove())));
        }
        if (now.bytesPerSecond() >= 1) {
            parts.add(wording.get("run.rate", wording.size((long) now.bytesPerSecond())));
        }
        now.eta()
                .ifPresent(left ->
                        parts.add(wording.get("run.eta", wording.moments().span(rounded(left)))));
        return String.join(" · ", parts);
    }

    /// The further away the end, the rougher the word: nobody believes the seconds of an hour.
    private static Duration rounded(Duration left) {
        long unit = left.compareTo(EXACT) < 0 ? 1 : left.compareTo(ROUGH) < 0 ? 10 : 60;
        return Duration.ofSeconds(Math.max(1, Math.ceilDiv(left.toSeconds(), unit) * unit));
    }

    /// All steps with their times.
    List<StepLine> steps(RunSnapshot now, Instant moment) {
        return now.steps().stream().map(step -> line(step, moment)).toList();
    }

    private StepLine line(Step step, Instant moment) {
        String name = wording.words().of(step.stage());
        String took = step.started()
                .map(from -> took(from, step.ended().orElse(moment)))
                .orElse("");
        String said = wording.get("run.step.spoken", name, wording.words().of(step.state()));
        String spoken = took.isEmpty() ? said : wording.get("run.step.spoken.took", said, took);
        return new StepLine(name, step.state(), took, spoken);
    }

    /// In whole seconds, so that a running step's time changes once a second.
    private String took(Instant from, Instant to) {
        Duration exact = Duration.between(from, to);
        return wording.moments().span(exact.isNegative() ? Duration.ZERO : Duration.ofSeconds(exact.toSeconds()));
    }

    /// All disks.
    List<DiskLine> disks(RunSnapshot now) {
        return now.disks().stream().map(this::line).toList();
    }

    private DiskLine line(DiskProgress disk) {
        String name = disk.mode()
                .map(mode ->
                        wording.get("run.disk", disk.alias(), wording.words().of(mode)))
                .orElse(disk.alias());
        String why = disk.reason().map(wording.words()::of).orElse("");
        return new DiskLine(disk.disk(), name, why, progress(disk), disk.fraction());
    }

    private String progress(DiskProgress disk) {
        if (disk.bytesToMove() == 0 && !disk.done()) {
            return wording.get("run.disk.waiting");
        }
        String moved = wording.size(disk.bytesMoved());
        String toMove = wording.size(disk.bytesToMove());
        return disk.bytesZero() == 0
                ? wording.get("run.disk.progress", moved, toMove)
                : wording.get("run.disk.progress.zero", moved, toMove, wording.size(disk.bytesZero()));
    }

    /// The disk whose map is worth showing; empty before the first extents are known.
    static Optional<MappedDisk> mapped(RunSnapshot now) {
        Optional<DiskProgress> moving = now.disks().stream()
                .filter(disk -> disk.map().isPresent() && !disk.done())
                .findFirst();
        return moving.or(() -> now.disks().stream()
                        .filter(disk -> disk.map().isPresent())
                        .reduce((_, later) -> later))
                .flatMap(disk -> disk.map().map(map -> new MappedDisk(disk.alias(), map)));
    }
}
