package io.chainkeeper.jobs.work;

import io.chainkeeper.transfer.Gate;
import java.time.Duration;

/// What holds up a run's bytes: a person's pause, and the limit that it shares with the other runs.
///
/// @param pause of the run
/// @param share of the bandwidth
record RunGate(Pause pause, Gate share) implements Gate {
    @Override
    public Gate part() {
        return new RunGate(pause, share.part());
    }

    @Override
    public int portion(int most) {
        return share.portion(most);
    }

    @Override
    public boolean admits(int bytes, Duration longest) throws InterruptedException {
        return pause.passes(longest) && share.admits(bytes, longest);
    }
}
