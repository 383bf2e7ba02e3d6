package io.chainkeeper.jobs.settings;

import java.io.IOException;

/// The sealed file was not opened, or not written.
public final class SealException extends IOException {
    private static final long serialVersionUID = 1L;

    /// Why.
    public enum Reason {
        /// The passphrase does not fit. A file whose first bytes are damaged can't be told from that.
        WRONG_PASSPHRASE,
        /// The passphrase fits, or was never tried, and the file is not what was written.
        DAMAGED,
        /// It asks for more memory or time than any file of ours: it was not made by us.
        TOO_COSTLY,
        /// A newer program wrote it.
        NEWER,
        /// A passphrase so short that it could be guessed.
        TOO_SHORT,
        /// There is no sealed file, or it is closed.
        NOT_OPEN,
        /// There is one already.
        EXISTS
    }

    private final Reason reason;

    SealException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    SealException(Reason reason, Exception cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }
}
