package io.chainkeeper.engine;

import java.io.Serial;

/// The engine's single sign-on did not accept the login.
public final class SignInRefused extends EngineException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String user;
    private final String code;
    private final String words;

    SignInRefused(String user, String code, String words) {
        super("sign-in of " + user + " refused: " + code + " " + words, null);
        this.user = user;
        this.code = code;
        this.words = words;
    }

    /// The user as typed, with the profile.
    public String user() {
        return user;
    }

    /// The error code of single sign-on, such as `access_denied`.
    public String code() {
        return code;
    }

    /// The engine's own explanation, may be empty.
    public String words() {
        return words;
    }
}
