package io.chainkeeper.engine;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A network card to be made.
///
/// @param name         such as `nic1`; no other card of the VM has it
/// @param nicInterface in the engine's words; a word that is none of [#INTERFACES] becomes `virtio`
/// @param mac          its address; empty for a new one from the cluster's pool
/// @param vnicProfile  the network it is on; empty for none
/// @param linked       the cable is in
/// @param plugged      the card is in
public record NewNic(
        String name,
        String nicInterface,
        Optional<String> mac,
        Optional<UUID> vnicProfile,
        boolean linked,
        boolean plugged) {
    /// The engine's words for models of cards that can be asked for.
    public static final Set<String> INTERFACES = Set.of("e1000", "pci_passthrough", "rtl8139", "spapr_vlan", "virtio");

    /// Refuses an empty name.
    public NewNic {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a network card needs a name");
        }
        // Newer engines know models that the SDK has no word for, such as e1000e.
        nicInterface = INTERFACES.contains(nicInterface) ? nicInterface : "virtio";
    }
}
