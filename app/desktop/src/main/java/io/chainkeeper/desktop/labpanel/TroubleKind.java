package io.chainkeeper.desktop.labpanel;

import static io.chainkeeper.desktop.labpanel.TroubleMoment.FINALIZING;
import static io.chainkeeper.desktop.labpanel.TroubleMoment.READY;
import static io.chainkeeper.desktop.labpanel.TroubleMoment.START;
import static io.chainkeeper.desktop.labpanel.TroubleMoment.STARTING;
import static io.chainkeeper.desktop.labpanel.TroubleMoment.TRANSFERRING;

import java.util.List;
import java.util.Locale;

/// Kinds of trouble that the lab can make, in the order in which a run meets them.
public enum TroubleKind {
    TOKEN_EXPIRED(Group.ENGINE),
    HTML_503(Group.ENGINE),
    PERMISSION_MISSING(Group.ENGINE, START, TRANSFERRING),
    ENGINE_RESTARTS(Group.ENGINE, READY, START, STARTING, TRANSFERRING, FINALIZING),
    ENGINE_FORGETS(Group.ENGINE, TRANSFERRING, STARTING, READY, FINALIZING),
    HOST_DOWN(Group.ENGINE, TRANSFERRING, START, STARTING, READY, FINALIZING),
    DISK_LOCKED(Group.START),
    STORAGE_FULL(Group.START, START, TRANSFERRING),
    BACKUP_FAILS(Group.START),
    SNAPSHOT_DOUBTFUL(Group.START),
    LOST_CHECKPOINT(Group.START),
    CHECKPOINT_INVALID(Group.START),
    INCREMENTAL_REFUSED(Group.START),
    GUEST_OFF(Group.GUEST, TRANSFERRING, START, STARTING, READY, FINALIZING),
    GUEST_CRASHES(Group.GUEST, TRANSFERRING, START, STARTING, READY, FINALIZING),
    GUEST_MIGRATES(Group.GUEST, START, STARTING, READY, TRANSFERRING),
    SNAPSHOT_TAKEN(Group.DISKS, READY, START, TRANSFERRING),
    SNAPSHOT_COMMITTED(Group.DISKS),
    DISK_ADDED(Group.DISKS, START, STARTING, READY, TRANSFERRING),
    DISK_REMOVED(Group.DISKS),
    DISK_RESIZED(Group.DISKS),
    DISK_MOVED(Group.DISKS),
    SLOW(Group.BYTES, Unit.BYTES_PER_SECOND),
    DROP_AFTER(Group.BYTES, Unit.BYTES),
    SHORT_BODY(Group.BYTES),
    WRONG_RANGE(Group.BYTES),
    SERVER_ERROR_500(Group.BYTES),
    TICKET_EXPIRED(Group.BYTES),
    RENEWAL_FAILS(Group.BYTES, TRANSFERRING, FINALIZING),
    TRANSFER_IDLE(Group.BYTES),
    ENGINE_FINALIZES(Group.END),
    SLOW_MERGE(Group.END),
    MERGE_FAILS(Group.END);

    /// What a kind's number counts.
    public enum Unit {
        /// It has none.
        NONE,
        /// Bytes until it strikes.
        BYTES,
        /// Bytes a second from then on.
        BYTES_PER_SECOND
    }

    /// What kinds are about.
    public enum Group {
        /// The engine and its host.
        ENGINE,
        /// The start of a backup.
        START,
        /// The guest.
        GUEST,
        /// What people do to disks and snapshots.
        DISKS,
        /// Bytes on their way.
        BYTES,
        /// The end of a run.
        END;

        /// Its name at the end of its text's key.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Group group;
    private final Unit unit;
    private final List<TroubleMoment> moments;

    TroubleKind(Group group, TroubleMoment... moments) {
        this.group = group;
        this.unit = Unit.NONE;
        this.moments = List.of(moments);
    }

    TroubleKind(Group group, Unit unit) {
        this.group = group;
        this.unit = unit;
        this.moments = List.of();
    }

    /// What it is about.
    public Group group() {
        return group;
    }

    /// What its number counts.
    public Unit unit() {
        return unit;
    }

    /// The moments to choose from, the usual one first; empty where there is no choice.
    public List<TroubleMoment> moments() {
        return moments;
    }

    /// Its name in the lab and at the end of its texts' keys: `drop-after`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
