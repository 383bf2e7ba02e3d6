package io.chainkeeper.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/// One signed-in conversation with one engine. Safe for many threads; blocks the caller, so never call it from a
/// screen's thread.
///
/// A thing that is not there is an empty `Optional`, or `false` from a removal. Every operation carries a correlation
/// id to the engine's log; where none is given, a fresh one is used. Lists are what the engine showed while they were
/// read, page by page; they can be out of date when they arrive.
public final class Engine implements AutoCloseable {
    private Engine() {}

    /// Signs in.
    public static Engine connect(EngineAddress address, EngineCa ca, Login login, EngineLimits limits)
            throws EngineException {
        throw new UnsupportedOperationException();
    }
    /// Trusts the engine's CA only; for image transfers, whose hosts have certificates of the same CA.
    public SSLContext tls() {
        throw new UnsupportedOperationException();
    }

    public EngineAddress address() {
        throw new UnsupportedOperationException();
    }

    public EngineInfo info() throws EngineException {
        throw new UnsupportedOperationException();
    }

    public List<Vm> vms() throws EngineException {
        throw new UnsupportedOperationException();
    }

    public Optional<Vm> vm(UUID vm) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public List<Cluster> clusters() throws EngineException {
        throw new UnsupportedOperationException();
    }

    public List<StorageDomain> storageDomains() throws EngineException {
        throw new UnsupportedOperationException();
    }

    public List<Host> hosts() throws EngineException {
        throw new UnsupportedOperationException();
    }

    public List<VnicProfile> vnicProfiles() throws EngineException {
        throw new UnsupportedOperationException();
    }

    public Optional<Disk> disk(UUID disk) throws EngineException {
        throw new UnsupportedOperationException();
    }
    /// The VM's configuration as OVF.
    public String ovf(UUID vm) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public Backup startBackup(BackupRequest request) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public Optional<Backup> backup(UUID vm, UUID backup) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public List<Backup> backups(UUID vm) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public List<BackupDisk> backupDisks(UUID vm, UUID backup) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public FinalizeAnswer finalizeBackup(UUID vm, UUID backup) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public FinalizeAnswer finalizeBackup(UUID vm, UUID backup, String correlationId) throws EngineException {
        throw new UnsupportedOperationException();
    }
    /// Oldest first.
    public List<Checkpoint> checkpoints(UUID vm) throws EngineException {
        throw new UnsupportedOperationException();
    }
    /// Disks in the checkpoint, hence those that can be incremental from it.
    public List<UUID> checkpointDisks(UUID vm, UUID checkpoint) throws EngineException {
        throw new UnsupportedOperationException();
    }
    /// Asks for removal; gone when [#checkpoints] no longer shows it. False: there was none.
    public boolean removeCheckpoint(UUID vm, UUID checkpoint) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public List<Snapshot> snapshots(UUID vm) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public ImageTransfer startDownload(UUID disk, UUID backup, String correlationId) throws EngineException {
        throw new UnsupportedOperationException();
    }
    /// Only ever into a disk made for it: a failed or cancelled upload deletes its disk.
    public ImageTransfer startUpload(UUID disk, String correlationId) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public Optional<ImageTransfer> transfer(UUID transfer) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public void finalizeTransfer(UUID transfer) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public void cancelTransfer(UUID transfer) throws EngineException {
        throw new UnsupportedOperationException();
    }
    /// All transfers that the engine remembers, running and ended.
    public List<UUID> transfers() throws EngineException {
        throw new UnsupportedOperationException();
    }

    public UUID createDisk(NewDisk disk) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public boolean removeDisk(UUID disk) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public UUID createVm(NewVm vm) throws EngineException {
        throw new UnsupportedOperationException();
    }

    public void attachDisk(UUID vm, NewAttachment attachment) throws EngineException {
        throw new UnsupportedOperationException();
    }
    /// @param detachOnly keep the VM's disks
    public boolean removeVm(UUID vm, boolean detachOnly) throws EngineException {
        throw new UnsupportedOperationException();
    }
    /// Newest first.
    public List<Event> events(String search, int max) throws EngineException {
        throw new UnsupportedOperationException();
    }

    /// Signs out and closes all connections. Running backups and transfers go on.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
