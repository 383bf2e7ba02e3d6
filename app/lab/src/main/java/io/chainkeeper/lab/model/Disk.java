package io.chainkeeper.lab.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A virtual disk. Guarded by the data centre's lock; its bytes lie in the lab's store under the same id.
public final class Disk {
    private final UUID id;
    private final UUID imageId;
    private final DiskStorage storage;
    private Optional<UUID> storageDomain;
    private String alias;
    private String description = "";
    private String contentType = "data";
    private long provisionedSize;
    private DiskFormat format;
    private boolean sparse = true;
    private boolean shareable;
    private boolean incremental;
    private DiskStatus status = DiskStatus.OK;
    private Optional<Instant> okAt = Optional.empty();
    private Optional<BackupMode> backupMode = Optional.empty();

    private Disk(
            UUID id,
            String alias,
            long provisionedSize,
            DiskFormat format,
            DiskStorage storage,
            Optional<UUID> storageDomain) {
        if (provisionedSize < 0) {
            throw new IllegalArgumentException("disk of " + provisionedSize + " bytes");
        }
        this.id = id;
        this.imageId = UUID.randomUUID();
        this.alias = alias;
        this.provisionedSize = provisionedSize;
        this.format = format;
        this.storage = storage;
        this.storageDomain = storageDomain;
    }

    /// A sparse qcow2 disk that allows incremental backups.
    ///
    /// @param provisionedSize what the guest sees, in bytes
    public static Disk cow(UUID id, String alias, long provisionedSize, UUID storageDomain) {
        var disk = new Disk(id, alias, provisionedSize, DiskFormat.COW, DiskStorage.IMAGE, Optional.of(storageDomain));
        disk.incremental = true;
        return disk;
    }

    /// A raw disk: backed up always in full.
    ///
    /// @param provisionedSize what the guest sees, in bytes
    public static Disk raw(UUID id, String alias, long provisionedSize, UUID storageDomain) {
        return new Disk(id, alias, provisionedSize, DiskFormat.RAW, DiskStorage.IMAGE, Optional.of(storageDomain));
    }

    /// A direct LUN: backups leave it out.
    public static Disk lun(UUID id, String alias, long size) {
        return new Disk(id, alias, size, DiskFormat.RAW, DiskStorage.LUN, Optional.empty());
    }

    /// Its id, also in the store.
    public UUID id() {
        return id;
    }

    /// The id of its active volume.
    public UUID imageId() {
        return imageId;
    }

    /// What people call it.
    public String alias() {
        return alias;
    }

    /// Free text.
    public String description() {
        return description;
    }

    /// `data`, `iso`, `backup_scratch` and so on.
    public String contentType() {
        return contentType;
    }

    /// What the guest sees, in bytes.
    public long provisionedSize() {
        return provisionedSize;
    }

    /// How its storage keeps it.
    public DiskFormat format() {
        return format;
    }

    /// What it is made of.
    public DiskStorage storage() {
        return storage;
    }

    /// Where it lies; nothing for a direct LUN.
    public Optional<UUID> storageDomain() {
        return storageDomain;
    }

    /// Whether its storage is taken only as it is written.
    public boolean sparse() {
        return sparse;
    }

    /// Whether several VMs may have it at once; backups leave such disks out.
    public boolean shareable() {
        return shareable;
    }

    /// Whether the administrator enabled incremental backup for it.
    public boolean incremental() {
        return incremental;
    }

    /// Its own state; see [DiskStatus] for what shows on top.
    public DiskStatus status() {
        return status;
    }

    /// When a disk in the making will be ok.
    public Optional<Instant> okAt() {
        return okAt;
    }

    /// What the last backup took of it; hybrid backups leave this standing after their end.
    public Optional<BackupMode> backupMode() {
        return backupMode;
    }

    /// Lets it lie somewhere else.
    public void move(UUID domain) {
        storageDomain = Optional.of(domain);
    }

    /// Gives it another alias.
    public void rename(String newAlias) {
        alias = newAlias;
    }

    /// Gives it another description.
    public void describe(String newDescription) {
        description = newDescription;
    }

    /// Sets what it is for.
    public void contentType(String newType) {
        contentType = newType;
    }

    /// Extends the disk.
    ///
    /// @param newSize in bytes, not less than now
    public void extend(long newSize) {
        if (newSize < provisionedSize) {
            throw new IllegalArgumentException("a disk does not shrink: " + provisionedSize + " to " + newSize);
        }
        provisionedSize = newSize;
    }

    /// Gives it the size that it had, as when it returns to an earlier state.
    ///
    /// @param earlier in bytes
    public void returnTo(long earlier) {
        provisionedSize = earlier;
    }

    /// Sets how its storage keeps it.
    public void format(DiskFormat newFormat) {
        format = newFormat;
    }

    /// Sets whether its storage is taken only as it is written.
    public void sparse(boolean now) {
        sparse = now;
    }

    /// Sets whether several VMs may have it at once.
    public void shareable(boolean now) {
        shareable = now;
    }

    /// Sets whether incremental backup is enabled for it.
    public void incremental(boolean now) {
        incremental = now;
    }

    /// Sets its own state.
    public void status(DiskStatus now) {
        status = now;
    }

    /// Locks the disk until the given moment, as while it is being made.
    public void lockedUntil(Instant when) {
        status = DiskStatus.LOCKED;
        okAt = Optional.of(when);
    }

    /// Ends the time of making.
    public void made() {
        status = DiskStatus.OK;
        okAt = Optional.empty();
    }

    /// Sets what the last backup took of it.
    public void backupMode(Optional<BackupMode> mode) {
        backupMode = mode;
    }
}
