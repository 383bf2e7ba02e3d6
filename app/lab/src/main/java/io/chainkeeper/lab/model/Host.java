package io.chainkeeper.lab.model;

import java.util.UUID;

/// A hypervisor.
///
/// @param id      its id
/// @param name    the administrator's name for it
/// @param address its DNS name or IP address
/// @param cluster the cluster it belongs to
/// @param up      whether it can run VMs and transfers
public record Host(UUID id, String name, String address, UUID cluster, boolean up) {}
