package io.chainkeeper.jobs.plan;

import java.util.Optional;
import java.util.UUID;

/// What becomes of one network card of the stored VM. Cards are named as they were, such as `nic1`.
public sealed interface NicChoice {
    /// The card that this is about.
    String nic();

    /// The new VM has no such card.
    ///
    /// @param nic name of the card
    record LeftOut(String nic) implements NicChoice {}

    /// The new VM has the card.
    ///
    /// @param nic     name of the card
    /// @param profile vNIC profile, and so the network, that it is on; empty for a card without a network
    /// @param keepMac with its old MAC address, which the engine refuses while another VM has it; otherwise
    ///                with a new one from the cluster's pool
    record Connected(String nic, Optional<UUID> profile, boolean keepMac) implements NicChoice {}
}
