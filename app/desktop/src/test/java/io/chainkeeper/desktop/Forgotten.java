package io.chainkeeper.desktop;

import java.lang.ref.WeakReference;

/// Whether the collector may have something.
public final class Forgotten {
    private static final int COLLECTIONS = 50;

    private Forgotten() {}

    /// Collects garbage until it is gone; gives up after so many that would not have it.
    public static boolean is(WeakReference<?> thing) {
        for (int i = 0; i < COLLECTIONS && thing.get() != null; i++) {
            System.gc();
        }
        return thing.refersTo(null);
    }
}
