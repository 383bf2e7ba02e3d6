package io.chainkeeper.lab.model;

/// How the storage keeps a disk: qcow2 (`cow`) or plain (`raw`). Only qcow2 can carry bitmaps.
public enum DiskFormat {
    COW,
    RAW
}
