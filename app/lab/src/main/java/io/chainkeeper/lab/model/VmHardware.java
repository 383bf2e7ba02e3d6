package io.chainkeeper.lab.model;

/// What a VM is built of, as far as its configuration is kept.
///
/// @param memory in bytes
/// @param maxMemory in bytes, at least `memory`
/// @param sockets number of CPU sockets
/// @param cores per socket
/// @param threads per core
/// @param osType the engine's name of the guest system, such as `rhel_9x64`
/// @param bios `q35_sea_bios`, `i440fx_sea_bios`, `q35_ovmf`, `q35_secure_boot`
/// @param type `server`, `desktop` or `high_performance`
/// @param tpm whether it has a TPM device
/// @param highlyAvailable whether the engine starts it again when its host dies
public record VmHardware(
        long memory,
        long maxMemory,
        int sockets,
        int cores,
        int threads,
        String osType,
        String bios,
        String type,
        boolean tpm,
        boolean highlyAvailable) {
    /// One socket, one core, 1 GiB: a small Linux server.
    public static final VmHardware SMALL =
            new VmHardware(1L << 30, 4L << 30, 1, 1, 1, "rhel_9x64", "q35_sea_bios", "server", false, false);

    /// The same with a TPM or without.
    public VmHardware withTpm(boolean other) {
        return new VmHardware(memory, maxMemory, sockets, cores, threads, osType, bios, type, other, highlyAvailable);
    }

    public VmHardware {
        if (memory < 1 || maxMemory < memory || sockets < 1 || cores < 1 || threads < 1) {
            throw new IllegalArgumentException("hardware of " + memory + " bytes, " + sockets + "×" + cores + " cores");
        }
    }
}
