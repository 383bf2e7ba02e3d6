package io.chainkeeper.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A run at one moment. Taking one is cheap: ten a second are meant to be taken.
///
/// @param run            the run's id
/// @param kind           what it is for
/// @param vm             the VM it is about, if it is about one
/// @param vmName         its name, or the name of the VM to be made; empty if it is about none
/// @param steps          all stages of this kind of run, in order
/// @param disks          disks in the order in which they are worked on; empty until planned
/// @param bytesMoved     sum over the disks
/// @param bytesToMove    sum over the disks, as far as known now
/// @param bytesPerSecond rate over the last seconds; 0 while nothing moves
/// @param eta            time left at that rate, from the bytes left to move; empty while unknown
/// @param startedAt      when the run began
/// @param endedAt        when it ended
/// @param cancelling     somebody asked to cancel and the run is putting things away
/// @param outcome        how it ended; empty while it works
/// @param waiting        why nothing moves, if it waits for something
public record RunSnapshot(
        UUID run,
        RunKind kind,
        Optional<UUID> vm,
        String vmName,
        List<Step> steps,
        List<DiskProgress> disks,
        long bytesMoved,
        long bytesToMove,
        double bytesPerSecond,
        Optional<Duration> eta,
        Instant startedAt,
        Optional<Instant> endedAt,
        boolean cancelling,
        Optional<Outcome> outcome,
        Optional<Waiting> waiting) {

    /// Keeps its own copies of the lists.
    public RunSnapshot {
        steps = List.copyOf(steps);
        disks = List.copyOf(disks);
    }

    /// The step that works now, or the last one that did.
    public Optional<Step> current() {
        return steps.stream().filter(step -> step.started().isPresent()).reduce((earlier, later) -> later);
    }

    /// The part of the bytes that is done, from 0 to 1.
    public double fraction() {
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Completed) {
            return 1;
        }
        return bytesToMove <= 0 ? 0 : Math.clamp((double) bytesMoved / bytesToMove, 0, 1);
    }
}
