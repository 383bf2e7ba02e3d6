package io.chainkeeper.lab.trouble;

/// Sees every request to the lab's engine and image server before it is carried out, and decides its fate. Called
/// by many connections at once; whoever takes long here makes that request slow.
@FunctionalInterface
public interface Watcher {
    /// Who is asked.
    enum Server {
        ENGINE,
        IMAGES
    }

    /// What becomes of a request.
    enum Fate {
        /// It is carried out and answered.
        ANSWERED,
        /// Its connection is cut, and nothing is done.
        UNHEARD,
        /// It is carried out, and its connection is cut instead of an answer.
        UNANSWERED,
        /// It is carried out, and what [#instead] says is sent instead of the answer.
        FALSIFIED
    }

    /// A request is there.
    ///
    /// @param method as sent, for example `GET`
    /// @param path   percent-decoded, without the query
    Fate asked(Server server, String method, String path);

    /// A request that will not be answered was carried out, and its connection is about to be cut.
    default void carriedOut(Server server, String method, String path) {}

    /// What to send instead of an answer, and then.
    ///
    /// @param honest the answer as it would be sent: head and body
    default RawAnswer instead(Server server, String method, String path, byte[] honest) {
        return new RawAnswer(honest, RawAnswer.End.STAYS);
    }

    /// What was sent instead of an answer has ended, or the client has had enough of it.
    ///
    /// @param said  what [#instead] gave
    /// @param bytes how many the client took; some of them may lie in buffers of the network
    default void toldInstead(Server server, String method, String path, RawAnswer said, long bytes) {}
}
