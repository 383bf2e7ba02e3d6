package io.chainkeeper.desktop.restore;

import io.chainkeeper.jobs.VmNetwork;
import io.chainkeeper.repository.NicShape;
import java.util.Optional;
import java.util.UUID;

/// Where a network card may go.
///
/// @param kind    a network, none, or no card at all
/// @param network which one, if it is one
/// @param label   for people
public record NetworkWish(Kind kind, Optional<VmNetwork> network, String label) {
    /// What is wished.
    public enum Kind {
        /// A card on a network.
        NETWORK,
        /// A card without a network.
        NO_NETWORK,
        /// No card.
        NO_CARD
    }

    /// The vNIC profile of the network.
    Optional<UUID> profile() {
        return network.map(VmNetwork::profile);
    }

    /// Whether a card was on a network of these names.
    boolean isHomeOf(NicShape nic) {
        return network.isPresent()
                && nic.profile().equals(Optional.of(network.get().name()))
                && (nic.network().isEmpty()
                        || nic.network().equals(Optional.of(network.get().network())));
    }

    @Override
    public String toString() {
        return label;
    }
}
