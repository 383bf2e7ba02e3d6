package io.chainkeeper.lab.trouble;

import static io.chainkeeper.lab.trouble.Moment.FINALIZING;
import static io.chainkeeper.lab.trouble.Moment.READY;
import static io.chainkeeper.lab.trouble.Moment.START;
import static io.chainkeeper.lab.trouble.Moment.STARTING;
import static io.chainkeeper.lab.trouble.Moment.TRANSFERRING;

import java.util.List;
import java.util.Locale;

/// What befalls guests, disks, host or engine while a client works with them.
public enum Happening {
    /// The guest shuts down. A live backup can only fail from then on; a hybrid one goes on.
    GUEST_OFF(TRANSFERRING, START, STARTING, READY, FINALIZING),
    /// The guest dies: as [#GUEST_OFF], and no bitmap of its disks can be used again, which the engine does not know.
    GUEST_CRASHES(TRANSFERRING, START, STARTING, READY, FINALIZING),
    /// The guest moves to another host. A live or cold backup forbids it; a hybrid one does not mind.
    GUEST_MIGRATES(START, STARTING, READY, TRANSFERRING),
    /// A person takes a snapshot of the VM.
    SNAPSHOT_TAKEN(READY, START, TRANSFERRING),
    /// A person puts the VM back to its newest snapshot, if there is one; every checkpoint goes.
    SNAPSHOT_COMMITTED(START),
    /// The VM's newest checkpoint shows as invalid.
    CHECKPOINT_INVALID(START),
    /// The VM gets one more disk.
    DISK_ADDED(START, STARTING, READY, TRANSFERRING),
    /// The VM loses its last disk but the first.
    DISK_REMOVED(START),
    /// The VM's first disk becomes 64 MiB larger.
    DISK_RESIZED(START),
    /// The VM's first disk moves to another storage domain; if the guest runs, bitmaps are lost on the way.
    DISK_MOVED(START),
    /// The storage domain has no room for a snapshot or a new disk; during an upload: for what is written, and it shows
    /// no room until the uploaded disk is gone.
    STORAGE_FULL(START, TRANSFERRING),
    /// The user may not do this.
    PERMISSION_MISSING(START, TRANSFERRING),
    /// The engine is started anew: sessions are lost, and for a while a web page answers. Work goes on.
    ENGINE_RESTARTS(READY, START, STARTING, TRANSFERRING, FINALIZING),
    /// The engine is away for long and comes back without its work: tickets have expired, transfers are stopped, and
    /// running backups failed with their snapshots left behind.
    ENGINE_FORGETS(TRANSFERRING, STARTING, READY, FINALIZING),
    /// The host is gone for a while, with everything that ran on it.
    HOST_DOWN(TRANSFERRING, START, STARTING, READY, FINALIZING),
    /// The engine holds the transfer for unused and does what the transfer's policy says.
    TRANSFER_IDLE(TRANSFERRING),
    /// The engine fails to renew the transfer's ticket: a download is cancelled, an upload paused.
    RENEWAL_FAILS(TRANSFERRING, FINALIZING),
    /// The engine has ended a download that was read to the last byte, just before the client asks for it.
    ENGINE_FINALIZES(FINALIZING);

    private final Moment usual;
    private final List<Moment> others;

    Happening(Moment usual, Moment... others) {
        this.usual = usual;
        this.others = List.of(others);
    }

    /// When it happens if nothing is said.
    public Moment usual() {
        return usual;
    }

    /// Whether it can happen at a moment.
    public boolean canBe(Moment moment) {
        return moment == usual || others.contains(moment);
    }

    /// Whether there is more than one moment at which it can happen.
    public boolean hasChoice() {
        return !others.isEmpty();
    }

    /// Its name as typed: `guest-off`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
