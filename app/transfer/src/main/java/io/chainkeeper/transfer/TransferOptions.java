package io.chainkeeper.transfer;

import java.util.function.BooleanSupplier;

/// How a whole disk is to be moved.
///
/// @param workers   ranges in flight at a time, at least 1; the server's own limit is kept too
/// @param counters  counted up while bytes pass; fresh ones for each disk
/// @param cancelled asked between ranges, and several times a second while waiting for the server; `true` ends the
///                  transfer with [TransferCancelled]
/// @param gate      asked between ranges; while it is closed nothing moves and the ticket is kept alive
/// @param seats     where its workers sit, among those of all other transfers
/// @param wholeDigests whether a full download also digests the disk as the guest reads it, by SHA-256; what it stores
///                  is digested anyway, which costs next to nothing
public record TransferOptions(
        int workers,
        TransferCounters counters,
        BooleanSupplier cancelled,
        Gate gate,
        Seats.Party seats,
        boolean wholeDigests) {
    /// Refuses a transfer that nobody works on.
    public TransferOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
    }

    /// With digests of the whole disk.
    public TransferOptions(
            int workers, TransferCounters counters, BooleanSupplier cancelled, Gate gate, Seats.Party seats) {
        this(workers, counters, cancelled, gate, seats, true);
    }

    /// A transfer of its own, among all others of this process.
    public TransferOptions(int workers, TransferCounters counters, BooleanSupplier cancelled, Gate gate) {
        this(workers, counters, cancelled, gate, Seats.ofProcess().party());
    }

    /// The same without digests of the whole disk.
    public TransferOptions withoutWholeDigests() {
        return new TransferOptions(workers, counters, cancelled, gate, seats, false);
    }

    /// With an open gate.
    public TransferOptions(int workers, TransferCounters counters, BooleanSupplier cancelled) {
        this(workers, counters, cancelled, Gate.OPEN);
    }

    /// Four workers, fresh counters, never cancelled. More than four cost CPU and gain little.
    public static TransferOptions standard() {
        return new TransferOptions(4, new TransferCounters(), () -> false);
    }
}
