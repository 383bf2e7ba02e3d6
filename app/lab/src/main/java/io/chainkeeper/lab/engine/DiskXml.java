package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.BackupMode;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskFormat;
import io.chainkeeper.lab.model.DiskStatus;
import io.chainkeeper.lab.model.DiskStorage;
import io.chainkeeper.lab.model.Words;
import java.util.Optional;
import java.util.UUID;

/// Disks as the API shows them.
final class DiskXml {
    private final EngineState state;
    private final DiskLocks locks;

    DiskXml(EngineState state, DiskLocks locks) {
        this.state = state;
        this.locks = locks;
    }

    /// A disk with its address and links.
    Element of(Disk disk) {
        Element xml = Api.thing("disk", "disks", disk.id());
        if (disk.storage() == DiskStorage.IMAGE) {
            Api.links(xml, "disksnapshots");
        }
        return fill(xml, disk, disk.backupMode());
    }

    /// A disk among a backup's or checkpoint's: no address, no links.
    Element bare(Disk disk, Optional<BackupMode> mode) {
        return fill(Api.bare("disk", disk.id()), disk, mode);
    }

    /// A disk as it was in a snapshot.
    ///
    /// @param volume the id of its volume there
    Element inSnapshot(Disk disk, UUID volume) {
        Element xml = fill(Api.bare("disk", disk.id()), disk, Optional.empty());
        xml.child("image_id").ifPresent(id -> id.text(volume));
        return xml;
    }

    private Element fill(Element xml, Disk disk, Optional<BackupMode> mode) {
        xml.add("alias", disk.alias()).add("name", disk.alias()).add("description", disk.description());
        return disk.storage() == DiskStorage.LUN ? lun(xml, disk) : image(xml, disk, mode);
    }

    private static Element lun(Element xml, Disk disk) {
        return xml.add(Element.of("lun_storage")
                        .add(Element.of("logical_units")
                                .add(Element.of("logical_unit")
                                        .at(
                                                "id",
                                                "36001405"
                                                        + disk.id().toString().replace("-", ""))
                                        .add("size", disk.provisionedSize())
                                        .add("status", "used"))))
                .add("propagate_errors", false)
                .add("shareable", disk.shareable())
                .add("storage_type", Words.of(disk.storage()));
    }

    private Element image(Element xml, Disk disk, Optional<BackupMode> mode) {
        long actual = actualSize(disk);
        xml.add("actual_size", actual)
                .add("backup", disk.incremental() ? "incremental" : "none")
                .add("backup_mode", mode.map(Words::of))
                .add("content_type", disk.contentType())
                .add("format", Words.of(disk.format()))
                .add("image_id", disk.imageId())
                .add("propagate_errors", false)
                .add("provisioned_size", disk.provisionedSize());
        if (disk.format() == DiskFormat.COW) {
            xml.add("qcow_version", "qcow2_v3");
        }
        xml.add("shareable", disk.shareable())
                .add("sparse", disk.sparse())
                .add("status", Words.of(status(disk)))
                .add("storage_type", Words.of(disk.storage()))
                .add("total_size", actual)
                .add("wipe_after_delete", false);
        disk.storageDomain()
                .ifPresent(sd ->
                        xml.add(Element.of("storage_domains").add(Api.thing("storage_domain", "storagedomains", sd))));
        return xml;
    }

    private DiskStatus status(Disk disk) {
        return disk.status() == DiskStatus.OK && locks.showsLocked(disk) ? DiskStatus.LOCKED : disk.status();
    }

    /// What the disk takes on its storage, in bytes. A disk whose file is just being made has none yet.
    private long actualSize(Disk disk) {
        boolean made = state.store().has(disk.id());
        return made ? state.store().of(disk.id()).allocatedBytes() : 0;
    }
}
