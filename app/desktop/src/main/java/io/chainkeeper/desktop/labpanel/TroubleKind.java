package io.chainkeeper.desktop.labpanel;

import java.util.Locale;

/// Kinds of trouble that the lab can make, in the order in which a run meets them.
public enum TroubleKind {
    TOKEN_EXPIRED(Unit.NONE),
    HTML_503(Unit.NONE),
    DISK_LOCKED(Unit.NONE),
    BACKUP_FAILS(Unit.NONE),
    LOST_CHECKPOINT(Unit.NONE),
    INCREMENTAL_REFUSED(Unit.NONE),
    SLOW(Unit.BYTES_PER_SECOND),
    DROP_AFTER(Unit.BYTES),
    SHORT_BODY(Unit.NONE),
    WRONG_RANGE(Unit.NONE),
    SERVER_ERROR_500(Unit.NONE),
    TICKET_EXPIRED(Unit.NONE),
    SLOW_MERGE(Unit.NONE),
    MERGE_FAILS(Unit.NONE);

    /// What a kind's number counts.
    public enum Unit {
        /// It has none.
        NONE,
        /// Bytes until it strikes.
        BYTES,
        /// Bytes a second from then on.
        BYTES_PER_SECOND
    }

    private final Unit unit;

    TroubleKind(Unit unit) {
        this.unit = unit;
    }

    /// What its number counts.
    public Unit unit() {
        return unit;
    }

    /// Its name in the lab and at the end of its texts' keys: `drop-after`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
