package io.chainkeeper.jobs.run;

/// How much a workplace does at a time. May change while runs work.
///
/// @param runsAtOnce           runs that work at the same time, at least 1; the others wait for their turn
/// @param runsPerStorageDomain of these, how many may work on one storage domain, at least 1
/// @param bandwidth            for all transfers together
public record RunLimits(int runsAtOnce, int runsPerStorageDomain, Bandwidth bandwidth) {
    /// Refuses limits under which nothing would ever run.
    public RunLimits {
        if (runsAtOnce < 1 || runsPerStorageDomain < 1) {
            throw new IllegalArgumentException(
                    runsAtOnce + " runs at once, " + runsPerStorageDomain + " per storage domain");
        }
    }

    /// Two runs at once, one per storage domain, as fast as it goes.
    public static RunLimits standard() {
        return new RunLimits(2, 1, Bandwidth.UNLIMITED);
    }

    /// The same with another bandwidth.
    public RunLimits with(Bandwidth other) {
        return new RunLimits(runsAtOnce, runsPerStorageDomain, other);
    }
}
