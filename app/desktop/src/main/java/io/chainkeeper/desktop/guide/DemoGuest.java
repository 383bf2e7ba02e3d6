package io.chainkeeper.desktop.guide;

import java.io.IOException;
import java.util.UUID;

/// The guest of the VM that the guide is about.
public interface DemoGuest {
    /// The VM's id.
    UUID vm();

    /// The VM's name.
    String name();

    /// Lets the guest change its disk, as its users would. Takes a moment: not for the FX thread.
    ///
    /// @return what it did, in a few words such as "3 files changed, 12 MiB"
    String change() throws IOException;
}
