package io.chainkeeper.jobs.schedule;

import java.util.Optional;
import java.util.UUID;

/// Which plan a VM belongs to, and why.
///
/// @param vm   its id
/// @param name its name
/// @param plan the plan; empty if it belongs to none
/// @param by   why
/// @param tag  the tag that decided, if one did, such as `ck-no-backup-test_machine`
public record Assignment(UUID vm, String name, Optional<UUID> plan, By by, Optional<String> tag) {
    /// What decided.
    public enum By {
        /// The VM's tag `ck-no-backup`, with or without a reason: no plan touches it.
        NO_BACKUP_TAG,
        /// The VM's tag `ck-plan-NAME`.
        PLAN_TAG,
        /// A plan lists the VM.
        LISTED,
        /// A plan's rule is the first that matches.
        RULE,
        /// No plan wants it.
        NOBODY
    }

    /// The reason behind a `ck-no-backup-REASON` tag, with spaces for `_`; empty if there is none.
    public Optional<String> reason() {
        return by == By.NO_BACKUP_TAG ? tag.flatMap(Tags::reason) : Optional.empty();
    }
}
