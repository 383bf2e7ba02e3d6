package io.chainkeeper.desktop.labpanel;

import java.util.Optional;

/// A trouble as it is ordered.
///
/// @param kind   what goes wrong
/// @param amount of the kind's unit; 0 for kinds without
/// @param moment when, for kinds that leave the choice
public record TroubleWish(TroubleKind kind, long amount, Optional<TroubleMoment> moment) {
    /// The lab's name for it: `drop-after:1048576`, `host-down:ready`, `html-503`.
    public String name() {
        if (kind.unit() != TroubleKind.Unit.NONE) {
            return kind.code() + ":" + amount;
        }
        return moment.map(when -> kind.code() + ":" + when.code()).orElse(kind.code());
    }
}
