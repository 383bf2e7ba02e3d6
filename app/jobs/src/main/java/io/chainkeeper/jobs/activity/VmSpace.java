package io.chainkeeper.jobs.activity;

import java.util.UUID;

/// The space that one VM's points take.
///
/// @param vm       the VM
/// @param name     its name in the newest point
/// @param used     payload of its points, in bytes
/// @param points   how many there are
/// @param verified how much of them was read back lately
public record VmSpace(UUID vm, String name, long used, int points, Coverage verified) {}
