package io.chainkeeper.lab.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One backup on the engine, from its request until its record is forgotten. Guarded by the data centre's lock.
public final class Backup {
    private final UUID id;
    private final UUID vm;
    private final BackupKind kind;
    private final String description;
    private final String correlationId;
    private final Instant created;
    private final Optional<UUID> fromCheckpoint;
    private final Map<UUID, BackupMode> disks = new LinkedHashMap<>();
    private BackupPhase phase;
    private Instant due;
    private Instant modified;
    private boolean stopRequested;
    private boolean mergeFails;
    private boolean snapshotDoubtful;
    private boolean doomed;
    private boolean losesChain;
    private boolean slowMerge;
    private final UUID newCheckpoint = UUID.randomUUID();
    private Optional<UUID> toCheckpoint = Optional.empty();
    private Optional<UUID> snapshot = Optional.empty();
    private Optional<UUID> host = Optional.empty();
    private Optional<UUID> job = Optional.empty();

    /// A backup that just began.
    public Backup(
            UUID id,
            UUID vm,
            BackupKind kind,
            String description,
            String correlationId,
            Instant created,
            Optional<UUID> fromCheckpoint) {
        this.id = id;
        this.vm = vm;
        this.kind = kind;
        this.description = description;
        this.correlationId = correlationId;
        this.created = created;
        this.modified = created;
        this.due = created;
        this.fromCheckpoint = fromCheckpoint;
        this.phase = kind == BackupKind.HYBRID ? BackupPhase.STARTING : BackupPhase.INITIALIZING;
    }

    /// Its id, chosen by the client or by the engine.
    public UUID id() {
        return id;
    }

    /// Whose backup it is.
    public UUID vm() {
        return vm;
    }

    /// How it is made.
    public BackupKind kind() {
        return kind;
    }

    /// The client's words, copied to the checkpoint.
    public String description() {
        return description;
    }

    /// Of the request that began it.
    public String correlationId() {
        return correlationId;
    }

    /// When it began.
    public Instant created() {
        return created;
    }

    /// When its phase last changed.
    public Instant modified() {
        return modified;
    }

    /// The checkpoint it counts changes from; nothing for a full backup.
    public Optional<UUID> fromCheckpoint() {
        return fromCheckpoint;
    }

    /// The checkpoint it made, from ready on.
    public Optional<UUID> toCheckpoint() {
        return toCheckpoint;
    }

    /// The temporary snapshot it reads from, while there is one.
    public Optional<UUID> snapshot() {
        return snapshot;
    }

    /// The host that serves a live backup.
    public Optional<UUID> host() {
        return host;
    }

    /// Its entry in the task list.
    public Optional<UUID> job() {
        return job;
    }

    /// The disks it takes and how, by id.
    public Map<UUID, BackupMode> disks() {
        return disks;
    }

    /// Where it stands.
    public BackupPhase phase() {
        return phase;
    }

    /// When the present phase may pass into the next.
    public Instant due() {
        return due;
    }

    /// Whether a client asked to finalize it.
    public boolean stopRequested() {
        return stopRequested;
    }

    /// Whether the snapshot will stay behind at the end.
    public boolean mergeFails() {
        return mergeFails;
    }

    /// Whether the engine will warn of its snapshot.
    public boolean snapshotDoubtful() {
        return snapshotDoubtful;
    }

    /// Passes into a phase.
    ///
    /// @param now  the present
    /// @param then when the phase after it is due
    public void enter(BackupPhase next, Instant now, Instant then) {
        phase = next;
        modified = now;
        due = then;
    }

    /// Sets when the present phase may pass into the next.
    public void due(Instant when) {
        due = when;
    }

    /// Notes that a client asked to finalize it.
    public void requestStop() {
        stopRequested = true;
    }

    /// Decides whether the snapshot will stay behind at the end.
    public void mergeFails(boolean now) {
        mergeFails = now;
    }

    /// Decides whether the engine will warn of its snapshot.
    public void snapshotDoubtful(boolean now) {
        snapshotDoubtful = now;
    }

    /// The id of the checkpoint that it makes, shown only when it is ready.
    public UUID newCheckpoint() {
        return newCheckpoint;
    }

    /// Whether it will fail.
    public boolean doomed() {
        return doomed;
    }

    /// Decides that it will fail, and that an incremental one takes the VM's checkpoints with it.
    public void doom() {
        doomed = true;
        losesChain = fromCheckpoint.isPresent();
    }

    /// Decides that it will fail, and older checkpoints stay as they are.
    public void spoil() {
        doomed = true;
    }

    /// Whether the VM's checkpoints go with it when it fails.
    public boolean losesChain() {
        return losesChain;
    }

    /// Whether its snapshot will merge for a long time.
    public boolean slowMerge() {
        return slowMerge;
    }

    /// Decides whether its snapshot will merge for a long time.
    public void slowMerge(boolean now) {
        slowMerge = now;
    }

    /// Sets the checkpoint it made.
    public void toCheckpoint(Optional<UUID> checkpoint) {
        toCheckpoint = checkpoint;
    }

    /// Sets the snapshot it reads from.
    public void snapshot(Optional<UUID> now) {
        snapshot = now;
    }

    /// Sets the host that serves it.
    public void host(Optional<UUID> now) {
        host = now;
    }

    /// Sets its entry in the task list.
    public void job(UUID now) {
        job = Optional.of(now);
    }
}
