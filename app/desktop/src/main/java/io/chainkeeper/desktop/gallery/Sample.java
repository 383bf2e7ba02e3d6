package io.chainkeeper.desktop.gallery;

/// How much a picture has to show.
enum Sample {
    NOTHING,
    FEW,
    MANY,
    EXTREME;

    /// The key of its name.
    String key() {
        return "gallery.sample." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
