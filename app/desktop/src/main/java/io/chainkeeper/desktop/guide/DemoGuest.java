package io.chainkeeper.desktop.guide;

import java.io.IOException;
import java.util.UUID;

/// The guest of the VM that the guide is about.
public interface DemoGuest {
    /// What a guest did to its disk.
    ///
    /// @param deleted   files removed; files are 0 where the guest writes blocks without a file system
    /// @param rewritten files with new content
    /// @param added     new files
    /// @param bytes     content written, in bytes
    record Change(int deleted, int rewritten, int added, long bytes) {
        /// Files touched in all.
        int files() {
            return deleted + rewritten + added;
        }
    }

    /// The VM's id.
    UUID vm();

    /// The VM's name.
    String name();

    /// Lets the guest change its disk, as its users would. Takes a moment: not for the FX thread.
    Change change() throws IOException;
}
