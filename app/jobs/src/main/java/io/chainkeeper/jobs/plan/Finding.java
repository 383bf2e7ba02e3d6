package io.chainkeeper.jobs.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Something about a VM or a run that a person should know. Not a failure.
///
/// @param kind  what it is; its [Kind#severity()] says how much it matters
/// @param disk  the disk that it is about, if it is about one
/// @param facts names and numbers for the sentence, in the order in which the sentence uses them
public record Finding(Kind kind, Optional<UUID> disk, List<String> facts) {

    /// Keeps its own copy of the list.
    public Finding {
        facts = List.copyOf(facts);
    }

    /// A finding about the VM or the run as a whole.
    public static Finding of(Kind kind, String... facts) {
        return new Finding(kind, Optional.empty(), List.of(facts));
    }

    /// A finding about one disk.
    public static Finding ofDisk(Kind kind, UUID disk, String... facts) {
        return new Finding(kind, Optional.of(disk), List.of(facts));
    }

    /// How much a finding matters.
    public enum Severity {
        /// Good to know.
        NOTE,
        /// Better to do something about.
        WARNING,
        /// No backup, or no restore, while this is so.
        BLOCKING
    }

    /// What is found.
    public enum Kind {
        /// The VM runs and shows no sign of a guest agent: its file systems are not frozen for the backup.
        NO_GUEST_AGENT(Severity.NOTE),
        /// A disk stays out. Facts: alias, name of the [LeftOut.Cause].
        DISK_LEFT_OUT(Severity.WARNING),
        /// A disk can only be backed up whole because its format is raw. Facts: alias.
        RAW_DISK(Severity.NOTE),
        /// The cluster's compatibility level is too low for incremental backups. Facts: level.
        LEVEL_TOO_LOW(Severity.WARNING),
        /// The engine marks images of the VM as illegal; more snapshots could make it worse.
        ILLEGAL_IMAGES(Severity.BLOCKING),
        /// The VM is neither up nor down. Facts: its status.
        WRONG_STATUS(Severity.BLOCKING),
        /// The VM shows an old snapshot for a try; until that is committed or undone, the engine refuses backups.
        SNAPSHOT_PREVIEWED(Severity.BLOCKING),
        /// The engine runs in this VM; only engine-backup saves it.
        HOSTED_ENGINE(Severity.BLOCKING),
        /// The engine forgets backups and transfers as soon as they have ended. Facts: its version.
        ENGINE_OLD(Severity.WARNING),
        /// No host is up, and only hosts serve transfers.
        NO_HOST_UP(Severity.WARNING),
        /// While a backup of the running VM is open, the VM cannot be stopped or moved. Facts: level.
        HELD_DURING_BACKUP(Severity.NOTE),
        /// The VM has many snapshots; each makes reading and merging slower. Facts: how many.
        SNAPSHOT_PILE(Severity.WARNING),
        /// A temporary snapshot of a backup has stayed although none is open. Facts: its id.
        SNAPSHOT_STRAY(Severity.WARNING),
        /// The VM has many checkpoints; each costs the running guest memory and write time. Facts: how many.
        CHECKPOINT_PILE(Severity.WARNING),
        /// Checkpoints that are not ours. Facts: how many.
        CHECKPOINTS_OF_OTHERS(Severity.NOTE),
        /// A backup that is not ours is open. Facts: its id.
        BACKUP_OF_OTHERS(Severity.WARNING),
        /// The firmware keeps a state that no configuration carries. Facts: type of the firmware.
        FIRMWARE_STATE(Severity.NOTE),
        /// The VM has a TPM, and what it keeps is in no configuration; a restored VM has an empty one.
        TPM_STATE(Severity.WARNING),
        /// The user may not do to a disk what a backup does. Facts: alias, the permits that are missing.
        PERMISSION_MISSING(Severity.WARNING),
        /// A disk could be incremental and is not marked so; one click marks it. Facts: alias.
        INCREMENTAL_OFF(Severity.NOTE),
        /// A disk is locked by something else now. Facts: alias.
        DISK_BUSY(Severity.NOTE),
        /// A storage domain may be too full for what the guest writes during a backup. Facts: name, bytes that
        /// may be needed, bytes free.
        DOMAIN_TIGHT(Severity.WARNING),
        /// The folder of the points has less room than the next backup may need. Facts: folder, bytes that may
        /// be needed, bytes free.
        TARGET_TIGHT(Severity.WARNING),
        /// No disk of the VM can be backed up.
        NO_DISKS(Severity.BLOCKING),
        /// The engine has not finished to tidy up; the point is good, and the clean-up will be tried again.
        /// Facts: what.
        ENGINE_STILL_TIDYING(Severity.WARNING),
        /// The engine could not merge the backup's snapshot away; it stays on the VM. Facts: VM's name,
        /// snapshot's id.
        SNAPSHOT_LEFT(Severity.WARNING),
        /// A disk fell back to full while the backup ran. Facts: alias, name of the reason.
        DISK_WENT_FULL(Severity.NOTE),
        /// The run goes on with a backup whose program ended in its midst; the point shows the
        /// moment of that backup. Facts: when it was begun, in seconds of the epoch.
        RUN_WENT_ON(Severity.NOTE),
        /// What the program that ended had brought of a disk was read back and kept. Facts: alias, bytes.
        DISK_WENT_ON(Severity.NOTE),
        /// A backup was to go on, and is not there any more.
        NOTHING_TO_GO_ON(Severity.NOTE),
        /// A backup whose program ended in its midst is still ready: it was left alone, to go on.
        /// Facts: VM's name.
        BACKUP_CAN_GO_ON(Severity.NOTE),
        /// The server offers no checksum, so that nothing could be proven. Facts: alias.
        NO_SERVER_CHECKSUM(Severity.NOTE),
        /// An old checkpoint could not be removed and will be tried again. Facts: its id.
        CHECKPOINT_LEFT(Severity.NOTE),
        /// The catalog could not be told; rebuild it. The point is good. Facts: detail.
        CATALOG_NOT_TOLD(Severity.WARNING),
        /// The point was relinked because files had moved. Facts: file.
        CHAIN_RELINKED(Severity.NOTE),
        /// A network card of the stored VM has no network in the new place. Facts: its name.
        NIC_WITHOUT_NETWORK(Severity.NOTE),
        /// A network card cannot keep its MAC address, because another VM has it. Facts: the card's name, the
        /// address, name of the other VM.
        MAC_IN_USE(Severity.BLOCKING),
        /// A network card has no MAC address in the point that it could keep. Facts: its name.
        MAC_UNKNOWN(Severity.NOTE),
        /// A storage domain has less room than the disks that are to go there hold. Facts: its name, bytes
        /// needed, bytes free.
        DOMAIN_SMALL(Severity.WARNING),
        /// A folder has less room than the files that are to go there need. Facts: the folder, bytes needed,
        /// bytes free.
        FOLDER_SMALL(Severity.WARNING),
        /// The VM that disks are to be attached to runs: they will be inactive until somebody activates them.
        /// Facts: the VM's name.
        ATTACHED_INACTIVE(Severity.NOTE),
        /// The VM that disks are to be attached to runs, and they will be plugged into it. Facts: its name.
        ATTACHED_HOT(Severity.NOTE),
        /// The disk that the VM boots from stays what it is; this one is attached as a further one. Facts:
        /// alias, name of the VM.
        NOT_BOOTABLE(Severity.NOTE),
        /// A restored disk is attached, but could not be plugged in. Facts: alias, name of the VM, detail.
        DISK_NOT_PLUGGED(Severity.WARNING),
        /// The adopted folder holds no configuration of the VM, and no engine knows the VM: disks can be restored,
        /// but no whole VM.
        ADOPTED_WITHOUT_VM(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        /// How much it matters.
        public Severity severity() {
            return severity;
        }
    }
}
