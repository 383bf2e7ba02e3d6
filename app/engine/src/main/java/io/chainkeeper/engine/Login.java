package io.chainkeeper.engine;

/// Who signs in. Its text form hides the password, so that a log line cannot leak it.
///
/// @param user     with the profile after the last `@`, such as `admin@internal`
/// @param password as typed
public record Login(String user, String password) {
    /// Refuses an empty user; an empty password is the engine's to judge.
    public Login {
        if (user.isBlank()) {
            throw new IllegalArgumentException("the user is empty");
        }
    }

    @Override
    public String toString() {
        return "Login[user=" + user + ", password=hidden]";
    }
}
