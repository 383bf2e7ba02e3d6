package io.chainkeeper.desktop.shell;

import io.chainkeeper.jobs.settings.Appearance;

/// Day, night, or whatever the system says.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /// The theme as it is kept.
    public Appearance.Theme kept() {
        return switch (this) {
            case SYSTEM -> Appearance.Theme.SYSTEM;
            case LIGHT -> Appearance.Theme.LIGHT;
            case DARK -> Appearance.Theme.DARK;
        };
    }

    /// The theme that was kept.
    public static Theme of(Appearance.Theme kept) {
        return switch (kept) {
            case SYSTEM -> SYSTEM;
            case LIGHT -> LIGHT;
            case DARK -> DARK;
        };
    }
}
