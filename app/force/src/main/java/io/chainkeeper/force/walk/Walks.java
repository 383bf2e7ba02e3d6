package io.chainkeeper.force.walk;

import io.chainkeeper.force.Folders;
import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.LabTime;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import java.nio.file.Path;
import java.util.Random;

/// Walks, one after the other for each walker, until there were enough steps. The number of a walk decides its
/// seed, whoever walks it.
final class Walks {
    private final ForceOptions options;
    private final long wanted;
    private final Tally tally;
    private final Random seeds;
    private int begun;

    Walks(ForceOptions options, long wanted, Tally tally) {
        this.options = options;
        this.wanted = wanted;
        this.tally = tally;
        this.seeds = new Random(options.seed());
    }

    private record Next(int number, long seed) {}

    private synchronized Next next() {
        begun++;
        return new Next(begun, seeds.nextLong());
    }

    /// Walks until it is enough, or something was found.
    Void walk() throws Exception {
        while (tally.of("steps") < wanted && !tally.enough()) {
            walk(next());
        }
        return null;
    }

    private void walk(Next next) throws Exception {
        Path folder = options.folder().resolve("walk-" + next.number());
        LabTime time = new LabTime();
        try (Lab lab = Lab.start(LabOptions.fast(folder.resolve("lab")).withClock(time));
                Episode episode = new Episode(next.seed(), folder, lab, time, tally)) {
            tally.count("walks");
            tally.add("steps", episode.walk("walk " + next.number() + " of seed " + options.seed()));
        }
        Folders.remove(folder);
    }
}
