package io.chainkeeper.desktop.watch;

/// How news is meant: decides colour and icon, never alone.
public enum Tone {
    /// It works.
    CALM,
    /// It ended well.
    OK,
    /// It ended, and something should be known.
    WARN,
    /// It ended badly.
    ALARM;

    /// The style class.
    public String style() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
