package io.chainkeeper.force.command;

import io.chainkeeper.force.Force;
import io.chainkeeper.force.crash.CrashForce;
import io.chainkeeper.force.full.FullForce;
import io.chainkeeper.force.fuzz.FuzzForce;
import io.chainkeeper.force.kill.KillForce;
import io.chainkeeper.force.liars.LiarsForce;
import io.chainkeeper.force.walk.WalkForce;
import java.util.List;

/// Every force there is, in the order in which they are run.
final class Forces {
    private static final List<Force> ALL = List.of(
            new WalkForce(), new CrashForce(), new KillForce(), new FullForce(), new LiarsForce(), new FuzzForce());

    private Forces() {}

    static List<Force> all() {
        return ALL;
    }
}
