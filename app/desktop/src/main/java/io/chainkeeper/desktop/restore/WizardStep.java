package io.chainkeeper.desktop.restore;

import java.util.Locale;
import java.util.Optional;

/// The wizard's pages, in order.
public enum WizardStep {
    /// Which moment.
    POINT,
    /// The whole VM or some disks.
    WHAT,
    /// New VM, existing VM, files.
    WHERE,
    /// Names, places and networks there.
    MAPPING,
    /// What will happen, in plain words.
    REVIEW,
    /// It happens.
    PROGRESS,
    /// What has happened, and what to do next.
    RESULT;

    /// The end of its text's key.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether nothing has been sent while it is shown, so that a person may go back and forth.
    boolean asks() {
        return compareTo(REVIEW) <= 0;
    }

    /// The page before it, if a person may go there.
    Optional<WizardStep> before() {
        return asks() && this != POINT ? Optional.of(values()[ordinal() - 1]) : Optional.empty();
    }
}
