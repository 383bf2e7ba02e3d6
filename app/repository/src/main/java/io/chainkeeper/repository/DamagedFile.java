package io.chainkeeper.repository;

import java.nio.file.Path;

/// A file of the repository is missing, cut, changed, or does not say what it must.
public final class DamagedFile extends RepositoryException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    DamagedFile(Path file, String reason) {
        super(file, file + ": " + reason);
        this.reason = reason;
    }

    /// What is wrong with it, for a log or a details pane.
    public String reason() {
        return reason;
    }
}
