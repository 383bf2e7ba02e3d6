package io.chainkeeper.jobs.attach;

import java.io.IOException;

/// The process that answers is there, but not for us: it is another version, or has another engine or
/// repository than was wished.
public final class NotWelcome extends IOException {
    private static final long serialVersionUID = 1L;

    NotWelcome(String why) {
        super(why);
    }
}
