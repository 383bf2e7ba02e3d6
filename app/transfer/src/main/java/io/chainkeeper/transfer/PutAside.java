package io.chainkeeper.transfer;

/// The run is paused and others wait for a seat: what is half done is given up, and begun again when it goes on.
final class PutAside extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PutAside() {
        super("put aside while the run is paused", null, false, false);
    }
}
