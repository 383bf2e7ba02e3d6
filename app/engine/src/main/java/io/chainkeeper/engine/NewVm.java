package io.chainkeeper.engine;

import java.util.UUID;

/// A VM to create from the configuration that was saved with a restore point.
///
/// @param name    it gets, whatever the configuration says
/// @param cluster it will live in
/// @param ovf     the saved configuration, through [OvfForRestore#clean(String)], so that the engine does not attach
///                disks by old ids
/// @param newIds  new ids and new MACs (a copy beside the original) rather than the saved ones
public record NewVm(String name, UUID cluster, String ovf, boolean newIds) {
    /// Refuses an empty name or configuration.
    public NewVm {
        if (name.isBlank() || ovf.isBlank()) {
            throw new IllegalArgumentException("a VM needs a name and a configuration");
        }
    }
}
