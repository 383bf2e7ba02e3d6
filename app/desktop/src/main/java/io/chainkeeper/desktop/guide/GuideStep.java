package io.chainkeeper.desktop.guide;

/// The guide's steps, in order, and the end.
public enum GuideStep {
    BACKUP,
    CHANGE,
    AGAIN,
    RESTORE,
    DONE;

    /// The end of its texts' keys.
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
