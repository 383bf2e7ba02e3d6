package io.chainkeeper.lab.engine;

/// The path names something that is not there: 404 with an empty body, as the engine answers.
final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFound() {
        super("not found", null, false, false);
    }
}
