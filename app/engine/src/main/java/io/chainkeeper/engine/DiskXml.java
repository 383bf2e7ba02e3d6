package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.BadXml;
import io.chainkeeper.engine.xml.XmlTree;
import java.util.Optional;
import java.util.UUID;

/// Disks as the engine writes them. A direct LUN has neither format, status nor size.
final class DiskXml {
    private DiskXml() {}

    static Disk disk(XmlTree disk) throws BadXml {
        Optional<XmlTree> domains = disk.child("storage_domains");
        Optional<UUID> domain =
                domains.isPresent() ? Fields.reference(domains.get(), "storage_domain") : Optional.empty();
        return new Disk(
                Fields.id(disk),
                disk.text("alias").or(() -> disk.text("name")).orElse(""),
                Fields.words(disk, "description"),
                Fields.number(disk, "provisioned_size"),
                Fields.number(disk, "actual_size"),
                Fields.oneOf(DiskFormat.class, disk, "format", DiskFormat.UNKNOWN),
                storage(disk),
                Fields.oneOf(DiskStatus.class, disk, "status", DiskStatus.UNKNOWN),
                Fields.flag(disk, "sparse"),
                Fields.flag(disk, "shareable"),
                Fields.word(disk, "backup").equals("incremental"),
                Fields.word(disk, "content_type"),
                domain);
    }

    private static DiskStorage storage(XmlTree disk) {
        return switch (Fields.word(disk, "storage_type")) {
            case "image" -> DiskStorage.IMAGE;
            case "lun" -> DiskStorage.LUN;
            case "cinder" -> DiskStorage.CINDER;
            case "managed_block_storage" -> DiskStorage.MANAGED_BLOCK;
            default -> DiskStorage.UNKNOWN;
        };
    }

    /// An attachment whose disk was followed. Without following only the disk's id is known.
    static AttachedDisk attached(XmlTree attachment) throws BadXml {
        XmlTree disk = attachment.child("disk").orElseThrow(() -> BadXml.because("a disk attachment without its disk"));
        return new AttachedDisk(
                disk(disk),
                Fields.flag(attachment, "active"),
                Fields.flag(attachment, "bootable"),
                Fields.flag(attachment, "read_only"),
                Fields.flag(attachment, "pass_discard"),
                Fields.word(attachment, "interface"),
                attachment.text("logical_name"));
    }

    static BackupDisk ofBackup(XmlTree disk) throws BadXml {
        return new BackupDisk(Fields.id(disk), Fields.oneOf(BackupMode.class, disk, "backup_mode", BackupMode.UNKNOWN));
    }
}
