package io.chainkeeper.transfer;

/// Takes a server's extents one after another, while the list is still arriving.
///
/// It should be quick: the server cuts a client that stops reading for long.
@FunctionalInterface
public interface ExtentSink {
    /// The next extent; it begins where the one before it ended.
    ///
    /// @throws TransferException to stop the list here; the caller of [ImageClient#extents] gets it
    void accept(ServerExtent extent) throws TransferException;
}
