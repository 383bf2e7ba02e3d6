package io.chainkeeper.jobs.work;

import io.chainkeeper.images.DiskCells;
import io.chainkeeper.jobs.run.BlockMap;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Reason;
import java.util.Optional;
import java.util.UUID;

/// One disk of a live run: who it is, and the meter that its workers turn.
public final class DiskGauge {
    private final UUID disk;
    private final String alias;
    private final long virtualSize;
    private volatile State state;
    private volatile Optional<DiskProgress> last = Optional.empty();

    private record State(Optional<Mode> mode, Optional<Reason> reason, Meter meter, boolean done) {}

    /// A disk that waits for its turn.
    ///
    /// @param expected bytes that will probably move; the extents will tell exactly
    public DiskGauge(UUID disk, String alias, long virtualSize, long expected) {
        this.disk = disk;
        this.alias = alias;
        this.virtualSize = virtualSize;
        this.state = new State(Optional.empty(), Optional.empty(), Meter.expecting(expected), false);
    }

    /// The disk's id.
    public UUID disk() {
        return disk;
    }

    /// Says how the disk is backed up, and why.
    public void decided(Mode mode, Reason reason) {
        state = new State(Optional.of(mode), Optional.of(reason), state.meter, state.done);
    }

    /// Work begins, perhaps once more: from now on this meter counts.
    public void watch(Meter meter) {
        last = Optional.empty();
        state = new State(state.mode, state.reason, meter, false);
    }

    /// Nothing more will move.
    public void done() {
        state = new State(state.mode, state.reason, state.meter, true);
        freeze();
    }

    /// Keeps what there is to see, and lets go of the counters.
    void freeze() {
        DiskProgress now = progress();
        last = Optional.of(now);
        state = new State(state.mode, state.reason, Meter.expecting(now.bytesToMove()), state.done);
    }

    /// How far it has come.
    public DiskProgress progress() {
        Optional<DiskProgress> kept = last;
        return kept.isPresent() ? kept.get() : measured(state);
    }

    private DiskProgress measured(State now) {
        long moved = now.meter.moved();
        long toMove = now.done ? moved : Math.max(moved, now.meter.toMove());
        return new DiskProgress(
                disk,
                alias,
                now.mode,
                now.reason,
                moved,
                toMove,
                now.meter.zero(),
                virtualSize,
                now.done,
                now.meter.cells().map(DiskGauge::map));
    }

    private static BlockMap map(DiskCells cells) {
        return BlockMap.of(cells.diskSize(), cells.cellBytes(), cells.kinds(), cells.percent());
    }
}
