package io.chainkeeper.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.X509TrustManager;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.ovirt.engine.sdk4.internal.HttpConnection;
import org.ovirt.engine.sdk4.services.SystemService;

/// One signed-in conversation with one engine. Safe for many threads; blocks the caller, so never call it from a
/// screen's thread.
///
/// A thing that is not there is an empty `Optional`, or `false` from a removal; a list of things of a VM that is not
/// there is an [EngineRefused] with [Refusal#NOT_FOUND]. Every operation carries a correlation id to the engine's log;
/// where none is given, a fresh one is used. Lists are what the engine showed while they were read; they can be out of
/// date when they arrive. The engine forgets an idle conversation after half an hour; we sign in again without a word.
///
/// Every method throws an [EngineException], for the reasons that its four kinds tell.
public final class Engine implements AutoCloseable {
    private final EngineAddress address;
    private final EngineCa ca;
    private final Wire wire;
    private final Session session;
    private final EngineInfo info;
    private final Inventory inventory;
    private final Backups backups;
    private final Transfers transfers;
    private final Restores restores;
    private final Permits permits;
    private final RequestLog requestLog;

    private Engine(EngineAddress address, EngineCa ca, Login login, Wire wire, int mostVms) throws EngineException {
        this.address = address;
        this.ca = ca;
        this.wire = wire;
        this.session = new Session(new SignIn(wire, address, login));
        SystemService system = sdk(address, new Transport(wire, session));
        this.inventory = new Inventory(system, mostVms);
        this.backups = new Backups(system);
        this.transfers = new Transfers(system);
        this.restores = new Restores(system);
        this.permits = new Permits(system);
        this.requestLog = new RequestLog(inventory, transfers);
        this.info = inventory.engine();
    }

    private static SystemService sdk(EngineAddress address, Transport transport) {
        HttpConnection connection = new HttpConnection();
        connection.setClient(transport);
        connection.setUrl(address.api().toString());
        connection.setHeaders(Map.of());
        // The transport signs in and replaces this; while it is set, the SDK does not try to sign in itself.
        connection.setSsoToken("held-by-the-transport");
        return connection.systemService();
    }

    /// Signs in and asks the engine who it is.
    ///
    /// @param ca the only authority that is trusted; its certificate must be for the host name in the address
    public static Engine connect(EngineAddress address, EngineCa ca, Login login, EngineLimits limits)
            throws EngineException {
        Wire wire = new Wire(ca.tls(), new DefaultHostnameVerifier(), limits);
        try {
            return new Engine(address, ca, login, wire, limits.vms());
        } catch (EngineException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    /// Trusts the engine's CA only; for image transfers, whose hosts have certificates of the same CA. Host names are
    /// to be checked by whoever uses it.
    public X509TrustManager trust() {
        return ca.trust();
    }

    /// Where it is.
    public EngineAddress address() {
        return address;
    }

    /// Who it is, as it said when we connected.
    public EngineInfo info() {
        return info;
    }

    /// All VMs with their disks, network cards and tags, by name.
    public List<Vm> vms() throws EngineException {
        return inventory.vms();
    }

    /// One VM with its disks, network cards and tags.
    public Optional<Vm> vm(UUID vm) throws EngineException {
        return inventory.vm(vm);
    }

    /// All clusters.
    public List<Cluster> clusters() throws EngineException {
        return inventory.clusters();
    }

    /// All storage domains.
    public List<StorageDomain> storageDomains() throws EngineException {
        return inventory.storageDomains();
    }

    /// All hosts.
    public List<Host> hosts() throws EngineException {
        return inventory.hosts();
    }

    /// All networks as VMs see them.
    public List<VnicProfile> vnicProfiles() throws EngineException {
        return inventory.vnicProfiles();
    }

    /// All logical networks.
    public List<Network> networks() throws EngineException {
        return inventory.networks();
    }

    /// One disk; ask again until its status is not locked, at least a second apart.
    public Optional<Disk> disk(UUID disk) throws EngineException {
        return inventory.disk(disk);
    }

    /// What the user may do with each disk, in the engine's words, such as `backup_disk`.
    ///
    /// A disk of which the engine does not tell it is left out, and so are all if it does not say who we are.
    public Map<UUID, Set<String>> permits(Collection<UUID> disks) throws EngineException {
        return permits.on(disks);
    }

    /// The VM's whole configuration as OVF, to be kept with a point and given back through [OvfForRestore].
    public String ovf(UUID vm) throws EngineException {
        return inventory.ovf(vm);
    }

    /// Opens a backup. Ask for it by the id in the answer until it is ready, at least a second apart; then read which
    /// disks are incremental, transfer them, and end it with [#finalizeBackup(UUID, UUID)] whatever happened.
    public Backup startBackup(BackupRequest request) throws EngineException {
        return backups.start(request);
    }

    /// One backup; engines keep it for a quarter of an hour after its end, before 4.4.7 not at all.
    public Optional<Backup> backup(UUID vm, UUID backup) throws EngineException {
        return backups.backup(vm, backup);
    }

    /// All backups of a VM that the engine remembers, running and ended.
    public List<Backup> backups(UUID vm) throws EngineException {
        return backups.backups(vm);
    }

    /// Which disks are in a backup, and how; empty for a hybrid backup that is not ready.
    public List<BackupDisk> backupDisks(UUID vm, UUID backup) throws EngineException {
        return backups.disks(vm, backup);
    }

    /// Ends a backup, after its transfers have ended.
    public FinalizeAnswer finalizeBackup(UUID vm, UUID backup) throws EngineException {
        return backups.end(vm, backup, CorrelationIds.fresh());
    }

    /// Ends a backup, with the correlation id it was started with, so that the engine's events stand together.
    public FinalizeAnswer finalizeBackup(UUID vm, UUID backup, String correlationId) throws EngineException {
        return backups.end(vm, backup, correlationId);
    }

    /// The checkpoints of a VM, oldest first. None of a VM that is gone: its checkpoints went with it.
    public List<Checkpoint> checkpoints(UUID vm) throws EngineException {
        return backups.checkpoints(vm);
    }

    /// Disks in a checkpoint: only they can be incremental from it.
    public List<UUID> checkpointDisks(UUID vm, UUID checkpoint) throws EngineException {
        return backups.checkpointDisks(vm, checkpoint);
    }

    /// Asks for a checkpoint's removal; it is gone when [#checkpoints(UUID)] no longer shows it.
    /// First make sure that its disks are attached to this VM still: up to engine 4.5.7 a disk that was moved to
    /// another running VM can be damaged by it.
    ///
    /// @return false when there was none
    public boolean removeCheckpoint(UUID vm, UUID checkpoint) throws EngineException {
        return backups.removeCheckpoint(vm, checkpoint);
    }

    /// The snapshots of a VM, the active one among them; none of a VM that is gone.
    public List<Snapshot> snapshots(UUID vm) throws EngineException {
        return backups.snapshots(vm);
    }

    /// Has the engine merge and remove a snapshot, which may take hours: it is locked meanwhile, and shows again as
    /// usable when the merge fails. False if it was gone already.
    public boolean removeSnapshot(UUID vm, UUID snapshot) throws EngineException {
        return backups.removeSnapshot(vm, snapshot);
    }

    /// Opens a disk of a ready backup for reading. Ask for the transfer until it is transferring.
    public ImageTransfer startDownload(UUID disk, UUID backup, String correlationId) throws EngineException {
        return transfers.download(disk, backup, correlationId);
    }

    /// Opens a disk for writing. Only ever a disk made for it: an upload that fails or is cancelled deletes its disk.
    public ImageTransfer startUpload(UUID disk, String correlationId) throws EngineException {
        return transfers.upload(disk, correlationId);
    }

    /// One transfer; engines keep it for a quarter of an hour after its end, before 4.4.7 not at all.
    public Optional<ImageTransfer> transfer(UUID transfer) throws EngineException {
        return transfers.transfer(transfer);
    }

    /// Asks for a transfer's end. The engine says yes to everything, also to what it does not know; only the phase
    /// tells the outcome. Stop all requests to its URL before.
    public void finalizeTransfer(UUID transfer) throws EngineException {
        transfers.end(transfer);
    }

    /// Lets an upload go on that the engine or a person has paused; it gets a new ticket, and with it new URLs.
    ///
    /// @throws EngineRefused it is not paused
    public void resumeTransfer(UUID transfer) throws EngineException {
        transfers.resume(transfer);
    }

    /// Asks to give a transfer up. An upload's disk is deleted with it.
    public void cancelTransfer(UUID transfer) throws EngineException {
        transfers.cancel(transfer);
    }

    /// All transfers that the engine remembers, running and ended, ours and others'.
    public List<UUID> transfers() throws EngineException {
        return transfers.transfers();
    }

    /// Begins to make a disk; ask for it until its status is ok.
    ///
    /// @return its id, which engines before 4.4 choose themselves
    public UUID createDisk(NewDisk disk) throws EngineException {
        return restores.createDisk(disk);
    }

    /// Removes a disk with all that is on it.
    ///
    /// @return false when there was none
    public boolean removeDisk(UUID disk) throws EngineException {
        return restores.removeDisk(disk);
    }

    /// Makes a VM from a saved configuration.
    ///
    /// @return its id
    public UUID createVm(NewVm vm) throws EngineException {
        return restores.createVm(vm, CorrelationIds.fresh());
    }

    /// The same under a correlation id that the caller has written down before: the engine chooses the VM's id, so
    /// that when the answer gets lost, [#imported(String)] tells which VM it was.
    ///
    /// @return its id
    public UUID createVm(NewVm vm, String correlationId) throws EngineException {
        return restores.createVm(vm, correlationId);
    }

    /// VMs that were made from a saved configuration under a correlation id, by the engine's audit log.
    public List<UUID> imported(String correlationId) throws EngineException {
        return requestLog.imported(correlationId);
    }

    /// What the audit log says against the snapshot that a request had the engine make, if anything.
    ///
    /// @param correlationId of the request
    public Optional<String> snapshotDoubt(String correlationId) throws EngineException {
        return requestLog.snapshotDoubt(correlationId);
    }

    /// The open transfer that a request has begun, when its answer got lost.
    ///
    /// @param disk          that was asked for
    /// @param correlationId of the request, and of no other
    public Optional<ImageTransfer> transferBegunBy(UUID disk, String correlationId) throws EngineException {
        return requestLog.transferBegunBy(disk, correlationId);
    }

    /// Hangs a disk on a VM.
    public void attachDisk(UUID vm, NewAttachment attachment) throws EngineException {
        restores.attachDisk(vm, attachment);
    }

    /// Marks a disk for incremental backup. The engine refuses it for raw disks.
    public void enableIncremental(UUID disk) throws EngineException {
        backups.enableIncremental(disk);
    }

    /// Makes an attached disk active: a running VM gets it at once, one that is down at its next start.
    public void activateDisk(UUID vm, UUID disk) throws EngineException {
        restores.activateDisk(vm, disk);
    }

    /// Takes a disk off a VM; the disk stays.
    ///
    /// @return false when it does not hang there
    public boolean detachDisk(UUID vm, UUID disk) throws EngineException {
        return restores.detachDisk(vm, disk);
    }

    /// Gives a VM a network card.
    ///
    /// @return its id
    public UUID addNic(UUID vm, NewNic nic) throws EngineException {
        return restores.addNic(vm, nic);
    }

    /// Removes a VM.
    ///
    /// @param detachOnly keep its disks; otherwise they are deleted with it
    /// @return false when there was none
    public boolean removeVm(UUID vm, boolean detachOnly) throws EngineException {
        return restores.removeVm(vm, detachOnly);
    }

    /// The engine's audit log, newest first.
    ///
    /// @param search in the engine's query language; a plain word, such as a backup's id, searches the messages
    /// @param max    most events wanted
    public List<Event> events(String search, int max) throws EngineException {
        return inventory.events(search, max);
    }

    /// Signs out and closes all connections. Backups and transfers go on without us.
    @Override
    public void close() {
        session.signOut();
        wire.close();
    }
}
