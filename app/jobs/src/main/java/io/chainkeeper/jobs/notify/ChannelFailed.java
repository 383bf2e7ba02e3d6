package io.chainkeeper.jobs.notify;

/// A message is not known to have arrived.
public final class ChannelFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /// What a person can do something about.
    public enum Reason {
        /// There is no such way on this system, or nobody answers there.
        NOT_HERE,
        /// The server was not reached, or did not answer in time.
        NOT_REACHED,
        /// The server's certificate is not trusted, or it offers no TLS.
        NOT_TRUSTED,
        /// The server did not accept user and password.
        SIGN_IN,
        /// The server answered, and refused.
        REFUSED,
        /// The password or address is not there: it was kept for an earlier session only.
        NO_SECRET
    }

    private final Reason reason;

    /// @param detail the server's words or the system's; never an address that works like a password
    public ChannelFailed(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /// What a person can do something about.
    public Reason reason() {
        return reason;
    }

    /// The server's words, or the system's.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
