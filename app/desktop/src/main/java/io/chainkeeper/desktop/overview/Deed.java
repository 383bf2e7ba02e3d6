package io.chainkeeper.desktop.overview;

import io.chainkeeper.jobs.activity.Attention;
import java.util.Locale;

/// What a person can do about something that needs attention.
public enum Deed {
    /// Back the VM up now.
    BACK_UP,
    /// Look at the run that tells more.
    SHOW_RUN,
    /// Look at the VM.
    SHOW_VM,
    /// Look at the repository's space and how much of it is verified.
    SHOW_STORES,
    /// Look at the plans and when they run next.
    SHOW_PLANS,
    /// Settle what died runs have left.
    CLEAN_UP;

    /// What helps most.
    static Deed about(Attention attention) {
        return switch (attention.kind()) {
            case OVERDUE, UNPROTECTED -> BACK_UP;
            case LAST_RUN_FAILED, LAST_RUN_INTERRUPTED -> attention.run().isPresent() ? SHOW_RUN : SHOW_VM;
            case NOT_POSSIBLE -> SHOW_VM;
            case CLEANUP_PENDING -> CLEAN_UP;
            case SPACE_SHORT, VERIFY_OLD -> SHOW_STORES;
            case PLANS_STUCK -> SHOW_PLANS;
        };
    }

    /// The key of the button's text.
    String key() {
        return "overview.deed." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
