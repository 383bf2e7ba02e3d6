package io.chainkeeper.desktop.shell;

/// What can fill the frame, in the order of the rail.
public enum Screen {
    OVERVIEW("fth-home"),
    MACHINES("fth-server"),
    TRANSFERS("fth-activity"),
    POINTS("fth-archive"),
    SCHEDULES("fth-clock"),
    ACTIVITY("fth-list"),
    REPOSITORIES("fth-hard-drive"),
    DOCTOR("fth-life-buoy"),
    SETTINGS("fth-settings"),
    /// The built-in lab's own panel: on the rail only while the lab is open.
    LAB("fth-thermometer"),
    /// Not on the rail: opened by a button, left by its own.
    RESTORE(""),
    /// Not on the rail: the first steps in an empty workplace, left by their own buttons.
    BEGIN("");

    private final String icon;

    Screen(String icon) {
        this.icon = icon;
    }

    /// Whether a person gets there by the rail.
    public boolean onRail() {
        return !icon.isEmpty();
    }

    /// The icon's literal.
    public String icon() {
        return icon;
    }

    /// The key of its name.
    public String key() {
        return "shell.rail." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
