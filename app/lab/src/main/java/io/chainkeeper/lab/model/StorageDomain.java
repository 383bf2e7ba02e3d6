package io.chainkeeper.lab.model;

import java.util.UUID;

/// A place where disks lie.
///
/// @param id        its id
/// @param name      its name, unique
/// @param type      `data`, `iso` or `export`
/// @param storage   `nfs`, `iscsi`, `fcp`, `localfs`, `glusterfs` or `posixfs`
/// @param available free space in bytes
/// @param used      taken space in bytes
/// @param master    whether it holds the data centre's own records
public record StorageDomain(
        UUID id, String name, String type, String storage, long available, long used, boolean master) {
    /// The same without any room.
    public StorageDomain full() {
        return new StorageDomain(id, name, type, storage, 0, used + available, master);
    }
}
