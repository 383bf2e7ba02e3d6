package io.chainkeeper.engine;

import java.util.Optional;
import java.util.UUID;

/// A VM's network card.
///
/// @param id           of the card
/// @param name         such as `nic1`
/// @param mac          as the engine writes it; empty when it has none
/// @param nicInterface in the engine's words, such as `virtio`; `unknown` when the engine uses a word we do not
/// @param linked       the cable is in
/// @param plugged      the card is in
/// @param vnicProfile  the network it is on; empty for "no network"
public record Nic(
        UUID id,
        String name,
        Optional<String> mac,
        String nicInterface,
        boolean linked,
        boolean plugged,
        Optional<UUID> vnicProfile) {}
