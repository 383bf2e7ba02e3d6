package io.chainkeeper.lab.model;

import java.util.Optional;
import java.util.UUID;

/// A VM's network interface.
///
/// @param id      its id
/// @param name    as in `nic1`
/// @param model   `virtio`, `e1000` and so on
/// @param mac     its address, six pairs of hex digits with colons, lower case
/// @param profile the vNIC profile it uses, or none for a NIC without network
/// @param linked  whether the guest sees a cable
/// @param plugged whether the guest sees the card
public record Nic(
        UUID id, String name, String model, String mac, Optional<UUID> profile, boolean linked, boolean plugged) {}
