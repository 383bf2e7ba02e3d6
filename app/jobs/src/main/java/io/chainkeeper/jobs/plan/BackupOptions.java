package io.chainkeeper.jobs.plan;

import io.chainkeeper.images.Qcow2Writer;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a person may choose about a backup.
///
/// @param full               every disk is read whole, whatever could be incremental
/// @param proof              how often to compare with the server's checksum
/// @param requireConsistency ask the engine to fail rather than start without frozen file systems (live
///                           backups only)
/// @param compression        how clusters are stored
/// @param disks              only these disks of the VM; empty for all that can be backed up
public record BackupOptions(
        boolean full,
        Proving proof,
        boolean requireConsistency,
        Qcow2Writer.Compression compression,
        Optional<Set<UUID>> disks) {

    /// Keeps its own copy of the set.
    public BackupOptions {
        disks = disks.map(Set::copyOf);
    }

    /// Incremental where possible, never proven, no compression, all disks.
    public static BackupOptions standard() {
        return new BackupOptions(false, new Proving.Never(), false, Qcow2Writer.Compression.NONE, Optional.empty());
    }

    /// The same with every disk read whole, or not.
    public BackupOptions withFull(boolean whole) {
        return new BackupOptions(whole, proof, requireConsistency, compression, disks);
    }

    /// The same with another proof.
    public BackupOptions withProof(Proving proving) {
        return new BackupOptions(full, proving, requireConsistency, compression, disks);
    }

    /// The same with another compression.
    public BackupOptions withCompression(Qcow2Writer.Compression other) {
        return new BackupOptions(full, proof, requireConsistency, other, disks);
    }
}
