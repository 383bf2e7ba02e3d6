package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.activity.Attention;
import java.time.Instant;
import java.util.UUID;

/// One VM or folder that is not as it should be.
///
/// @param key   the same for the same VM or folder, whatever is wrong with it
/// @param name  as people call it
/// @param kind  the worst that is wrong
/// @param since since when
public record Concern(String key, String name, Attention.Kind kind, Instant since) {
    /// What somebody is told of. What never was protected is no change, and is shown in the window, as is what was not
    /// read back for long.
    static boolean isTold(Attention.Kind kind) {
        return switch (kind) {
            case SPACE_SHORT, OVERDUE, LAST_RUN_FAILED, LAST_RUN_INTERRUPTED, CLEANUP_PENDING -> true;
            // A computer that has just woken has not looked at its clock for hours, and does so in a moment.
            case PLANS_STUCK, UNPROTECTED, NOT_POSSIBLE, VERIFY_OLD -> false;
        };
    }

    static Concern of(Attention attention) {
        String key = attention.vm().map(UUID::toString).orElseGet(() -> "folder " + attention.subject());
        return new Concern(key, attention.subject(), attention.kind(), attention.since());
    }
}
