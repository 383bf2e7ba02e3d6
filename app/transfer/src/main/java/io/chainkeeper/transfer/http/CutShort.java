package io.chainkeeper.transfer.http;

import java.io.EOFException;

/// The connection ended before the answer did.
public final class CutShort extends EOFException {
    private static final long serialVersionUID = 1L;

    CutShort(String message) {
        super(message);
    }
}
