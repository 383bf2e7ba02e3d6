package io.chainkeeper.jobs.attach;

import java.util.Map;

/// What a caller says first, on every connection.
///
/// @param token    as the runner's file has it
/// @param contract fingerprint of what the caller will ask
/// @param wishes   facts that must hold at the other side; facts that it does not know hold
record Hello(String token, String contract, Map<String, String> wishes) {
    /// Keeps its own copy of the map.
    Hello {
        wishes = Map.copyOf(wishes);
    }

    /// Without the token, which is a secret.
    @Override
    public String toString() {
        return "Hello " + contract + " " + wishes;
    }
}
