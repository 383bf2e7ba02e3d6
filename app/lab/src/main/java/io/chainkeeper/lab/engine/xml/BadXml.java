package io.chainkeeper.lab.engine.xml;

/// What a client sent is not a document that the engine reads.
public final class BadXml extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param why what is wrong with it
    public BadXml(String why) {
        super(why);
    }
}
