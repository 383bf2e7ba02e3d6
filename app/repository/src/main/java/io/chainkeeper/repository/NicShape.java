package io.chainkeeper.repository;

import java.util.Optional;

/// A network card as it was, by names: profile and network ids differ on the engine a VM is restored to.
///
/// @param name         such as `nic1`
/// @param nicInterface the engine's word for the model, such as `virtio` or `e1000e`
/// @param mac          six pairs of hex digits with colons; absent when the engine did not tell
/// @param profile      name of the vNIC profile; absent for a card without a network
/// @param network      name of the network behind the profile
/// @param plugged      whether the card was in the machine
/// @param linked       whether its cable was connected
public record NicShape(
        String name,
        String nicInterface,
        Optional<String> mac,
        Optional<String> profile,
        Optional<String> network,
        boolean plugged,
        boolean linked) {}
