package io.chainkeeper.desktop;

import io.chainkeeper.jobs.Holding;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.settings.Background.WhenClosed;

/// What there is to say when the window is closed.
///
/// @param attached another process does the work: it goes on, whatever this window does
/// @param planned  plans wait for their time
record Departure(boolean attached, boolean planned) {
    /// What closing comes to.
    enum Way {
        /// The program ends at once.
        QUIT,
        /// The person decides.
        ASK,
        /// The window goes, the program stays.
        BACKGROUND
    }

    /// From an open workplace. Asks it: not for the FX thread.
    static Departure from(Workplace place) throws WorkplaceException {
        boolean attached = place.holding().state() == Holding.State.ATTACHED;
        boolean planned = !attached && place.plans().all().stream().anyMatch(Departure::waits);
        return new Departure(attached, planned);
    }

    private static boolean waits(Plan plan) {
        return plan.enabled() && !(plan.when() instanceof io.chainkeeper.jobs.schedule.When.Manual);
    }

    /// Nothing is known of the workplace: only what this window has started counts.
    static Departure unknown() {
        return new Departure(false, false);
    }

    /// What closing comes to.
    ///
    /// @param running something that this window has started still works
    /// @param decided what the person decided once and for all
    Way way(boolean running, WhenClosed decided) {
        if (attached || !running && !planned) {
            return Way.QUIT;
        }
        return switch (decided) {
            case ASK -> Way.ASK;
            case KEEP_RUNNING -> Way.BACKGROUND;
            case STOP -> Way.QUIT;
        };
    }
}
