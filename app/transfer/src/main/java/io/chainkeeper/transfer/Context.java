package io.chainkeeper.transfer;

/// Which question the server's extents answer.
public enum Context {
    /// Where data lies and where zeroes.
    ZERO("zero"),
    /// What changed since the checkpoint that an incremental backup started from.
    DIRTY("dirty");

    private final String apiName;

    Context(String apiName) {
        this.apiName = apiName;
    }

    String apiName() {
        return apiName;
    }
}
