package io.chainkeeper.lab.trouble;

import java.util.List;

/// Something that goes wrong once, on the first request that it fits.
///
/// Every trouble has a [#name] and a text form (`name`, `name:number` or `name:moment`) that [#parse] reads back, so
/// that a command line can order one.
public sealed interface Trouble {
    /// After so many more bytes of image data (either way, over all tickets) the connection that moves them is cut.
    ///
    /// @param bytes at least 0
    record DropAfter(long bytes) implements Trouble {
        public DropAfter {
            Trouble.atLeast(0, bytes);
        }
    }

    /// The engine's next API request is answered by a proxy's 503 page in HTML.
    record Html503() implements Trouble {}

    /// The next image data request finds its ticket expired, for good.
    record TicketExpired() implements Trouble {}

    /// The next image data request's connection, as long as it lives, moves this many bytes a second.
    ///
    /// @param bytesPerSecond at least 1
    record Slow(long bytesPerSecond) implements Trouble {
        public Slow {
            Trouble.atLeast(1, bytesPerSecond);
        }
    }

    /// The checkpoint that the next incremental backup starts from is gone.
    record LostCheckpoint() implements Trouble {}

    /// The next backup or transfer finds its disk locked by something else.
    record DiskLocked() implements Trouble {}

    /// The next incremental backup is refused.
    record IncrementalRefused() implements Trouble {}

    /// The next ranged read ends after half of its announced bytes.
    record ShortBody() implements Trouble {}

    /// The next ranged read is answered with another range than was asked for.
    record WrongRange() implements Trouble {}

    /// The next image data request, and every further one of its connection, is answered 500.
    record ServerError500() implements Trouble {}

    /// The engine forgets the session of the next API request.
    record TokenExpired() implements Trouble {}

    /// The next removal of a backup's snapshot takes ten times as long.
    record SlowMerge() implements Trouble {}

    /// The next backup fails before it is ready; an incremental one takes the VM's checkpoints with it.
    record BackupFails() implements Trouble {}

    /// The next backup's snapshot can't be removed: the backup succeeds and the snapshot stays. A snapshot that
    /// somebody has removed meanwhile stays as well, and its half merged images are illegal until a removal
    /// gets to its end.
    record MergeFails() implements Trouble {}

    /// The next backup's snapshot fails half-way and is used all the same: only the engine's log warns of it.
    record SnapshotDoubtful() implements Trouble {}

    /// Something befalls guest, disk, host or engine at a moment of a run.
    ///
    /// @param what what
    /// @param when at which of its moments
    record Happens(Happening what, Moment when) implements Trouble {
        public Happens {
            if (!what.canBe(when)) {
                throw new IllegalArgumentException(what.code() + " does not happen at " + when.code());
            }
        }
    }

    /// See [Happens]; at its usual moment.
    static Trouble happens(Happening what) {
        return happens(what, what.usual());
    }

    /// See [Happens].
    static Trouble happens(Happening what, Moment when) {
        return new Happens(what, when);
    }

    /// One of each that takes no number and has no moment.
    static List<Trouble> plain() {
        return TroubleNames.PLAIN;
    }

    /// See [DropAfter].
    static Trouble dropAfter(long bytes) {
        return new DropAfter(bytes);
    }

    /// See [Html503].
    static Trouble html503() {
        return new Html503();
    }

    /// See [TicketExpired].
    static Trouble ticketExpired() {
        return new TicketExpired();
    }

    /// See [Slow].
    static Trouble slow(long bytesPerSecond) {
        return new Slow(bytesPerSecond);
    }

    /// See [LostCheckpoint].
    static Trouble lostCheckpoint() {
        return new LostCheckpoint();
    }

    /// See [DiskLocked].
    static Trouble diskLocked() {
        return new DiskLocked();
    }

    /// See [IncrementalRefused].
    static Trouble incrementalRefused() {
        return new IncrementalRefused();
    }

    /// See [ShortBody].
    static Trouble shortBody() {
        return new ShortBody();
    }

    /// See [WrongRange].
    static Trouble wrongRange() {
        return new WrongRange();
    }

    /// See [ServerError500].
    static Trouble serverError500() {
        return new ServerError500();
    }

    /// See [TokenExpired].
    static Trouble tokenExpired() {
        return new TokenExpired();
    }

    /// See [SlowMerge].
    static Trouble slowMerge() {
        return new SlowMerge();
    }

    /// See [BackupFails].
    static Trouble backupFails() {
        return new BackupFails();
    }

    /// See [MergeFails].
    static Trouble mergeFails() {
        return new MergeFails();
    }

    /// See [SnapshotDoubtful].
    static Trouble snapshotDoubtful() {
        return new SnapshotDoubtful();
    }

    /// Every name that [#parse] knows, with `:N` where a number belongs and `:WHEN` where a moment may be said.
    static List<String> names() {
        return TroubleNames.all();
    }

    /// This trouble as text, for example `slow:1048576`.
    default String name() {
        return switch (this) {
            case DropAfter(long bytes) -> "drop-after:" + bytes;
            case Html503() -> "html-503";
            case TicketExpired() -> "ticket-expired";
            case Slow(long rate) -> "slow:" + rate;
            case LostCheckpoint() -> "lost-checkpoint";
            case DiskLocked() -> "disk-locked";
            case IncrementalRefused() -> "incremental-refused";
            case ShortBody() -> "short-body";
            case WrongRange() -> "wrong-range";
            case ServerError500() -> "server-error-500";
            case TokenExpired() -> "token-expired";
            case SlowMerge() -> "slow-merge";
            case BackupFails() -> "backup-fails";
            case MergeFails() -> "merge-fails";
            case SnapshotDoubtful() -> "snapshot-doubtful";
            case Happens(Happening what, Moment when) ->
                when == what.usual() ? what.code() : what.code() + ":" + when.code();
        };
    }

    /// Reads what [#name] writes.
    ///
    /// @throws IllegalArgumentException for anything else, with the names that are known
    static Trouble parse(String text) {
        return TroubleNames.parse(text);
    }

    private static void atLeast(long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException("must be at least " + least + ": " + value);
        }
    }
}
