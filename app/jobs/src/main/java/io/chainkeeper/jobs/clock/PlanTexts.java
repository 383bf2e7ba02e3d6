package io.chainkeeper.jobs.clock;

import io.chainkeeper.jobs.schedule.Plan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Plans as text, in the form of their own file, for who takes them elsewhere.
public final class PlanTexts {
    private PlanTexts() {}

    /// The text.
    public static byte[] write(List<Plan> plans) {
        return PlansJson.write(new KeptPlans(Optional.empty(), plans));
    }

    /// The plans in a text.
    ///
    /// @throws IOException when it is none of ours, or was written by a newer program
    public static List<Plan> read(byte[] text) throws IOException {
        try {
            return PlansJson.read(text).plans();
        } catch (PlansJson.Unreadable | PlansJson.Newer refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }
}
