package io.chainkeeper.desktop.overview;

import io.chainkeeper.jobs.activity.Attention;
import java.util.UUID;

/// Something that needs a person, as one line with one button.
///
/// @param what     the thing itself
/// @param sentence what a person reads
/// @param deed     what the button does
/// @param button   what it says
/// @param about    what is acknowledged: the run, the VM, or a name of its own
public record AttentionLine(Attention what, String sentence, Deed deed, String button, UUID about) {
    /// How bad it is: the style class of its sign.
    public String style() {
        return switch (what.kind()) {
            case SPACE_SHORT, LAST_RUN_FAILED, UNPROTECTED -> "alarm";
            case PLANS_STUCK, OVERDUE, LAST_RUN_INTERRUPTED, CLEANUP_PENDING -> "warn";
            case NOT_POSSIBLE, VERIFY_OLD -> "calm";
        };
    }

    /// Its sign.
    public String icon() {
        return switch (what.kind()) {
            case SPACE_SHORT -> "fth-hard-drive";
            case OVERDUE -> "fth-clock";
            case LAST_RUN_FAILED -> "fth-x-octagon";
            case LAST_RUN_INTERRUPTED -> "fth-zap-off";
            case UNPROTECTED -> "fth-shield-off";
            case NOT_POSSIBLE -> "fth-slash";
            case CLEANUP_PENDING -> "fth-trash-2";
            case PLANS_STUCK -> "fth-clock";
            case VERIFY_OLD -> "fth-check-circle";
        };
    }
}
