package io.chainkeeper.jobs.attach;

import java.io.IOException;

/// A message that is not what it should be, with its number in JSON-RPC 2.0.
final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    /// Ours: the question was understood and did not work; `data` says why.
    static final int FAILED = -32000;
    /// Ours: wrong token, another version, or another engine.
    static final int NOT_WELCOME = -32001;

    private final int code;

    Refused(int code, String words) {
        super(words);
        this.code = code;
    }

    int code() {
        return code;
    }
}
