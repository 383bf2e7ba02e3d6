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
    private boolean doomed;
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

    public UUID id() {
        return id;
    }

    public UUID vm() {
        return vm;
    }

    public BackupKind kind() {
        return kind;
    }

    public String description() {
        return description;
    }

    public String correlationId() {
        return correlationId;
    }

    public Instant created() {
        return created;
    }

    /// When its phase last changed.
    public Instant modified() {
        return modified;
    }

    public Optional<UUID> fromCheckpoint() {
        return fromCheckpoint;
    }

    public Optional<UUID> toCheckpoint() {
        return toCheckpoint;
    }

    public Optional<UUID> snapshot() {
        return snapshot;
    }

    public Optional<UUID> host() {
        return host;
    }

    public Optional<UUID> job() {
        return job;
    }

    /// The disks it takes and how, by id.
    public Map<UUID, BackupMode> disks() {
        return disks;
    }

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

    public void requestStop() {
        stopRequested = true;
    }

    public void mergeFails(boolean now) {
        mergeFails = now;
    }

    /// The id of the checkpoint that it makes, shown only when it is ready.
    public UUID newCheckpoint() {
        return newCheckpoint;
    }

    /// Whether it will fail.
    public boolean doomed() {
        return doomed;
    }

    public void doom() {
        doomed = true;
    }

    /// Whether its snapshot will merge for a long time.
    public boolean slowMerge() {
        return slowMerge;
    }

    public void slowMerge(boolean now) {
        slowMerge = now;
    }

    public void toCheckpoint(Optional<UUID> checkpoint) {
        toCheckpoint = checkpoint;
    }

    public void snapshot(Optional<UUID> now) {
        snapshot = now;
    }

    public void host(Optional<UUID> now) {
        host = now;
    }

    public void job(UUID now) {
        job = Optional.of(now);
    }
}
