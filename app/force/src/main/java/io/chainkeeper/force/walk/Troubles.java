package io.chainkeeper.force.walk;

import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Troubles of the engine, by chance.
final class Troubles {
    private static final List<Trouble> HAPPENINGS = happenings();

    private Troubles() {}

    private static List<Trouble> happenings() {
        List<Trouble> all = new ArrayList<>();
        for (Happening what : Happening.values()) {
            for (Moment when : Moment.values()) {
                if (what.canBe(when)) {
                    all.add(Trouble.happens(what, when));
                }
            }
        }
        return List.copyOf(all);
    }

    static Trouble any(Random random) {
        if (random.nextInt(3) == 0) {
            return HAPPENINGS.get(random.nextInt(HAPPENINGS.size()));
        }
        List<Trouble> others = new ArrayList<>();
        others.add(Trouble.dropAfter(random.nextInt(1 << 21)));
        others.add(Trouble.slow((1 << 20) + random.nextInt(1 << 22)));
        others.addAll(Trouble.plain());
        return others.get(random.nextInt(others.size()));
    }
}
