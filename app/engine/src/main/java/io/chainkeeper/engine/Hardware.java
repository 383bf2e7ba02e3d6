package io.chainkeeper.engine;

import java.util.Optional;

/// What a VM is made of, as far as a person asks for it before restoring. Empty is what the engine did not say.
///
/// @param memory   in bytes
/// @param cpus     sockets × cores × threads
/// @param biosType the engine's word, such as `q35_secure_boot`
/// @param osType   the engine's word, such as `rhel_9x64`
/// @param tpm      whether the VM has a TPM; engines before 4.5 do not say it
public record Hardware(
        Optional<Long> memory,
        Optional<Integer> cpus,
        Optional<String> biosType,
        Optional<String> osType,
        Optional<Boolean> tpm) {
    /// The engine said nothing.
    public static final Hardware UNKNOWN =
            new Hardware(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
