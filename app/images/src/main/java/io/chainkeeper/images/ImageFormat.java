package io.chainkeeper.images;

import java.util.Optional;

/// The two formats a disk image comes in.
public enum ImageFormat {
    /// The bytes of the disk, one after the other.
    RAW("raw"),
    /// QEMU's copy-on-write format, version 2 or 3.
    QCOW2("qcow2");

    private final String qemuName;

    ImageFormat(String qemuName) {
        this.qemuName = qemuName;
    }

    /// The name QEMU knows the format by: `raw` or `qcow2`. It is also what a qcow2 header records for
    /// its backing file.
    public String qemuName() {
        return qemuName;
    }

    /// The format QEMU calls `name`, if it is one of ours.
    public static Optional<ImageFormat> named(String name) {
        for (ImageFormat format : values()) {
            if (format.qemuName.equals(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
