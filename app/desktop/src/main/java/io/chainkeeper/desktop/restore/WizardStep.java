package io.chainkeeper.desktop.restore;

/// The wizard's pages, in order.
public enum WizardStep {
    POINT,
    DESTINATION,
    REVIEW,
    PROGRESS;

    /// The end of its text's key.
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
