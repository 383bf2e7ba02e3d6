package io.chainkeeper.transfer;

import java.io.IOException;

/// What notes about an image claim is not so, or can't be.
final class Doubtful extends IOException {
    private static final long serialVersionUID = 1L;

    Doubtful(String what) {
        super(what);
    }
}
