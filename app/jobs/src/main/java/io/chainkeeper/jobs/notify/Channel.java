package io.chainkeeper.jobs.notify;

/// A way to a person. Sending takes its time, but never longer than its limits: not for the FX thread.
public interface Channel {
    /// Which way.
    enum Way {
        /// A notice on this computer's screen.
        DESKTOP,
        /// A mail.
        MAIL,
        /// A JSON document, posted to an address.
        WEBHOOK
    }

    /// Which way it is.
    Way way();

    /// Sends a message, once.
    ///
    /// @throws ChannelFailed when it is not known to have arrived
    void send(Message message) throws ChannelFailed;
}
