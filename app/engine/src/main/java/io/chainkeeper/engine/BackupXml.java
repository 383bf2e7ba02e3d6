package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.BadXml;
import io.chainkeeper.engine.xml.XmlTree;
import java.util.UUID;

/// Backups, checkpoints, snapshots, transfers and events as the engine writes them.
final class BackupXml {
    private BackupXml() {}

    /// @param vm whose backups were asked for; some engines do not repeat it
    static Backup backup(XmlTree backup, UUID vm) throws BadXml {
        return new Backup(
                Fields.id(backup),
                Fields.reference(backup, "vm").orElse(vm),
                Fields.oneOf(BackupPhase.class, backup, "phase", BackupPhase.UNKNOWN),
                kind(backup),
                Fields.id(backup, "from_checkpoint_id"),
                Fields.id(backup, "to_checkpoint_id"),
                Fields.reference(backup, "snapshot"));
    }

    private static BackupKind kind(XmlTree backup) {
        if (backup.child("snapshot").isPresent()) {
            return BackupKind.HYBRID;
        }
        return backup.child("host").isPresent() ? BackupKind.LIVE : BackupKind.COLD;
    }

    static Checkpoint checkpoint(XmlTree checkpoint) throws BadXml {
        return new Checkpoint(
                Fields.id(checkpoint),
                Fields.oneOf(CheckpointState.class, checkpoint, "state", CheckpointState.UNKNOWN),
                Fields.id(checkpoint, "parent_id"),
                Fields.moment(checkpoint, "creation_date"),
                Fields.words(checkpoint, "description"));
    }

    static Snapshot snapshot(XmlTree snapshot) throws BadXml {
        return new Snapshot(
                Fields.id(snapshot),
                Fields.words(snapshot, "description"),
                Fields.word(snapshot, "snapshot_status"),
                Fields.word(snapshot, "snapshot_type"),
                Fields.moment(snapshot, "date"));
    }

    static ImageTransfer transfer(XmlTree transfer) throws BadXml {
        return new ImageTransfer(
                Fields.id(transfer),
                Fields.oneOf(TransferPhase.class, transfer, "phase", TransferPhase.UNKNOWN),
                Fields.uri(transfer, "transfer_url"),
                Fields.uri(transfer, "proxy_url"),
                Fields.reference(transfer, "host"),
                Fields.reference(transfer, "image"));
    }

    /// Events are the one thing that has numbers for ids.
    static Event event(XmlTree event) throws BadXml {
        String id = event.attribute("id").orElse("");
        if (!id.matches("[0-9]{1,18}")) {
            throw BadXml.because("an event without a number");
        }
        return new Event(
                Long.parseLong(id),
                Fields.small(event, "code"),
                Fields.word(event, "severity"),
                Fields.moment(event, "time"),
                Fields.words(event, "description"),
                event.text("correlation_id"),
                Fields.reference(event, "vm"));
    }
}
