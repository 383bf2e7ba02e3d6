package io.chainkeeper.cli.demo;

import java.net.URI;

/// What is being done while the demo's stage is set. Whoever hears it finds the words.
public sealed interface StageNews {
    /// Files of this computer are looked for and copied.
    record Gathering() implements StageNews {}

    /// They become the guest's disk.
    ///
    /// @param bytes of all of them
    record DiskBegun(int files, long bytes) implements StageNews {}

    /// The lab answers.
    ///
    /// @param engine its address
    record LabOpen(URI engine, int vms) implements StageNews {}
}
