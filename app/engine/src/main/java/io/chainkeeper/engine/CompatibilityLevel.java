package io.chainkeeper.engine;

/// The compatibility level of a cluster, or a VM's own: what the engine allows for its VMs depends on it far more than
/// on the engine's version.
///
/// @param major such as 4
/// @param minor such as 7
public record CompatibilityLevel(int major, int minor) implements Comparable<CompatibilityLevel> {
    /// What we assume when the engine does not say: the lowest level on which a full live backup exists.
    public static final CompatibilityLevel UNKNOWN = new CompatibilityLevel(0, 0);

    /// Incremental and cold backups exist from 4.5 on.
    public boolean incremental() {
        return compareTo(new CompatibilityLevel(4, 5)) >= 0;
    }

    /// Backups read from a temporary snapshot (hybrid) by default from 4.7 on.
    public boolean hybrid() {
        return compareTo(new CompatibilityLevel(4, 7)) >= 0;
    }

    @Override
    public int compareTo(CompatibilityLevel other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return this.equals(UNKNOWN) ? "unknown" : major + "." + minor;
    }
}
