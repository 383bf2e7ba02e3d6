package io.chainkeeper.force.kill;

import io.chainkeeper.force.Force;
import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import io.chainkeeper.force.Tally;
import java.nio.file.Path;
import java.util.Optional;

/// `kill -9` at random moments of whatever the program does.
public final class KillForce implements Force {
    private static final int KILLS = 40;
    private static final int KILLS_LONG = 1000;

    /// Makes one.
    public KillForce() {}

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String tries() {
        return "the real process is killed at random moments of backup, restore and rebuild: after the next start"
                + " nothing is left behind, no point is lost or changed, and the catalog is right";
    }

    @Override
    public ForceReport run(ForceOptions options) throws Exception {
        Tally tally = new Tally(options.longest());
        // As users start it, where that is named: the launcher of an application image, or the start script.
        Optional<Path> program = Optional.ofNullable(System.getenv("FORCE_PROGRAM"))
                .filter(each -> !each.isEmpty())
                .map(Path::of);
        int wanted = Optional.ofNullable(System.getenv("FORCE_KILLS"))
                .map(Integer::parseInt)
                .orElse(options.longMode() ? KILLS_LONG : KILLS);
        try (Killing killing = new Killing(options.folder(), options.seed(), program, tally)) {
            killing.firstPoints();
            int struck = 0;
            for (int i = 1; struck < wanted && !tally.enough(); i++) {
                if (i > 2 * wanted) {
                    throw new IllegalStateException("only " + struck + " of " + wanted + " kills struck anything");
                }
                struck += killing.kill(i) ? 1 : 0;
            }
        }
        return tally.report();
    }
}
