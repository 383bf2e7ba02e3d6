package io.chainkeeper.desktop.settings;

import java.util.Locale;

/// The sections of the settings, in their order.
public enum Section {
    CONNECTIONS("fth-cloud"),
    PASSWORDS("fth-lock"),
    LIMITS("fth-sliders"),
    NOTICES("fth-bell"),
    LOOKS("fth-sun"),
    BACKGROUND("fth-power"),
    MOVE("fth-package");

    private final String icon;

    Section(String icon) {
        this.icon = icon;
    }

    /// The icon's literal.
    public String icon() {
        return icon;
    }

    /// The key of its name.
    public String key() {
        return "settings.section." + name().toLowerCase(Locale.ROOT);
    }
}
