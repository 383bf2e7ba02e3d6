package io.chainkeeper.lab.model;

/// A compatibility level of a cluster or VM, such as 4.7; most of the engine's switches follow it.
///
/// @param major the number before the dot, at least 1
/// @param minor the number after it
public record CompatibilityLevel(int major, int minor) implements Comparable<CompatibilityLevel> {

    public CompatibilityLevel {
        if (major < 1 || minor < 0) {
            throw new IllegalArgumentException("compatibility level " + major + "." + minor);
        }
    }

    /// Reads "4.7".
    ///
    /// @throws IllegalArgumentException when the text is not two numbers with a dot between
    public static CompatibilityLevel parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("compatibility level " + text);
        }
        return new CompatibilityLevel(
                Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    /// Whether this level is the given one or a later one.
    public boolean atLeast(int otherMajor, int otherMinor) {
        return compareTo(new CompatibilityLevel(otherMajor, otherMinor)) >= 0;
    }

    @Override
    public int compareTo(CompatibilityLevel other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
