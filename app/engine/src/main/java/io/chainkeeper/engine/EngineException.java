package io.chainkeeper.engine;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// What can go wrong between us and an engine, sorted by who has to act.
///
/// The message is for logs; the facts are in the accessors of each kind. No message ever contains a password or a
/// token.
public abstract sealed class EngineException extends Exception
        permits EngineUnreachable, SignInRefused, EngineRefused, EngineTrouble {
    @Serial
    private static final long serialVersionUID = 1L;

    EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
